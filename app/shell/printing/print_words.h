#pragma once

#include "common/model/field.h"

#include <QLocale>
#include <QTranslator>

namespace kontor {

/// What a printed document speaks.
enum class PrintLanguage { Chinese, English, Both };

/// "zh_CN", "en" or "both".
PrintLanguage printLanguageFrom(const QString &code);
QString toCode(PrintLanguage language);

/// The words of a printed document, whatever the program itself speaks at the moment.
class PrintWords
{
    Q_DISABLE_COPY_MOVE(PrintWords)

public:
    explicit PrintWords(PrintLanguage language);

    PrintLanguage language() const { return m_language; }
    /// In both languages: Chinese, then English on the next line.
    QString label(const Label &label) const;
    QString text(const char *context, const char *source) const
    {
        return label(Label{context, source});
    }
    /// On one line, for where there is no room for two.
    QString inlined(const Label &label) const;
    /// One of two texts that a template holds.
    QString either(const QString &chinese, const QString &english) const;
    /// Dates and numbers are written so: as in China unless the document is in English only.
    QLocale locale() const;
    bool hasChinese() const { return m_language != PrintLanguage::English; }
    bool hasEnglish() const { return m_language != PrintLanguage::Chinese; }

private:
    QString chinese(const Label &label) const;

    PrintLanguage m_language;
    QTranslator m_translator;
};

} // namespace kontor
