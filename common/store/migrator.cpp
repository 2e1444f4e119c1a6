#include "common/store/migrator.h"

#include "common/base/pinyin.h"
#include "common/store/gram_index.h"
#include "common/store/log.h"
#include "common/store/record_rows.h"

#include <QDir>
#include <QSet>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// The tables, columns and indexes of a database.
struct Existing {
    QHash<QString, QSet<QString>> tables;
    QSet<QString> indexes;
};

Result<Existing> existing(Connection &connection)
{
    Existing found;
    TRY(connection.select(connection.dialect().columnsQuery(), {}, [&](const Row &row) {
        found.tables[row.value(0, FieldType::Text).toText()].insert(
            row.value(1, FieldType::Text).toText());
    }));
    TRY(connection.select(connection.dialect().indexesQuery(), {}, [&](const Row &row) {
        found.indexes.insert(row.value(0, FieldType::Text).toText());
    }));
    return found;
}

Result<QString> meta(Connection &connection, const QString &key)
{
    QString value;
    TRY(connection.select(u"SELECT value FROM meta WHERE key = ?"_s, {Value(key)},
                          [&](const Row &row) { value = row.value(0, FieldType::Text).toText(); }));
    return value;
}

Result<void> setMeta(Connection &connection, const QString &key, const QString &value)
{
    TRY(connection.execute(u"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) "
                           "DO UPDATE SET value = excluded.value"_s,
                           {Value(key), Value(value)}));
    return {};
}

/// One run of the migration.
class Migration
{
public:
    Migration(Connection &connection, const Schema &schema, const MigrationOptions &options)
        : m_connection(connection), m_schema(schema), m_options(options)
    {
    }

    Result<void> run()
    {
        const QString lock = m_connection.dialect().lockSchema();
        if (!lock.isEmpty()) {
            TRY(m_connection.command(lock));
        }
        TRY(runSteps(m_options.steps));
        TRY_ASSIGN(m_existing, existing(m_connection));
        for (const Table &table : m_schema.tables()) {
            TRY(complete(table));
        }
        TRY(runAll(m_options.bookkeeping));
        for (const Table &table : m_schema.tables()) {
            TRY_ASSIGN(const bool refreshed, refreshDerived(table));
            if (refreshed && m_existing.tables.contains(grams::tableName(table))) {
                TRY(m_connection.command("DROP TABLE "_L1
                                         + Dialect::quoted(grams::tableName(table))));
            }
        }
        return {};
    }

private:
    Result<void> runAll(const QStringList &statements)
    {
        for (const QString &statement : statements) {
            const QString sql = m_connection.dialect().expanded(statement);
            if (!sql.isEmpty()) {
                TRY(m_connection.command(sql));
            }
        }
        return {};
    }

    Result<void> runSteps(const QList<MigrationStep> &steps)
    {
        TRY_ASSIGN(const int found, storedVersion(m_connection));
        const int known = steps.isEmpty() ? 0 : steps.last().version;
        if (found > known) {
            return fail("database_newer", "", {{u"found"_s, found}, {u"known"_s, known}});
        }
        if (found == known) {
            return {};
        }
        if (found == 0) {
            TRY(runAll({u"CREATE TABLE IF NOT EXISTS meta (key {text} NOT NULL PRIMARY KEY, "
                        "value {text} NOT NULL)"_s}));
        } else {
            for (const MigrationStep &step : steps) {
                if (step.version > found) {
                    qCInfo(lcStore) << "migrating to schema version" << step.version;
                    TRY(runAll(step.statements));
                }
            }
        }
        return setMeta(m_connection, u"schema_version"_s, QString::number(known));
    }

    Result<void> complete(const Table &table)
    {
        const Dialect &dialect = m_connection.dialect();
        const auto columns = m_existing.tables.constFind(table.name);
        if (columns == m_existing.tables.cend()) {
            TRY(m_connection.command(createTableSql(table, dialect)));
        } else {
            for (qsizetype i = 0; i < table.columns.size(); ++i) {
                if (!columns->contains(table.columns.at(i).name)) {
                    TRY(addColumn(table, i));
                }
            }
        }
        for (const Index &index : indexesOf(table, dialect, m_schema.indexes())) {
            if (!m_existing.indexes.contains(index.name)) {
                TRY(m_connection.command(index.sql));
            }
        }
        return {};
    }

