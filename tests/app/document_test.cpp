#include "app/documents/document.h"
#include "app/documents/trade_lines.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/party/address.h"
#include "common/entities/party/party.h"
#include "common/entities/product/price_list.h"
#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product.h"
#include "common/entities/product/tax.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/memory_source.h"

#include <QSignalSpy>
#include <QTest>

namespace kontor {

namespace {

constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z

Quantity quantity(const char *text)
{
    return *Quantity::fromString(QString::fromLatin1(text));
}

Rate rate(const char *text)
{
    return *Rate::fromString(QString::fromLatin1(text));
}

} // namespace

class DocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aCustomerBringsHisTerms();
    void aProductFillsItsLine();
    void theQuantityDecidesThePrice();
    void aPriceThatWasGivenStays();
    void totalsFollowTheLines();
    void impossibleLinesSayWhy();
    void undoTakesBackStepByStep();
    void savingSendsWhatWasEntered();
    void commandsSaveFirst();
    void commandsSayWhyTheyAreRefused();
    void draftsBringBackWhatWasTyped();
    void aDraftWaitsForItsDocument();
    void blankLinesAreNotSaved();

private:
    std::unique_ptr<Document> made();
    std::unique_ptr<Document> begun();
    void enter(Document &document, int row, const char *column, const Value &value);
    Value cell(const Document &document, int row, const char *column) const;
    QString amount(const Document &document, const char *field) const;
    Amount lineAmount(const Document &document, int line, const char *field) const;

    FixedClock m_clock{monday};
    std::unique_ptr<MemorySource> m_source;
    DocumentKind m_kind;
    Id<Party> m_customer;
    Id<Product> m_tea;
    Id<PriceList> m_priceList;
    Id<Address> m_address;
};

void DocumentTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    m_kind = {};
    m_kind.entity = &SalesOrder::entity;
    m_kind.side = DocumentKind::Side::Sale;
    m_kind.party = "customer";
    m_kind.columns = {QStringLiteral("product"),  QStringLiteral("description"),
                      QStringLiteral("quantity"), QStringLiteral("unit_price"),
                      QStringLiteral("discount"), QStringLiteral("net")};

    Tax tax;
    tax.name = QStringLiteral("13 %");
    tax.rate = rate("0.13");
    const Id<Tax> taxId(m_source->add(tax));
    PriceList list;
    list.name = QStringLiteral("Dealers");
    m_priceList = Id<PriceList>(m_source->add(list));
    Product tea;
    tea.code = QStringLiteral("TEA");
    tea.name = QStringLiteral("Longjing tea");
    tea.salePrice = rate("20");
    tea.salesTax = taxId;
    tea.leadDays = 10;
    m_tea = Id<Product>(m_source->add(tea));
    StockLevel stock;
    stock.product = m_tea;
    stock.onHand = quantity("8");
    stock.reserved = quantity("3");
    m_source->add(stock);
    for (const auto &[from, price] : {std::pair("1", "18"), std::pair("100", "15")}) {
        PriceListItem item;
        item.priceList = m_priceList;
        item.product = m_tea;
        item.minimumQuantity = quantity(from);
        item.price = rate(price);
        m_source->add(item);
    }
    Party customer;
    customer.name = QStringLiteral("Alfreds Futterkiste");
    customer.isCustomer = true;
    customer.priceList = m_priceList;
    m_customer = Id<Party>(m_source->add(customer));
    Address address;
    address.party = m_customer;
    address.kind = Address::Kind::Shipping;
    address.street = QStringLiteral("Obere Str. 57");
    m_address = Id<Address>(m_source->add(address));
    m_source->add(SalesOrder()); // the source writes kinds of which it has one
}

std::unique_ptr<Document> DocumentTest::made()
{
    return std::make_unique<Document>(*m_source, m_clock, m_kind,
                                      std::make_unique<TradeLines>(*m_source, m_clock, m_kind));
}

void DocumentTest::enter(Document &document, int row, const char *column, const Value &value)
{
    LineModel &model = document.lines().model();
    model.enter(row, model.columnOf(QString::fromLatin1(column)), {value, {}, {}});
}

Value DocumentTest::cell(const Document &document, int row, const char *column) const
{
    const LineModel &model = document.lines().model();
    return model.value(model.lineAt(row), QString::fromLatin1(column));
}

std::unique_ptr<Document> DocumentTest::begun()
{
    std::unique_ptr<Document> document = made();
    document->begin(newUuid(), {});
    document->setValue(QStringLiteral("customer"), Value(m_customer));
    enter(*document, 0, "product", Value(m_tea));
    return document;
}

QString DocumentTest::amount(const Document &document, const char *field) const
{
    return Amount::fromRaw(document.record().value(field).toInt()).toString(2);
}

