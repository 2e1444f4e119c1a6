#include "common/base/config.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

/// The value that the text means for this setting; invalid when it means none.
QVariant parse(const ConfigEntry &entry, const QString &text)
{
    switch (entry.type) {
    case ConfigEntry::Type::Text:
        return text;
    case ConfigEntry::Type::Integer: {
        bool valid = false;
        const qint64 number = text.toLongLong(&valid);
        return valid && number >= entry.minimum && number <= entry.maximum ? QVariant(number)
                                                                           : QVariant();
    }
    case ConfigEntry::Type::Boolean:
        return text == "true"_L1 ? QVariant(true)
            : text == "false"_L1 ? QVariant(false)
                                 : QVariant();
    }
    return {};
}

} // namespace

Config::Config(const QList<ConfigEntry> &entries) : m_entries(entries)
{
    for (const ConfigEntry &entry : entries) {
        m_values.insert(QString::fromLatin1(entry.key), entry.initial);
    }
}

Result<void> Config::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        return fail("file_unreadable", "", {{u"file"_s, path}});
    }
    int number = 0;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        ++number;
        if (line.isEmpty() || line.startsWith(u'#')) {
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 1) {
            return fail("config_malformed", "", {{u"file"_s, path}, {u"line"_s, number}});
        }
        TRY(set(line.left(equals).trimmed(), line.mid(equals + 1).trimmed()));
    }
    return {};
}

Result<void> Config::set(const QString &key, const QString &value)
{
    const ConfigEntry *const entry = find(key);
    if (entry == nullptr) {
        return fail("config_key_unknown", "", {{u"key"_s, key}});
    }
    const QVariant parsed = parse(*entry, value);
    if (!parsed.isValid()) {
        return fail("config_value_malformed", "", {{u"key"_s, key}, {u"value"_s, value}});
    }
    m_values.insert(key, parsed);
    return {};
}

QString Config::text(const char *key) const
{
    return value(key, ConfigEntry::Type::Text).toString();
}

qint64 Config::integer(const char *key) const
{
    return value(key, ConfigEntry::Type::Integer).toLongLong();
}

bool Config::boolean(const char *key) const
{
    return value(key, ConfigEntry::Type::Boolean).toBool();
}

QString Config::toFile() const
{
    QString file;
    for (const ConfigEntry &entry : m_entries) {
        const QString key = QString::fromLatin1(entry.key);
        file += u"# %1\n%2 = %3\n"_s.arg(QString::fromUtf8(entry.help), key,
                                         m_values.value(key).toString());
    }
    return file;
}

const ConfigEntry *Config::find(const QString &key) const
{
    for (const ConfigEntry &entry : m_entries) {
        if (key == QLatin1String(entry.key)) {
            return &entry;
        }
    }
    return nullptr;
}

const QVariant &Config::value(const char *key, ConfigEntry::Type type) const
{
    const auto found = m_values.constFind(QString::fromLatin1(key));
    Q_ASSERT_X(found != m_values.constEnd(), "Config", key);
    Q_ASSERT_X(find(found.key())->type == type, "Config", key);
    Q_UNUSED(type);
    return *found;
}

} // namespace kontor
