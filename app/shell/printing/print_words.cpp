#include "app/shell/printing/print_words.h"

#include "app/shell/log.h"

namespace kontor {

PrintLanguage printLanguageFrom(const QString &code)
{
    if (code == QLatin1String("zh_CN")) {
        return PrintLanguage::Chinese;
    }
    return code == QLatin1String("en") ? PrintLanguage::English : PrintLanguage::Both;
}

QString toCode(PrintLanguage language)
{
    switch (language) {
    case PrintLanguage::Chinese:
        return QStringLiteral("zh_CN");
    case PrintLanguage::English:
        return QStringLiteral("en");
    case PrintLanguage::Both:
        break;
    }
    return QStringLiteral("both");
}

PrintWords::PrintWords(PrintLanguage language) : m_language(language)
{
    if (hasChinese()
        && !m_translator.load(QStringLiteral("kontor_zh_CN"), QStringLiteral(":/i18n"))) {
        qCWarning(lcApp, "no Chinese texts for printing");
    }
}

QString PrintWords::chinese(const Label &label) const
{
    const QString text = m_translator.translate(label.context, label.text);
    return text.isEmpty() ? QString::fromUtf8(label.text) : text;
}

QString PrintWords::label(const Label &label) const
{
    return either(hasChinese() ? chinese(label) : QString(), QString::fromUtf8(label.text));
}

QString PrintWords::inlined(const Label &of) const
{
    return label(of).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString PrintWords::either(const QString &chineseText, const QString &english) const
{
    switch (m_language) {
    case PrintLanguage::Chinese:
        return chineseText;
    case PrintLanguage::English:
        return english;
    case PrintLanguage::Both:
        break;
    }
    return chineseText == english ? english : chineseText + QLatin1Char('\n') + english;
}

QLocale PrintWords::locale() const
{
    return m_language == PrintLanguage::English ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                                : QLocale(QLocale::Chinese, QLocale::China);
}

} // namespace kontor
