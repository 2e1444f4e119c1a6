#include "common/store/store.h"

#include "common/store/log.h"
#include "common/store/migrator.h"
#include "common/store/postgres_store.h"
#include "common/store/sqlite_connection.h"
#include "common/store/sqlite_store.h"
#include "common/store/store_opener.h"

#include <QFile>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// Keeps a copy of an older database file beside it before it is changed.
Result<void> keepBeforeMigration(Connection &connection, const ConnectionOptions &options)
{
    if (options.kind != DatabaseKind::Sqlite || options.isInMemory() || !options.durable) {
        return {};
    }
    TRY_ASSIGN(const int found, storedVersion(connection));
    if (found == 0 || found >= Store::schemaVersion()) {
        return {};
    }
    const QString copy = u"%1.version%2"_s.arg(options.database).arg(found);
    QFile::remove(copy);
    qCInfo(lcStore) << "keeping the database as it was in" << copy;
    if (options.key.isEmpty()) {
        return copyDatabase(connection, copy);
    }
    // As it lies there; nobody else has it open yet.
    TRY(connection.command(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    return require(QFile::copy(options.database, copy), "backup_failed", "", {{u"detail"_s, copy}});
}

Schema::Indexes indexesFor(StoreOptions::Role role)
{
    switch (role) {
    case StoreOptions::Role::Copy:
        return Schema::Indexes::Copy;
    case StoreOptions::Role::NewCopy:
        return Schema::Indexes::NewCopy;
    case StoreOptions::Role::Original:
        break;
    }
    return Schema::Indexes::All;
}

/// Whether an earlier version has written the rows with their ids in letters; such a copy goes on
/// as it is until a new one takes its place.
Result<bool> hasIdsInLetters(Connection &connection, const Schema &schema)
{
    for (const Table &table : schema.tables()) {
        QString form;
        TRY(connection.select(
            "SELECT typeof(id) FROM "_L1 + table.quotedName + " LIMIT 1"_L1, {},
            [&form](const Row &row) { form = row.value(0, FieldType::Text).toText(); }));
        if (!form.isEmpty()) {
            return form == "text"_L1;
        }
    }
    return false;
}

StoreOpener &storeOpener()
{
    static StoreOpener opener;
    return opener;
}

} // namespace

void setStoreOpener(const StoreOpener &opener)
{
    storeOpener() = opener;
}

std::shared_ptr<const Schema> schemaFor(const StoreOptions &options)
{
    return std::make_shared<const Schema>(options.entities, indexesFor(options.role));
}

bool hasIdsInBytes(const StoreOptions &options)
{
    return options.role != StoreOptions::Role::Original;
}

Result<void> prepareTables(Connection &connection, const StoreOptions &options)
{
    return migrate(connection, connection.schema(), {migrationSteps(), options.bookkeeping});
}

int Store::schemaVersion()
{
    const QList<MigrationStep> steps = migrationSteps();
    return steps.isEmpty() ? 0 : steps.last().version;
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions &options, const Clock &clock)
{
    if (storeOpener()) {
        if (auto opened = storeOpener()(options, clock)) {
            return std::move(*opened);
        }
    }
    TRY_ASSIGN(ConnectionOptions connecting, ConnectionOptions::fromUrl(options.url));
    connecting.durable = options.durable;
    connecting.key = options.key;
    connecting.idsInBytes = hasIdsInBytes(options);
    const auto schema = schemaFor(options);
    TRY_ASSIGN(auto connection, Connection::open(connecting));
    connection->setSchema(schema);
    TRY(keepBeforeMigration(*connection, connecting));
    TRY(prepareTables(*connection, options));
    if (connecting.kind == DatabaseKind::Postgres) {
        return std::make_unique<PostgresStore>(connecting, schema, options.connections, clock);
    }
    if (connecting.idsInBytes) {
        TRY_ASSIGN(const bool letters, hasIdsInLetters(*connection, *schema));
        connecting.idsInBytes = !letters;
        static_cast<SqliteConnection &>(*connection).keepIdsInBytes(!letters);
    }
    return std::make_unique<SqliteStore>(connecting, std::move(connection), schema,
                                         options.connections, clock);
}

} // namespace kontor