Amount DocumentTest::lineAmount(const Document &document, int line, const char *field) const
{
    return Amount::fromRaw(cell(document, line, field).toInt());
}

void DocumentTest::aCustomerBringsHisTerms()
{
    const auto document = begun();
    QTRY_COMPARE(document->record().value("price_list"), Value(m_priceList));
    QTRY_COMPARE(document->record().value("ship_to"), Value(m_address));
    QCOMPARE(document->record().value("date"), Value(QDate(2026, 3, 2)));
    QCOMPARE(document->record().value("currency").toText(), m_source->identity().currency);
}

void DocumentTest::aProductFillsItsLine()
{
    const auto document = begun();
    QTRY_COMPARE(cell(*document, 0, "description").toText(), QStringLiteral("Longjing tea"));
    QCOMPARE(cell(*document, 0, "quantity"), Value(Quantity::one));
    QCOMPARE(cell(*document, 0, "tax_rate"), Value(rate("0.13").raw()));
    QCOMPARE(cell(*document, 0, "available"), Value(quantity("5").raw()));
    QCOMPARE(cell(*document, 0, "promise"), Value(QDate(2026, 3, 2)));
    enter(*document, 0, "quantity", Value(quantity("6").raw()));
    QCOMPARE(cell(*document, 0, "promise"), Value(QDate(2026, 3, 12))); // after the lead time
}

void DocumentTest::theQuantityDecidesThePrice()
{
    const auto document = begun();
    QTRY_COMPARE(cell(*document, 0, "unit_price"), Value(rate("18").raw()));
    enter(*document, 0, "quantity", Value(quantity("100").raw()));
    QCOMPARE(cell(*document, 0, "unit_price"), Value(rate("15").raw()));
    QCOMPARE(lineAmount(*document, 0, "net"), Amount::fromInteger(1500));
}

void DocumentTest::aPriceThatWasGivenStays()
{
    const auto document = begun();
    QTRY_COMPARE(cell(*document, 0, "unit_price"), Value(rate("18").raw()));
    enter(*document, 0, "unit_price", Value(rate("17.5").raw()));
    enter(*document, 0, "quantity", Value(quantity("100").raw()));
    QCOMPARE(cell(*document, 0, "unit_price"), Value(rate("17.5").raw()));
}

void DocumentTest::totalsFollowTheLines()
{
    const auto document = begun();
    QTRY_COMPARE(amount(*document, "total"), QStringLiteral("20.34")); // 18 + 13 %
    enter(*document, 0, "quantity", Value(quantity("3").raw()));
    enter(*document, 0, "discount", Value(rate("0.05").raw()));
    // 3 x 18 x 0.95 = 51.30; 13 % of it is 6.669, rounded 6.67.
    QCOMPARE(amount(*document, "subtotal"), QStringLiteral("51.30"));
    QCOMPARE(amount(*document, "tax_total"), QStringLiteral("6.67"));
    QCOMPARE(amount(*document, "total"), QStringLiteral("57.97"));
    document->lines().model().duplicateLine(0);
    QCOMPARE(amount(*document, "total"), QStringLiteral("115.94"));
    document->lines().model().removeLines({0});
    QCOMPARE(amount(*document, "total"), QStringLiteral("57.97"));
}

void DocumentTest::impossibleLinesSayWhy()
{
    const auto document = begun();
    QTRY_COMPARE(amount(*document, "total"), QStringLiteral("20.34"));
    enter(*document, 0, "discount", Value(rate("1.5").raw()));
    const LineModel &lines = document->lines().model();
    QVERIFY(lines.lineAt(0).errors.contains(lines.columnOf(QStringLiteral("discount"))));
    QCOMPARE(amount(*document, "total"), QStringLiteral("0.00"));
}

void DocumentTest::undoTakesBackStepByStep()
{
    const auto document = begun();
    QTRY_COMPARE(amount(*document, "total"), QStringLiteral("20.34"));
    enter(*document, 0, "quantity", Value(quantity("3").raw()));
    enter(*document, 0, "quantity", Value(quantity("4").raw()));
    document->lines().model().undo();
    QCOMPARE(cell(*document, 0, "quantity"), Value(quantity("3").raw()));
    document->lines().model().undo();
    QCOMPARE(amount(*document, "total"), QStringLiteral("20.34"));
    document->lines().model().redo();
    QCOMPARE(cell(*document, 0, "quantity"), Value(quantity("3").raw()));
}

