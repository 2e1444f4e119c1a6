#include "tests/bench/order_company.h"

#include "tests/support/trade.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace {

constexpr int linesOfOrder = 5;
/// Every client sells goods of his own, so that what is measured is work, not waiting for others.
constexpr int goodsCount = orderClients * linesOfOrder;

QString idText(int group, int client, int number)
{
    return u"%1-0000-7000-8000-%2"_s.arg(group, 8, 10, QChar(u'0'))
        .arg(client * 100'000 + number, 12, 16, QChar(u'0'));
}

QList<Product> makeGoods(Office &office)
{
    QList<Product> goods;
    for (int i = 0; i < goodsCount; ++i) {
        goods.append(addGoods(office, qPrintable(u"P%1"_s.arg(i, 4, 10, QChar(u'0')))));
    }
    return goods;
}

void buyGoods(Office &office, const QList<Product> &goods)
{
    const Party supplier = addSupplier(office);
    QList<PurchaseOrderLine> lines;
    for (const Product &product : goods) {
        lines.append(bought(product, "1000000", "6"));
    }
    receive(office, supplier, lines);
}

} // namespace

QUuid draftId(int client, int number)
{
    return QUuid::fromString(idText(0, client, number));
}

void foundTradingCompany(const QString &url)
{
    const auto office = Office::at(url, SystemClock().now());
    const QList<Product> goods = makeGoods(*office);
    buyGoods(*office, goods);
    for (int client = 0; client < orderClients; ++client) {
        const Party customer = addCustomer(*office, qPrintable(u"Customer %1"_s.arg(client)));
        for (int number = 1; number <= ordersOfClient; ++number) {
            SalesOrder order;
            order.id = Id<SalesOrder>(draftId(client, number));
            order.customer = customer.id;
            for (int i = 0; i < linesOfOrder; ++i) {
                SalesOrderLine line = sold(goods.at(client * linesOfOrder + i), "2", "10");
                line.lineId = QUuid::fromString(idText(i + 1, client, number));
                order.lines.append(line);
            }
            must(office->create(office->admin(), order));
        }
    }
}

} // namespace kontor::bench
