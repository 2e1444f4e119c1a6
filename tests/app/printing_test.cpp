#include "app/shell/printing/amount_words.h"
#include "app/shell/printing/document_template.h"
#include "app/shell/printing/print_preview.h"
#include "common/entities/party/address.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"
#include "common/entities/sales/sales_order.h"
#include "common/entities/system/company.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace kontor {

class PrintingTest : public QObject
{
    Q_OBJECT

private slots:
    void amountsInWords_data();
    void amountsInWords();
    void anOrderStandsOnPaper();
    void aDraftSaysSo();
    void longDocumentsRepeatTheirHead();
    void recordsWithoutTemplateAreNotPrinted();

private:
    PrintInput orderInput(int lines) const;
    QString textOf(const PrintedDocument &document);

    QTemporaryDir m_folder;
};

void PrintingTest::amountsInWords_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("english");
    const auto row = [](const char *amount, const QString &chinese, const QString &english) {
        QTest::newRow(amount) << QString::fromLatin1(amount) << chinese << english;
    };
    // The examples of 支付结算办法, appendix 1, are the first four.
    row("1409.50", QStringLiteral("壹仟肆佰零玖元伍角整"),
        QStringLiteral("One thousand four hundred nine and 50/100"));
    row("6007.14", QStringLiteral("陆仟零柒元壹角肆分"),
        QStringLiteral("Six thousand seven and 14/100"));
    row("107000.53", QStringLiteral("壹拾万零柒仟元伍角叁分"),
        QStringLiteral("One hundred seven thousand and 53/100"));
    row("16409.02", QStringLiteral("壹万陆仟肆佰零玖元零贰分"),
        QStringLiteral("Sixteen thousand four hundred nine and 02/100"));
    row("0", QStringLiteral("零元整"), QStringLiteral("Zero and 00/100"));
    row("0.05", QStringLiteral("伍分"), QStringLiteral("Zero and 05/100"));
    row("10", QStringLiteral("壹拾元整"), QStringLiteral("Ten and 00/100"));
    row("100000000", QStringLiteral("壹亿元整"), QStringLiteral("One hundred million and 00/100"));
    row("100010001", QStringLiteral("壹亿零壹万零壹元整"),
        QStringLiteral("One hundred million ten thousand one and 00/100"));
    row("-21.005", QStringLiteral("负贰拾壹元零壹分"),
        QStringLiteral("Minus twenty-one and 01/100"));
    row("1000000000000", QStringLiteral("壹万亿元整"), QStringLiteral("One trillion and 00/100"));
}

void PrintingTest::amountsInWords()
{
    QFETCH(QString, amount);
    QFETCH(QString, chinese);
    QFETCH(QString, english);
    const Amount value = *Amount::fromString(amount);
    QCOMPARE(chineseAmountWords(value), chinese);
    QCOMPARE(englishAmountWords(value), english);
}

