#pragma once

#include "common/entities/product/product.h"
#include "server/engine/registry.h"

#include <QHash>
#include <QSet>

namespace kontor::product {

/// The products of a document's lines, read at once, archived ones included.
class Products
{
public:
    /// Lines without a product are left out. Errors: record_not_found.
    template <class Lines>
    static Result<Products> of(Tx &tx, const Lines &lines)
    {
        QSet<QUuid> ids;
        for (const auto &line : lines) {
            ids.insert(line.product.uuid());
        }
        return read(tx, ids);
    }

    /// One of the products that were asked for.
    const Product &at(Id<Product> id) const
    {
        const auto found = m_products.constFind(id.uuid());
        Q_ASSERT(found != m_products.constEnd());
        return *found;
    }
    bool isGoods(Id<Product> id) const { return at(id).kind == Product::Kind::Goods; }

private:
    static Result<Products> read(Tx &tx, QSet<QUuid> ids);

    QHash<QUuid, Product> m_products;
};

} // namespace kontor::product
