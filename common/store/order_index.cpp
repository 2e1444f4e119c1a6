#include "common/store/order_index.h"

#include "common/store/gram_index.h"
#include "common/store/schema.h"

namespace kontor {

Result<void> keepOrdered(Tx &tx, const Entity &entity, const QString &field)
{
    const Schema schema({&entity});
    const Table &table = *schema.find(entity);
    TRY(require(table.find(field) != nullptr, "field_unknown", qPrintable(field)));
    return tx.execute(orderIndexOf(table, field, Dialect(tx.kind())).sql).map([](qint64) {});
}

Result<void> keepSearchable(Tx &tx, const Entity &entity)
{
    if (tx.kind() != DatabaseKind::Sqlite) {
        return {};
    }
    const Schema schema({&entity});
    const Table &table = *schema.find(entity);
    TRY_ASSIGN(const Rows there,
               tx.rows(QStringLiteral("SELECT 1 FROM sqlite_master WHERE name = ?"),
                       {Value(grams::tableName(table))}, {FieldType::Integer}));
    return there.isEmpty() ? grams::build(tx, table) : Result<void>();
}

} // namespace kontor
