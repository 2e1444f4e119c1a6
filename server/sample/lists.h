#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace kontor::sample {

/// One of the lists of names and texts in resources/sample, in one of the two languages.
class Lists
{
public:
    /// `name` is that of the file without its ending.
    Lists(const char *name, bool inChinese);

    QJsonArray array(const char *key) const;
    QJsonObject object(const char *key) const;
    QStringList strings(const char *key) const;
    /// What a text says in the language of the lists: {"zh": ..., "en": ...}.
    QString text(const QJsonValue &value) const;
    QString text(const char *key) const { return text(m_json.value(QLatin1String(key))); }
    bool inChinese() const { return m_inChinese; }

private:
    QJsonObject m_json;
    bool m_inChinese;
};

} // namespace kontor::sample
