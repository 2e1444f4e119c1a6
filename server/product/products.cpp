#include "server/product/products.h"

namespace kontor::product {

Result<Products> Products::read(Tx &tx, QSet<QUuid> ids)
{
    ids.remove(QUuid());
    Products products;
    if (ids.isEmpty()) {
        return products;
    }
    QList<Value> wanted;
    for (const QUuid &id : std::as_const(ids)) {
        wanted.append(Value(id));
    }
    Query query;
    query.entity = &Product::entity;
    query.filter = Filter::in("id", wanted);
    query.limit = static_cast<int>(wanted.size());
    query.withArchived = true;
    TRY_ASSIGN(const QList<ListRow> rows, tx.list(query));
    for (const ListRow &row : rows) {
        products.m_products.insert(row.record.id, fromRecord<Product>(row.record));
    }
    TRY(require(rows.size() == wanted.size(), "record_not_found", "product",
                {{QStringLiteral("entity"), QString(Product::entity.key())}}));
    return products;
}

} // namespace kontor::product
