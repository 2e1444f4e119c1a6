#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "server/exchange/record_table.h"
#include "tests/support/trade.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

/// Reports of sales and stock, on two customers of two salespeople.
class ReportsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_admin = m_office->admin();
        m_tea = addGoods(*m_office, "TEA", "10", "6");
        m_cup = addGoods(*m_office, "CUP", "5", "2");
        receive(*m_office, addSupplier(*m_office), {bought(m_tea, "20"), bought(m_cup, "30")});
        m_lotus = ownedBy(m_office->person("sales", u"Lin"_s), "Lotus Tea House");
        m_jade = ownedBy(m_office->person("sales", u"Wang"_s), "Jade Garden");
        trade(m_lotus, {sold(m_tea, "4"), sold(m_cup, "10")}); // 40 + 50, cost 24 + 20
        trade(m_jade, {sold(m_tea, "1")});                     // 10, cost 6
        m_office->clock().advance(40LL * 24 * 3'600'000);      // in April
        trade(m_jade, {sold(m_cup, "2", "6")});                // 12, cost 4
    }
    void cleanup() { m_office.reset(); }

    void salesByProduct()
    {
        const ReportTable table = run(m_admin, "sales_by_product");
        QCOMPARE(names(table, 0), (QStringList{u"CUP"_s, u"TEA"_s, u""_s}));
        QCOMPARE(figures(table, "quantity"), (QStringList{u"12"_s, u"5"_s, u""_s}));
        QCOMPARE(figures(table, "revenue"), (QStringList{u"62"_s, u"50"_s, u"112"_s}));
        QCOMPARE(figures(table, "cost"), (QStringList{u"24"_s, u"30"_s, u"54"_s}));
        QCOMPARE(figures(table, "margin"), (QStringList{u"38"_s, u"20"_s, u"58"_s}));
        QCOMPARE(reportTable(table).rows.first().last(), u"61.3%"_s);
        QCOMPARE(reportTable(table).rows.last().last(), u"51.8%"_s);
        // Each figure opens: the product's customers, and from there the invoices.
        const DrillTarget target = table.rows.first().target;
        QCOMPARE(target.report, u"sales_by_customer"_s);
        const ReportTable customers =
            must(m_office->engine().report(m_admin, target.report, target.parameters));
        QCOMPARE(figures(customers, "revenue"), (QStringList{u"50"_s, u"12"_s, u"62"_s}));
    }

    void salesByCustomerOfATime()
    {
        const QVariantMap march = {{u"from"_s, u"2026-03-01"_s}, {u"to"_s, u"2026-03-31"_s}};
        const ReportTable table = run(m_admin, "sales_by_customer", march);
        QCOMPARE(names(table, 1), (QStringList{u"Lotus Tea House"_s, u"Jade Garden"_s, u""_s}));
        QCOMPARE(figures(table, "revenue"), (QStringList{u"90"_s, u"10"_s, u"100"_s}));
        Query query;
        query.entity = findEntity(table.rows.first().target.entity);
        query.filter = table.rows.first().target.filter;
        QCOMPARE(must(m_office->engine().list(m_admin, query)).size(), 1);
    }

    void salesByMonth()
    {
        const ReportTable table = run(m_admin, "sales_by_month");
        QCOMPARE(names(table, 0), (QStringList{u"2026-03"_s, u"2026-04"_s, u""_s}));
        QCOMPARE(figures(table, "revenue"), (QStringList{u"100"_s, u"12"_s, u"112"_s}));
    }

    void salespersonSeesHisOwnCustomersAndNoCosts()
    {
        const Actor lin = m_office->person("sales", u"Lin"_s);
        const ReportTable table = run(lin, "sales_by_customer");
        QCOMPARE(names(table, 1), (QStringList{u"Lotus Tea House"_s, u""_s}));
        QCOMPARE(column(table, "cost"), -1);
        QCOMPARE(column(table, "margin"), -1);
        const ReportTable months = run(lin, "sales_by_month");
        QCOMPARE(figures(months, "revenue"), (QStringList{u"90"_s, u"90"_s}));
    }

    void stockOnHand()
    {
        const SalesOrder order = draftOrder(*m_office, m_lotus, {sold(m_tea, "3")});
        must(m_office->call(m_admin, "confirm", order.id));
        const ReportTable table = run(m_admin, "stock_on_hand");
        QCOMPARE(names(table, 0), (QStringList{u"CUP"_s, u"TEA"_s}));
        QCOMPARE(figures(table, "on_hand"), (QStringList{u"18"_s, u"15"_s}));
        QCOMPARE(figures(table, "reserved"), (QStringList{u"0"_s, u"3"_s}));
        QCOMPARE(figures(table, "available"), (QStringList{u"18"_s, u"12"_s}));
        Query query;
        query.entity = findEntity(table.rows.at(1).target.entity);
        query.filter = table.rows.at(1).target.filter;
        QCOMPARE(must(m_office->engine().list(m_admin, query)).size(), 3);
    }

    void reportsSayWhatTheyUseWhenNothingIsGiven()
    {
        const QDate today = m_office->clock().today();
        QHash<QString, QHash<QString, Value>> initial;
        const auto reports = must(m_office->engine().reports(m_admin));
        for (const ReportDescription &report : reports) {
            for (const ReportParameter &parameter : report.parameters) {
                initial[report.name][parameter.name] = parameter.initial;
            }
        }
        QCOMPARE(initial[u"trial_balance"_s][u"from"_s], Value(QDate(today.year(), 1, 1)));
        QCOMPARE(initial[u"trial_balance"_s][u"to"_s], Value(today));
        QCOMPARE(initial[u"journal"_s][u"from"_s], Value(QDate(today.year(), today.month(), 1)));
        QCOMPARE(initial[u"balance_sheet"_s][u"as_of"_s], Value(today));
        QCOMPARE(initial[u"receivables_aging"_s][u"as_of"_s], Value(today));
        QCOMPARE(initial[u"stock_valuation"_s][u"date"_s], Value(today));
        QVERIFY(initial[u"sales_by_month"_s][u"from"_s].isBlank()); // from the first invoice
    }

    void stockValuationNowAndThen()
    {
        const ReportTable now = run(m_admin, "stock_valuation");
        QCOMPARE(figures(now, "value"), (QStringList{u"36"_s, u"90"_s, u"126"_s}));
        QCOMPARE(Value(qint64{balanceOf(*m_office, AccountRole::Inventory).raw()}),
                 now.rows.last().values.last());
        const ReportTable march = run(m_admin, "stock_valuation", {{u"date"_s, u"2026-03-31"_s}});
        QCOMPARE(figures(march, "on_hand"), (QStringList{u"20"_s, u"15"_s, u""_s}));
        QCOMPARE(figures(march, "value"), (QStringList{u"40"_s, u"90"_s, u"130"_s}));
        QVERIFY(!m_office->engine().report(m_office->person("sales"), u"stock_valuation"_s, {}));
    }

