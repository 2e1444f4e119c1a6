#include "tests/demo/script.h"

#include "common/entities/inventory/stock_level.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/system/user.h"

#include <QTest>

namespace kontor::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;
constexpr qsizetype productsWanted = 3;
constexpr int leastAvailable = 20;

template <class T>
Result<T> answerOf(const QFuture<Result<T>> &future)
{
    const bool came = QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs);
    if (!came || future.resultCount() == 0) {
        return fail("walk_stopped", "", {{u"detail"_s, u"no answer"_s}});
    }
    return future.result();
}

template <class T>
Result<QList<T>> read(DataSource &source, const Filter &filter, const QList<Sort> &sort, int limit)
{
    Query query;
    query.entity = &T::entity;
    query.filter = filter;
    query.sort = sort;
    query.limit = limit;
    TRY_ASSIGN(const Page page, answerOf(source.list(query)));
    QList<T> records;
    for (const ListRow &row : page.rows) {
        records.append(fromRecord<T>(row.record));
    }
    return records;
}

Unexpected missing(const QString &what)
{
    return fail("walk_stopped", "", {{u"detail"_s, u"the company has no "_s + what}});
}

} // namespace

Result<Script> prepareScript(DataSource &source, const QString &salesperson)
{
    Script script;
    TRY_ASSIGN(const QList<User> users,
               read<User>(source, Filter::equal("login", Value(salesperson)), {}, 1));
    if (users.isEmpty()) {
        return missing(salesperson);
    }
    TRY_ASSIGN(const QList<Party> customers,
               read<Party>(source,
                           Filter::equal("owner", Value(users.first().id))
                               && Filter::equal("is_customer", Value(true))
                               && Filter::equal("credit_limit", Value(0)),
                           {{u"level"_s, false}, {u"code"_s, false}}, 1));
    if (customers.isEmpty()) {
        return missing(u"customer of "_s + salesperson);
    }
    script.customer = customers.first().name;
    TRY_ASSIGN(const QList<StockLevel> levels,
               read<StockLevel>(source, {}, {{u"value"_s, true}}, 50));
    for (const StockLevel &level : levels) {
        const bool plenty = level.onHand - level.reserved > Quantity::fromInteger(leastAvailable);
        if (plenty && script.products.size() < productsWanted) {
            TRY_ASSIGN(const Record product,
                       answerOf(source.read(Product::entity, level.product.uuid())));
            script.products.append(fromRecord<Product>(product).code);
        }
    }
    return script.products.size() == productsWanted ? Result<Script>(script) : missing(u"stock"_s);
}

} // namespace kontor::demo