    /// Records that were there before hold in the new field what a new record holds.
    Result<void> addColumn(const Table &table, qsizetype index)
    {
        const Column &column = table.columns.at(index);
        TRY(m_connection.command("ALTER TABLE "_L1 + table.quotedName + " ADD COLUMN "_L1
                                 + columnDefinition(table, column, m_connection.dialect())));
        const qsizetype field = index - table.firstField;
        if (index < table.readColumns() && !table.entity->fields.at(field).initial.isEmpty()) {
            TRY(m_connection.execute("UPDATE "_L1 + table.quotedName + " SET "_L1
                                         + Dialect::quoted(column.name) + " = ?"_L1,
                                     {table.entity->fields.at(field).initial}));
        }
        return {};
    }

    /// Answers whether derived columns of records that were there before are computed anew.
    Result<bool> refreshDerived(const Table &table)
    {
        if (table.derived.isEmpty()) {
            return false;
        }
        QStringList recipe{phoneticVersion()};
        for (const Field &field : table.entity->fields) {
            if (field.has(Searchable) || field.has(Phonetic)) {
                recipe.append(QString::fromLatin1(field.name)
                              + (field.has(Searchable) ? u's' : u'-')
                              + (field.has(Phonetic) ? u'p' : u'-'));
            }
        }
        const QString key = "derived."_L1 + table.name;
        TRY_ASSIGN(const QString stored, meta(m_connection, key));
        if (stored == recipe.join(u' ')) {
            return false;
        }
        const bool hadRecords = m_existing.tables.contains(table.name);
        if (hadRecords) {
            TRY(derive(table));
        }
        TRY(setMeta(m_connection, key, recipe.join(u' ')));
        return hadRecords;
    }

    Result<void> derive(const Table &table)
    {
        const QString select = "SELECT "_L1 + table.selectList + " FROM "_L1 + table.quotedName
            + " t WHERE t.id > ? ORDER BY t.id LIMIT 500"_L1;
        QStringList assignments;
        for (qsizetype i = table.readColumns(); i < table.columns.size(); ++i) {
            assignments.append(Dialect::quoted(table.columns.at(i).name) + " = ?"_L1);
        }
        const QString update = "UPDATE "_L1 + table.quotedName + " SET "_L1
            + assignments.join(", "_L1) + " WHERE id = ?"_L1;
        QList<Record> records;
        Value last(u"00000000-0000-0000-0000-000000000000"_s);
        do {
            records.clear();
            TRY(m_connection.select(
                select, {last}, [&](const Row &row) { records.append(readRecord(table, row)); }));
            for (const Record &record : records) {
                QList<Value> bound = derivedValues(table, record);
                bound.append(Value(record.id));
                TRY(m_connection.execute(update, bound));
                last = Value(record.id);
            }
        } while (!records.isEmpty());
        return {};
    }

    Connection &m_connection;
    const Schema &m_schema;
    const MigrationOptions &m_options;
    Existing m_existing;
};

} // namespace

QStringList statementsOf(const QString &text)
{
    QStringList statements;
    QString statement;
    for (const QString &line : text.split(u'\n')) {
        const QString code = line.trimmed();
        if (code.isEmpty() || code.startsWith("--"_L1)) {
            continue;
        }
        statement += code;
        if (code.endsWith(u';')) {
            statement.chop(1);
            statements.append(statement);
            statement.clear();
        } else {
            statement += u' ';
        }
    }
    if (!statement.isEmpty()) {
        statements.append(statement.trimmed());
    }
    return statements;
}

QList<MigrationStep> migrationSteps()
{
    static const QList<MigrationStep> steps = [] {
        QList<MigrationStep> found;
        const QDir folder(u":/migrations"_s);
        for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) {
                qFatal("cannot read the built-in migration %s", qPrintable(name));
            }
            found.append({name.left(4).toInt(), statementsOf(QString::fromUtf8(file.readAll()))});
        }
        return found;
    }();
    return steps;
}

Result<int> storedVersion(Connection &connection)
{
    TRY_ASSIGN(const Existing found, existing(connection));
    if (!found.tables.contains(u"meta"_s)) {
        return 0;
    }
    TRY_ASSIGN(const QString version, meta(connection, u"schema_version"_s));
    return version.toInt();
}

Result<void> migrate(Connection &connection, const Schema &schema, const MigrationOptions &options)
{
    TRY(connection.begin(connection.dialect().beginWrite()));
    if (auto done = Migration(connection, schema, options).run(); !done) {
        connection.rollback();
        return done;
    }
    return connection.commit();
}

} // namespace kontor
