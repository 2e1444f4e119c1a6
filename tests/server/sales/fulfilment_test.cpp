#include "common/entities/inventory/stock_move.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/sales/sales_invoice.h"
#include "tests/support/trade.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

/// From the confirmed order to the money: deliveries, invoices, payments and the ledger.
class FulfilmentTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_office = Office::open();
        m_admin = m_office->admin();
        m_customer = addCustomer(*m_office);
        m_tea = addGoods(*m_office, "TEA", "10", "6");
        receive(*m_office, addSupplier(*m_office), {bought(m_tea, "20")});
    }
    void cleanup() { m_office.reset(); }

    void wholeTradeEndsInTheBooks()
    {
        SalesOrder order = confirmed({sold(m_tea, "5")});
        order = must(m_office->call(m_admin, "deliver", order.id));
        QCOMPARE(order.deliveryState, Progress::Complete);
        QCOMPARE(order.state, SalesOrder::State::Confirmed);
        const StockLevel level = levelOf(*m_office, m_tea);
        QCOMPARE(level.onHand, quantity("15"));
        QCOMPARE(level.reserved, Quantity());
        const Delivery delivery = m_office->all<Delivery>().first();
        QCOMPARE(delivery.state, Delivery::State::Posted);
        QCOMPARE(delivery.number, u"D-2026-00001"_s);
        QCOMPARE(delivery.lines.at(0).cost, amount("30"));
        QCOMPARE(balanceOf(*m_office, AccountRole::CostOfSales), amount("30"));
        QCOMPARE(balanceOf(*m_office, AccountRole::Inventory), amount("90"));

        order = must(m_office->call(m_admin, "invoice", order.id));
        QCOMPARE(order.state, SalesOrder::State::Done);
        SalesInvoice invoice = m_office->all<SalesInvoice>().first();
        QCOMPARE(invoice.number, u"SI-2026-00001"_s);
        QCOMPARE(invoice.total, amount("56.50"));
        QCOMPARE(invoice.balance, amount("56.50"));
        QCOMPARE(invoice.invoiceTitle, m_customer.name);
        QCOMPARE(balanceOf(*m_office, AccountRole::Receivable), amount("56.50"));
        QCOMPARE(balanceOf(*m_office, AccountRole::Revenue), amount("-50"));
        QCOMPARE(balanceOf(*m_office, AccountRole::OutputVat), amount("-6.50"));

        invoice = must(m_office->call(m_admin, "pay", invoice.id));
        QCOMPARE(invoice.paid, amount("56.50"));
        QCOMPARE(invoice.balance, Amount());
        QCOMPARE(balanceOf(*m_office, AccountRole::Receivable), Amount());
        QCOMPARE(findings(*m_office), QStringList());
    }

    void deliversInPartsAndNeverTooMuch()
    {
        SalesOrder order = confirmed({sold(m_tea, "10")});
        must(m_office->call(m_admin, "post", delivery(order, "4").id));
        order = m_office->get(order.id);
        QCOMPARE(order.deliveryState, Progress::Partly);
        QCOMPARE(order.lines.at(0).delivered, quantity("4"));
        QCOMPARE(levelOf(*m_office, m_tea).reserved, quantity("6"));
        const Error error = m_office->call(m_admin, "post", delivery(order, "7").id).error();
        QCOMPARE(error.code, u"delivery_exceeds_order"_s);
        QCOMPARE(error.args.value(u"open"_s).toString(), u"6"_s);
        QCOMPARE(m_office->call(m_admin, "cancel", order.id).error().code,
                 u"order_partly_delivered"_s);
        order = must(m_office->call(m_admin, "deliver", order.id));
        QCOMPARE(order.deliveryState, Progress::Complete);
        QCOMPARE(m_office->call(m_admin, "deliver", order.id).error().code,
                 u"nothing_to_deliver"_s);
        QCOMPARE(findings(*m_office), QStringList());
    }

    void stockNeverGoesNegative()
    {
        Product tea = m_office->get(m_tea.id);
        tea.leadDays = 7;
        must(m_office->update(m_admin, tea));
        const SalesOrder order = confirmed({sold(m_tea, "25")});
        const Error error = m_office->call(m_admin, "deliver", order.id).error();
        QCOMPARE(error.code, u"stock_insufficient"_s);
        QCOMPARE(error.args.value(u"product"_s).toString(), u"TEA"_s);
        QCOMPARE(error.args.value(u"available"_s).toString(), u"20"_s);
        QCOMPARE(error.args.value(u"wanted"_s).toString(), u"25"_s);
        QVERIFY(m_office->all<Delivery>().isEmpty());
        QCOMPARE(levelOf(*m_office, m_tea).onHand, quantity("20"));
    }

    /// erpnext PR#16045: one delivery of 12, invoices of 8 and 4.
    void invoicesInParts()
    {
        SalesOrder order = confirmed({sold(m_tea, "12")});
        QCOMPARE(m_office->call(m_admin, "invoice", order.id).error().code,
                 u"nothing_to_invoice"_s);
        must(m_office->call(m_admin, "deliver", order.id));
        must(m_office->call(m_admin, "post", draftInvoice(order, "8").id));
        order = m_office->get(order.id);
        QCOMPARE(order.invoiceState, Progress::Partly);
        const Error error = m_office->call(m_admin, "post", draftInvoice(order, "5").id).error();
        QCOMPARE(error.code, u"invoice_exceeds_delivered"_s);
        QCOMPARE(error.args.value(u"open"_s).toString(), u"4"_s);
        order = must(m_office->call(m_admin, "invoice", order.id));
        QCOMPARE(order.state, SalesOrder::State::Done);
        QCOMPARE(balanceOf(*m_office, AccountRole::Revenue), amount("-120"));
        QCOMPARE(findings(*m_office), QStringList());
    }

    void onlyWhatWasDeliveredIsInvoiced()
    {
        SalesOrder order = confirmed({sold(m_tea, "10")});
        must(m_office->call(m_admin, "post", delivery(order, "3").id));
        must(m_office->call(m_admin, "invoice", order.id));
        QCOMPARE(m_office->all<SalesInvoice>().first().subtotal, amount("30"));
    }

    void servicesNeedNoDelivery()
    {
        const Product repair = addService(*m_office, "REPAIR");
        SalesOrder order = confirmed({sold(repair, "2.5")});
        QCOMPARE(m_office->call(m_admin, "deliver", order.id).error().code,
                 u"nothing_to_deliver"_s);
        order = must(m_office->call(m_admin, "invoice", order.id));
        QCOMPARE(order.state, SalesOrder::State::Done);
        QCOMPARE(balanceOf(*m_office, AccountRole::ServiceRevenue), amount("-250"));
        QCOMPARE(balanceOf(*m_office, AccountRole::OutputVat), amount("-15"));
    }

    void invoiceWithoutOrderIsForWhatItSays()
    {
        SalesInvoice invoice;
        invoice.customer = m_customer.id;
        SalesInvoiceLine line;
        line.product = addService(*m_office, "REPAIR").id;
        line.quantity = quantity("1");
        invoice.lines = {line};
        invoice = must(m_office->create(m_admin, invoice));
        invoice = must(m_office->call(m_admin, "post", invoice.id));
        QCOMPARE(invoice.total, amount("106"));
        QCOMPARE(invoice.dueDate, invoice.date);
        QCOMPARE(m_office->call(m_admin, "post", invoice.id).error().code, u"state_forbids"_s);
    }

    void postedInvoiceKeepsTheNameItWasPrintedWith()
    {
        SalesOrder order = confirmed({sold(m_tea, "1")});
        must(m_office->call(m_admin, "deliver", order.id));
        must(m_office->call(m_admin, "invoice", order.id));
        const QString printed = m_customer.name;
        m_customer.name = u"Lotus Holding"_s;
        must(m_office->update(m_admin, m_customer));
        SalesInvoice invoice = m_office->all<SalesInvoice>().first();
        QCOMPARE(invoice.invoiceTitle, printed);
        invoice.invoiceTitle = u"Lotus Holding"_s;
        QCOMPARE(m_office->update(m_admin, invoice).error().code, u"document_is_posted"_s);
        // The tax office gives its own number after the fact.
        invoice = m_office->get(invoice.id);
        invoice.vatInvoiceNumber = u"24312000000012345678"_s;
        must(m_office->update(m_admin, invoice));
    }

    void closedPeriodLeavesNothingBehind()
    {
        const SalesOrder order = confirmed({sold(m_tea, "5")});
        const QMap<QString, Value> then = {{u"date"_s, Value(QDate(1999, 1, 1))}};
        QCOMPARE(m_office->call(m_admin, "deliver", order.id, then).error().code,
                 u"period_closed"_s);
        QVERIFY(m_office->all<Delivery>().isEmpty());
        QCOMPARE(m_office->get(order.id).deliveryState, Progress::Nothing);
        must(m_office->call(m_admin, "deliver", order.id));
        QCOMPARE(m_office->all<Delivery>().first().number, u"D-2026-00001"_s);
    }

    void verifyNoticesWhatDoesNotAgree()
    {
        const SalesOrder order = confirmed({sold(m_tea, "5")});
        must(m_office->call(m_admin, "deliver", order.id));
        must(m_office->call(m_admin, "invoice", order.id));
        QCOMPARE(findings(*m_office), QStringList());
        must(m_office->write([](Tx &tx) -> Result<void> {
            TRY(tx.execute(u"UPDATE stock_level SET on_hand = on_hand + 1000000"_s));
            TRY(tx.execute(u"UPDATE stock_level SET reserved = 1000000, incoming = 2000000"_s));
            TRY(tx.execute(u"UPDATE stock_level SET value = value + 10000"_s));
            TRY(tx.execute(u"UPDATE sales_order_line SET delivered = delivered - 1000000"_s));
            TRY(tx.execute(u"UPDATE sales_invoice SET total = total + 1"_s));
            return {};
        }));
        const QStringList found = findings(*m_office);
        for (const char *check :
             {"stock_moves_sum_to_levels", "reserved_matches_orders", "incoming_matches_orders",
              "inventory_account_is_valuation", "order_quantities_match_documents",
              "document_totals_match_lines"}) {
            QVERIFY2(!found.filter(QLatin1String(check)).isEmpty(), check);
        }
    }

private:
    SalesOrder confirmed(const QList<SalesOrderLine> &lines)
    {
        const SalesOrder order = draftOrder(*m_office, m_customer, lines);
        return must(m_office->call(m_admin, "confirm", order.id));
    }

    Delivery delivery(const SalesOrder &order, const char *count)
    {
        Delivery delivery;
        delivery.salesOrder = order.id;
        DeliveryLine line;
        line.quantity = quantity(count);
        line.orderLine = Id<SalesOrderLine>(order.lines.first().lineId);
        delivery.lines = {line};
        return must(m_office->create(m_admin, delivery));
    }

    SalesInvoice draftInvoice(const SalesOrder &order, const char *count)
    {
        SalesInvoice invoice;
        invoice.salesOrder = order.id;
        SalesInvoiceLine line;
        line.product = order.lines.first().product;
        line.quantity = quantity(count);
        line.unitPrice = order.lines.first().unitPrice;
        line.orderLine = Id<SalesOrderLine>(order.lines.first().lineId);
        invoice.lines = {line};
        return must(m_office->create(m_admin, invoice));
    }

    std::unique_ptr<Office> m_office;
    Actor m_admin;
    Party m_customer;
    Product m_tea;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::FulfilmentTest)
#include "fulfilment_test.moc"
