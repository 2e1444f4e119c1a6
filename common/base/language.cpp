#include "common/base/language.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace kontor {

namespace {
Q_LOGGING_CATEGORY(lcLanguage, "kontor.language")
} // namespace

QList<std::pair<QString, QString>> Language::all()
{
    return {{QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
            {QStringLiteral("en"), QStringLiteral("English")}};
}

Language::~Language()
{
    for (const auto &translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
}

void Language::use(const QString &code)
{
    const bool chinese = code.isEmpty() ? QLocale::system().language() == QLocale::Chinese
                                        : code.startsWith(QLatin1String("zh"));
    m_code = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    for (const auto &translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
    m_translators.clear();
    // English dates read like those of the rest of the world: 31 Mar 2026, not 3/31/26.
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English, QLocale::UnitedKingdom));
    install(QStringLiteral("kontor_") + m_code);
    if (chinese) {
        // What Qt itself says: menus of text fields, buttons of its dialogs.
        install(QStringLiteral("qt_zh_CN"));
    }
}

void Language::install(const QString &file)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, QStringLiteral(":/i18n"))) {
        qCWarning(lcLanguage, "no translation %s", qPrintable(file));
        return;
    }
    QCoreApplication::installTranslator(translator.get());
    m_translators.push_back(std::move(translator));
}

} // namespace kontor
