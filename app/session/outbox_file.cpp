#include "app/session/outbox_file.h"

#include "app/session/database_files.h"
#include "app/session/log.h"
#include "app/session/outbox_rows.h"
#include "common/store/sealed_vfs.h"
#include "common/store/store.h"

#include <QFile>
#include <QFileInfo>

namespace kontor {

namespace {

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
        databaseFiles::remove(sealed);
        {
            TRY_ASSIGN(const auto from, openStore(path, {}, clock));
            TRY_ASSIGN(const auto to, openStore(sealed, key, clock));
            TRY(copyRows(*from, *to));
        }
        // Closed, all of it lies in the file itself; else the disk did not take it.
        TRY(require(!QFile::exists(databaseFiles::logOf(sealed)), "disk_full"));
        databaseFiles::remove(path);
    }
    // The plain one goes only when the sealed one is whole.
    if (!QFile::exists(path) && QFile::exists(sealed)) {
        databaseFiles::remove(path);
        return databaseFiles::rename(sealed, path);
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
    if (QFile::exists(databaseFiles::logOf(path))) {
        TRY(databaseFiles::rename(databaseFiles::logOf(path), databaseFiles::logOf(aside)));
    }
    if (QFile::exists(path)) {
        TRY(databaseFiles::rename(path, aside));
    }
    return aside;
}

} // namespace kontor
