#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace kontor {

/// The language that a program speaks, for numbers and dates too; switchable while it runs. Whoever
/// switches builds his windows anew, since their texts were fetched when they were made. A program
/// that uses this links kontor_language, which has the translations.
class Language
{
public:
    /// The languages that are complete, as (code, own name) in the order they are offered.
    static QList<std::pair<QString, QString>> all();

    ~Language();
    /// `code` as in all(); empty: the system's, or English when that is not among them.
    void use(const QString &code);
    QString current() const { return m_code; }

private:
    void install(const QString &file);

    QString m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace kontor
