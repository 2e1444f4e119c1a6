#include "tests/bench/trade_orders.h"

#include "tests/support/trade.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int linesOfOrder = 5;
constexpr int goodsCount = 50;
constexpr int customerCount = 20;

} // namespace

Trade foundTrade(const QString &url)
{
    const auto office = test::Office::at(url, SystemClock().now());
    Trade trade;
    trade.today = office->clock().today();
    trade.seller = office->admin();
    for (int i = 0; i < goodsCount; ++i) {
        trade.goods.append(
            test::addGoods(*office, qPrintable(u"P%1"_s.arg(i, 4, 10, QChar(u'0')))));
    }
    QList<PurchaseOrderLine> bought;
    for (const Product &product : qAsConst(trade.goods)) {
        bought.append(test::bought(product, "1000000", "6"));
    }
    test::receive(*office, test::addSupplier(*office), bought);
    for (int i = 0; i < customerCount; ++i) {
        trade.customers.append(test::addCustomer(*office, qPrintable(u"Customer %1"_s.arg(i))));
    }
    return trade;
}

Arguments newOrder(const Trade &trade, int number)
{
    SalesOrder order;
    order.id = Id<SalesOrder>::create();
    for (int line = 0; line < linesOfOrder; ++line) {
        order.lines.append(
            test::sold(trade.goods.at((number * linesOfOrder + line) % goodsCount), "2", "10"));
        order.lines.last().lineId = newUuid();
    }
    Arguments arguments;
    arguments.record = order.id.uuid();
    arguments.values = {{u"customer"_s, Value(trade.customers.at(number % customerCount).id)},
                        {u"date"_s, Value(trade.today)}};
    arguments.lines = toRecord(order).lines;
    return arguments;
}

} // namespace kontor::bench
