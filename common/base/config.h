#pragma once

#include "common/base/result.h"

#include <QHash>
#include <QList>
#include <QVariant>

#include <limits>

namespace kontor {

/// One setting of a program. A program lists all of its settings in one table of these.
struct ConfigEntry {
    enum class Type { Text, Integer, Boolean };

    const char *key = ""; ///< in the file and as an option of the command line
    Type type = Type::Text;
    QVariant initial;      ///< when nobody says anything else
    const char *help = ""; ///< one sentence for the administrator
    qint64 minimum = 0;    ///< of an Integer
    qint64 maximum = std::numeric_limits<int>::max();
};

/// The settings of a program: what its table says, over it what a file says, over it what the
/// command line says.
///
/// The file has a line `key = value` for each setting; lines that begin with # are comments. A
/// value reaches to the end of its line and needs no quotes, so an address or a password may hold
/// anything.
class Config
{
public:
    explicit Config(const QList<ConfigEntry> &entries);

    /// Errors: file_unreadable (args: file), config_malformed (args: file, line), those of set().
    Result<void> readFile(const QString &path);
    /// Errors: config_key_unknown (args: key), config_value_malformed (args: key, value).
    Result<void> set(const QString &key, const QString &value);

    /// The key must be in the table, with this type.
    QString text(const char *key) const;
    qint64 integer(const char *key) const;
    bool boolean(const char *key) const;

    const QList<ConfigEntry> &entries() const { return m_entries; }
    /// All settings as a file that readFile() reads, each under its help.
    QString toFile() const;

private:
    const ConfigEntry *find(const QString &key) const;
    const QVariant &value(const char *key, ConfigEntry::Type type) const;

    QList<ConfigEntry> m_entries;
    QHash<QString, QVariant> m_values;
};

} // namespace kontor