private:
    Party ownedBy(const Actor &actor, const char *name)
    {
        Party party = addCustomer(*m_office, name);
        party.owner = Id<User>(actor.user);
        return must(m_office->update(m_admin, party));
    }

    void trade(const Party &customer, const QList<SalesOrderLine> &lines)
    {
        const SalesOrder order = draftOrder(*m_office, customer, lines);
        must(m_office->call(m_admin, "confirm", order.id));
        must(m_office->call(m_admin, "deliver", order.id));
        must(m_office->call(m_admin, "invoice", order.id));
    }

    ReportTable run(const Actor &actor, const char *name, const QVariantMap &parameters = {})
    {
        return must(m_office->engine().report(actor, QString::fromLatin1(name), parameters));
    }

    static int column(const ReportTable &table, const char *name)
    {
        for (int i = 0; i < table.columns.size(); ++i) {
            if (table.columns.at(i).name == QLatin1String(name)) {
                return i;
            }
        }
        return -1;
    }

    static QStringList names(const ReportTable &table, int index)
    {
        QStringList list;
        for (const ReportRow &row : table.rows) {
            list.append(row.values.at(index).toText());
        }
        return list;
    }

    /// A column of numbers as people read them.
    static QStringList figures(const ReportTable &table, const char *name)
    {
        const int index = column(table, name);
        Field field;
        field.type = table.columns.at(index).type;
        QStringList list;
        for (const ReportRow &row : table.rows) {
            const Value &value = row.values.at(index);
            list.append(value.isEmpty() ? QString() : formatValue(field, value));
        }
        return list;
    }

    std::unique_ptr<Office> m_office;
    Actor m_admin;
    Product m_tea;
    Product m_cup;
    Party m_lotus;
    Party m_jade;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::ReportsTest)
#include "reports_test.moc"
