#include "app/session/outbox_file.h"

#include "app/session/log.h"
#include "app/session/outbox_rows.h"
#include "common/store/sealed_vfs.h"
#include "common/store/store.h"

#include <QFile>
#include <QFileInfo>

namespace kontor {

namespace {

/// What SQLite keeps beside a database.
const QStringList &besideDatabase()
{
    static const QStringList suffixes{QStringLiteral("-wal"), QStringLiteral("-shm")};
    return suffixes;
}

void removeDatabase(const QString &path)
{
    QFile::remove(path);
    for (const QString &suffix : besideDatabase()) {
        QFile::remove(path + suffix);
    }
}

Result<void> rename(const QString &from, const QString &to)
{
    return require(QFile::rename(from, to), "database_failed", "",
                   {{QStringLiteral("detail"), QStringLiteral("%1 cannot be named").arg(to)}});
}

Result<std::unique_ptr<Store>> openStore(const QString &path, const QByteArray &key,
                                         const Clock &clock)
{
    StoreOptions options;
    options.url = QStringLiteral("sqlite:") + path;
    options.bookkeeping = outbox::tables();
    options.key = key;
    return Store::open(options, clock);
}

struct Table {
    QString name;
    QStringList columns;
    QList<FieldType> types;
};

QList<Table> tables()
{
    using Type = FieldType;
    return {
        {QStringLiteral("command"),
         {QStringLiteral("number"), QStringLiteral("id"), QStringLiteral("name"),
          QStringLiteral("record"), QStringLiteral("title"), QStringLiteral("made_at"),
          QStringLiteral("state"), QStringLiteral("decided"), QStringLiteral("command"),
          QStringLiteral("outcome"), QStringLiteral("settled_at")},
         {Type::Integer, Type::Reference, Type::Text, Type::Reference, Type::Text, Type::Integer,
          Type::Integer, Type::Boolean, Type::Bytes, Type::Bytes, Type::Integer}},
        {QStringLiteral("counter"),
         {QStringLiteral("name"), QStringLiteral("value")},
         {Type::Text, Type::Integer}}};
}

Result<void> copyRows(Store &from, Store &to)
{
    for (const Table &table : tables()) {
        TRY_ASSIGN(const Rows rows, from.read<Rows>([&table](Tx &tx) {
            return tx.rows(QStringLiteral("SELECT %1 FROM %2")
                               .arg(table.columns.join(QLatin1Char(',')), table.name),
                           {}, table.types);
        }));
        if (!rows.isEmpty()) {
            TRY(to.write<void>(
                QUuid(), [&](Tx &tx) { return tx.insertRows(table.name, table.columns, rows); }));
        }
    }
    return {};
}

} // namespace

Result<void> sealOutbox(const QString &path, const QByteArray &key, const Clock &clock)
{
    const QString sealed = path + QStringLiteral(".sealed");
    if (isPlainDatabase(path)) {
        qCInfo(lcSession) << "the outbox of an earlier version is sealed";
        removeDatabase(sealed);
        {
            TRY_ASSIGN(const auto from, openStore(path, {}, clock));
            TRY_ASSIGN(const auto to, openStore(sealed, key, clock));
            TRY(copyRows(*from, *to));
        }
        // Closed, all of it lies in the file itself; else the disk did not take it.
        TRY(require(!QFile::exists(sealed + besideDatabase().first()), "disk_full"));
        removeDatabase(path);
    }
    // The plain one goes only when the sealed one is whole.
    if (!QFile::exists(path) && QFile::exists(sealed)) {
        removeDatabase(path);
        return rename(sealed, path);
    }
    return {};
}

Result<QString> setOutboxAside(const QString &path, const QUuid &keyId)
{
    const QString begin =
        QFileInfo(path).path() + QStringLiteral("/outbox-") + keyId.toString(QUuid::WithoutBraces);
    QString aside = begin + QStringLiteral(".sqlite");
    for (int number = 2; QFile::exists(aside); ++number) {
        aside = QStringLiteral("%1-%2.sqlite").arg(begin).arg(number);
    }
    // The log first: the other way round it would be taken for that of a new outbox.
    const QString &log = besideDatabase().first();
    if (QFile::exists(path + log)) {
        TRY(rename(path + log, aside + log));
    }
    if (QFile::exists(path)) {
        TRY(rename(path, aside));
    }
    return aside;
}

} // namespace kontor