void DocumentTest::savingSendsWhatWasEntered()
{
    const auto document = begun();
    QTRY_COMPARE(amount(*document, "total"), QStringLiteral("20.34"));
    QVERIFY(document->isDirty());
    QSignalSpy saved(document.get(), &Document::saved);
    document->save();
    QVERIFY(saved.wait());
    QVERIFY(!document->isDirty());
    QVERIFY(!document->isNew());
    const MemorySource::Call &call = m_source->calls().constLast();
    QCOMPARE(call.command, QStringLiteral("sales_order.create"));
    QCOMPARE(call.arguments.values.value(QStringLiteral("customer")), Value(m_customer));
    QVERIFY(!call.arguments.values.contains(QStringLiteral("total"))); // the server's to compute
    QVERIFY(call.arguments.lines);
    QCOMPARE(call.arguments.lines->size(), 1);

    document->setValue(QStringLiteral("note"), Value(QStringLiteral("Call before")));
    document->save();
    QVERIFY(saved.wait());
    QCOMPARE(m_source->calls().constLast().command, QStringLiteral("sales_order.update"));
    QCOMPARE(m_source->calls().constLast().arguments.values.keys(),
             QStringList{QStringLiteral("note")});
    QVERIFY(!m_source->calls().constLast().arguments.lines);
}

void DocumentTest::commandsSaveFirst()
{
    const auto document = begun();
    m_source->setHandler(QStringLiteral("sales_order.confirm"),
                         [this](const Arguments &arguments) -> Result<QList<Record>> {
                             Record order = *m_source->find(SalesOrder::entity, arguments.record);
                             order.set("state", Value(QStringLiteral("confirmed")));
                             return QList<Record>{order};
                         });
    QSignalSpy ran(document.get(), &Document::ran);
    document->run(QStringLiteral("confirm"));
    QVERIFY(ran.wait());
    QCOMPARE(document->state(), QStringLiteral("confirmed"));
    QVERIFY(!document->isEditable());
    QCOMPARE(m_source->calls().size(), 2);
    QCOMPARE(m_source->calls().at(0).command, QStringLiteral("sales_order.create"));
}

void DocumentTest::commandsSayWhyTheyAreRefused()
{
    const auto document = begun();
    const Command *deliver = SalesOrder::entity.findCommand(QStringLiteral("deliver"));
    const Command *confirm = SalesOrder::entity.findCommand(QStringLiteral("confirm"));
    QCOMPARE(document->refusal(*deliver)->code, QStringLiteral("state_forbids"));
    QVERIFY(!document->refusal(*confirm));
    Rights rights;
    rights.grants = {QStringLiteral("*.read")};
    m_source->setRights(rights);
    QCOMPARE(document->refusal(*confirm)->code, QStringLiteral("not_permitted"));
}

void DocumentTest::draftsBringBackWhatWasTyped()
{
    const auto document = begun();
    QTRY_COMPARE(amount(*document, "total"), QStringLiteral("20.34"));
    enter(*document, 0, "quantity", Value(quantity("7").raw()));
    const QVariantMap draft = document->draft();
    QVERIFY(!draft.isEmpty());

    const std::unique_ptr<Document> later = made();
    later->begin(document->record().id, {});
    QVERIFY(later->draft().isEmpty());
    later->restoreDraft(draft);
    QCOMPARE(later->record().value("customer"), Value(m_customer));
    QTRY_COMPARE(later->lines().model().lineCount(), 1);
    QCOMPARE(cell(*later, 0, "quantity"), Value(quantity("7").raw()));
    QTRY_COMPARE(amount(*later, "total"), amount(*document, "total"));
    QVERIFY(later->isDirty());
}

void DocumentTest::aDraftWaitsForItsDocument()
{
    SalesOrder order;
    order.customer = m_customer;
    const QUuid id = m_source->add(order);
    const std::unique_ptr<Document> document = made();
    QSignalSpy loaded(document.get(), &Document::loaded);
    document->open(id);
    const QVariantMap draft{{QStringLiteral("values"),
                             QVariantMap{{QStringLiteral("customer"), m_customer.uuid()},
                                         {QStringLiteral("note"), QStringLiteral("Call")}}}};
    document->restoreDraft(draft); // at the next start, before the document is read
    QCOMPARE(document->draft(), draft);
    QVERIFY(loaded.wait());
    QCOMPARE(document->record().value("note"), Value(QStringLiteral("Call")));
    QVERIFY(document->isDirty());
}

void DocumentTest::blankLinesAreNotSaved()
{
    const auto document = begun();
    QTRY_COMPARE(amount(*document, "total"), QStringLiteral("20.34"));
    document->lines().model().insertLine(1);
    QSignalSpy saved(document.get(), &Document::saved);
    document->save();
    QVERIFY(saved.wait());
    QCOMPARE(m_source->calls().constLast().arguments.lines->size(), 1);
}

} // namespace kontor

QTEST_MAIN(kontor::DocumentTest)
#include "document_test.moc"