PrintInput PrintingTest::orderInput(int lines) const
{
    PrintInput input;
    Company company;
    company.name = QStringLiteral("青石贸易有限公司");
    company.address = QStringLiteral("上海市浦东新区世纪大道100号");
    company.taxNumber = QStringLiteral("91310000MA1FL0000X");
    company.bank = QStringLiteral("招商银行上海分行 1219 0000 1234");
    input.company = toRecord(company);
    Party customer;
    customer.id = Id<Party>::create();
    customer.name = QStringLiteral("Alfreds Futterkiste GmbH");
    Address address;
    address.id = Id<Address>::create();
    address.party = customer.id;
    address.street = QStringLiteral("Obere Str. 57");
    address.city = QStringLiteral("Berlin");
    address.postalCode = QStringLiteral("12209");
    input.addresses = {toRecord(address)};
    Product product;
    product.id = Id<Product>::create();
    product.code = QStringLiteral("TEA-001");
    product.name = QStringLiteral("龙井茶");
    Unit unit;
    unit.id = Id<Unit>::create();
    unit.name = QStringLiteral("盒");
    SalesOrder order;
    order.id = Id<SalesOrder>::create();
    order.number = QStringLiteral("SO-2026-00042");
    order.customer = customer.id;
    order.shipTo = address.id;
    order.date = QDate(2026, 3, 31);
    order.subtotal = Amount::fromInteger(1000);
    order.taxTotal = Amount::fromInteger(130);
    order.total = Amount::fromInteger(1130);
    for (int i = 0; i < lines; ++i) {
        SalesOrderLine line;
        line.product = product.id;
        line.description = QStringLiteral("龙井茶 Longjing tea");
        line.quantity = Quantity::fromInteger(10);
        line.unit = unit.id;
        line.unitPrice = *Rate::fromString(u"12.5");
        line.discount = *Rate::fromString(u"0.05");
        line.taxRate = *Rate::fromString(u"0.13");
        line.net = *Amount::fromString(u"118.75");
        order.lines.append(line);
    }
    input.record = toRecord(order);
    for (const Record &record :
         {toRecord(customer), toRecord(address), toRecord(product), toRecord(unit)}) {
        input.references.insert(record.id, record);
    }
    return input;
}

QString PrintingTest::textOf(const PrintedDocument &document)
{
    const QString path = m_folder.filePath(QStringLiteral("document.pdf"));
    if (!writePdf(document, path)) {
        return {};
    }
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"),
                 {QStringLiteral("-layout"), path, QStringLiteral("-")});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

void PrintingTest::anOrderStandsOnPaper()
{
    const PrintInput input = orderInput(2);
    const auto form = DocumentTemplate::load(SalesOrder::entity);
    QVERIFY(form);

    const QString english = textOf(form->fill(input, PrintWords(PrintLanguage::English)));
    for (const char *expected : {"Order confirmation", "SO-2026-00042", "Alfreds Futterkiste GmbH",
                                 "Obere Str. 57", "12209 Berlin", "TEA-001", "118.75", "1,130.00",
                                 "One thousand one hundred thirty and 00/100", "Page 1 of 1"}) {
        QVERIFY2(english.contains(QString::fromLatin1(expected)), qPrintable(english));
    }
    const QString both = textOf(form->fill(input, PrintWords(PrintLanguage::Both)));
    for (const QString &expected :
         {QStringLiteral("销售订单"), QStringLiteral("Order confirmation"),
          QStringLiteral("壹仟壹佰叁拾元整")}) {
        QVERIFY2(both.contains(expected), qPrintable(both));
    }
}

void PrintingTest::aDraftSaysSo()
{
    PrintInput input = orderInput(1);
    input.record.set("number", QStringLiteral(""));
    input.record.set("provisional_number", QStringLiteral("D-LT07-0012"));
    const auto form = DocumentTemplate::load(SalesOrder::entity);
    const PrintedDocument document = form->fill(input, PrintWords(PrintLanguage::English));
    QCOMPARE(document.draftMark, QStringLiteral("DRAFT"));
    QCOMPARE(document.facts.constFirst().text, QStringLiteral("D-LT07-0012"));
}

void PrintingTest::longDocumentsRepeatTheirHead()
{
    const auto form = DocumentTemplate::load(SalesOrder::entity);
    const QString text = textOf(form->fill(orderInput(90), PrintWords(PrintLanguage::English)));
    QVERIFY(text.contains(QStringLiteral("Page 2 of 3")));
    QCOMPARE(text.count(QStringLiteral("Description")), 3);
    QCOMPARE(text.count(QStringLiteral("TEA-001")), 90);
}

void PrintingTest::recordsWithoutTemplateAreNotPrinted()
{
    QCOMPARE(DocumentTemplate::load(Company::entity).error().code,
             QStringLiteral("template_missing"));
}

} // namespace kontor

QTEST_MAIN(kontor::PrintingTest)
#include "printing_test.moc"
