#include "app/documents/document_links.h"
#include "app/documents/document_screen.h"
#include "app/views/report_table_view.h"
#include "app/views/report_view.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment.h"
#include "common/entities/sales/sales_invoice.h"
#include "tests/gui/desktop.h"
#include "tests/support/trade.h"

using namespace Qt::StringLiterals;

/// Every figure of the three statements opens down to the document that made it, in the real main
/// window before the real engine.
namespace kontor::test {

class DrillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void receivablesOfTheBalanceSheetEndAtTheOrder();
    void revenueOfTheIncomeStatementEndsAtTheOrder();
    void cashReceivedEndsAtTheInvoice();
    void everyFigureThatIsNotZeroOpensSomething();

private:
    ReportView *open(const QString &report);
    /// The cell of a statement: its column at the row with this line number.
    QModelIndex cellOfLine(const ReportView &report, int number, const QString &column) const;
    /// The first row whose cell in `column` shows this.
    QModelIndex cell(const ReportView &report, const QString &column, const QString &text) const;
    int columnOf(const ReportView &report, const QString &name) const;
    /// Enter on the cell; the report that it opens.
    ReportView *follow(ReportView &report, const QModelIndex &index);
    /// Enter on the cell; the document that it opens.
    DocumentScreen *followToDocument(ReportView &report, const QModelIndex &index);
    DocumentScreen *shownDocument();
    void endsAtTheOrder(ReportView &ledger);

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Desktop> m_desktop;
    SalesOrder m_order;
    SalesInvoice m_invoice;
};

/// One order of 100.00 + 13 % that is delivered, invoiced, and paid in part.
void DrillTest::initTestCase()
{
    m_office = Office::open(DatabaseKind::Sqlite);
    const Party customer = addCustomer(*m_office);
    const Product tea = addGoods(*m_office, "TEA", "10");
    receive(*m_office, addSupplier(*m_office), {bought(tea, "50")});
    m_order = draftOrder(*m_office, customer, {sold(tea, "10")});
    for (const char *step : {"confirm", "deliver", "invoice"}) {
        must(m_office->call(m_office->admin(), step, m_order.id));
    }
    m_invoice = m_office->all<SalesInvoice>().first();
    must(m_office->call(m_office->admin(), "pay", m_invoice.id,
                        {{u"amount"_s, Value(amount("33").raw())}}));
    m_desktop = std::make_unique<Desktop>(*m_office, m_office->person("accountant"));
}

void DrillTest::cleanupTestCase()
{
    m_desktop.reset();
    m_office.reset();
}

ReportView *DrillTest::open(const QString &report)
{
    m_desktop->window().open(Place::report(report));
    auto *view = m_desktop->screen<ReportView>();
    if (view == nullptr || !QTest::qWaitFor([view] { return view->isLoaded(); })) {
        qFatal("%s is not shown", qPrintable(report));
    }
    return view;
}

int DrillTest::columnOf(const ReportView &report, const QString &name) const
{
    const QList<ReportColumn> &columns = report.model().table().columns;
    for (int i = 0; i < columns.size(); ++i) {
        if (columns.at(i).name == name) {
            return i;
        }
    }
    return -1;
}

QModelIndex DrillTest::cell(const ReportView &report, const QString &column,
                            const QString &text) const
{
    const int at = columnOf(report, column);
    for (int row = 0; row < report.model().rowCount(); ++row) {
        const QModelIndex index = report.model().index(row, at);
        if (index.data().toString() == text) {
            return index;
        }
    }
    return {};
}

QModelIndex DrillTest::cellOfLine(const ReportView &report, int number, const QString &column) const
{
    const QString prefix = column.startsWith(u"right_"_s) ? u"right_"_s : QString();
    const QModelIndex line = cell(report, prefix + u"line"_s, QString::number(number));
    return line.siblingAtColumn(columnOf(report, column));
}

ReportView *DrillTest::follow(ReportView &report, const QModelIndex &index)
{
    report.table().setCurrentIndex(index);
    report.table().setFocus();
    m_desktop->key(Qt::Key_Return);
    auto *next = m_desktop->screen<ReportView>();
    if (next == nullptr || next == &report
        || !QTest::qWaitFor([next] { return next->isLoaded(); })) {
        qFatal("%s opens no report", qPrintable(index.data().toString()));
    }
    return next;
}

DocumentScreen *DrillTest::shownDocument()
{
    auto *screen = m_desktop->screen<DocumentScreen>();
    if (screen == nullptr
        || !QTest::qWaitFor([screen] { return screen->document().record().version > 0; })) {
        qFatal("no document is shown");
    }
    return screen;
}

DocumentScreen *DrillTest::followToDocument(ReportView &report, const QModelIndex &index)
{
    report.table().setCurrentIndex(index);
    report.table().setFocus();
    m_desktop->key(Qt::Key_Return);
    return shownDocument();
}

/// From a line of the ledger to the entry, its invoice, and the order of that.
void DrillTest::endsAtTheOrder(ReportView &ledger)
{
    const QModelIndex document = cell(ledger, u"document"_s, m_invoice.number);
    QVERIFY(document.isValid());
    DocumentScreen *entry =
        followToDocument(ledger, document.siblingAtColumn(columnOf(ledger, u"number"_s)));
    QCOMPARE(entry->place().target.entity, JournalEntry::entity.key());
    QVERIFY(!entry->document().isEditable());
    auto *links = entry->findChild<DocumentLinks *>();
    QTRY_VERIFY(!links->places().isEmpty());
    emit links->openRequested(links->places().constFirst());
    DocumentScreen *invoice = shownDocument();
    QCOMPARE(invoice->place(), Place::record(SalesInvoice::entity, m_invoice.id.uuid()));
    const QUuid order = invoice->document().record().value("sales_order").toUuid();
    QCOMPARE(order, m_order.id.uuid());
    m_desktop->window().open(Place::record(SalesOrder::entity, order));
    QCOMPARE(shownDocument()->document().record().title(), m_office->get(m_order.id).number);
    // The ledger's own link leads to the same document.
    m_desktop->window().open(ledger.place());
    QCOMPARE(followToDocument(ledger, document)->place(), invoice->place());
}

void DrillTest::receivablesOfTheBalanceSheetEndAtTheOrder()
{
    ReportView *sheet = open(u"balance_sheet"_s);
    const QModelIndex receivables = cellOfLine(*sheet, 4, u"end"_s);
    QCOMPARE(receivables.data().toString(), u"80.00"_s); // 113.00 less the 33.00 paid
    ReportView *balance = follow(*sheet, receivables);
    const QModelIndex customer = cell(*balance, u"name"_s, u"Lotus Tea House"_s);
    QVERIFY(customer.isValid());
    QCOMPARE(customer.siblingAtColumn(columnOf(*balance, u"closing_debit"_s)).data().toString(),
             u"80.00"_s);
    ReportView *ledger =
        follow(*balance, customer.siblingAtColumn(columnOf(*balance, u"closing_debit"_s)));
    endsAtTheOrder(*ledger);
}

void DrillTest::revenueOfTheIncomeStatementEndsAtTheOrder()
{
    ReportView *statement = open(u"income_statement"_s);
    const QModelIndex revenue = cellOfLine(*statement, 1, u"year_to_date"_s);
    QCOMPARE(revenue.data().toString(), u"100.00"_s);
    ReportView *balance = follow(*statement, revenue);
    const QModelIndex account = cell(*balance, u"credit"_s, u"100.00"_s);
    QVERIFY(account.isValid());
    endsAtTheOrder(*follow(*balance, account));
}

void DrillTest::cashReceivedEndsAtTheInvoice()
{
    ReportView *statement = open(u"cash_flow_statement"_s);
    const QModelIndex received = cellOfLine(*statement, 1, u"year_to_date"_s);
    QCOMPARE(received.data().toString(), u"33.00"_s);
    ReportView *journal = follow(*statement, received);
    const Payment paid = m_office->all<Payment>().first();
    DocumentScreen *payment =
        followToDocument(*journal, cell(*journal, u"document"_s, paid.number));
    QCOMPARE(payment->place().target.entity, Payment::entity.key());
    auto *links = payment->findChild<DocumentLinks *>();
    QCOMPARE(links->places().constFirst(),
             Place::record(SalesInvoice::entity, m_invoice.id.uuid()));
}

void DrillTest::everyFigureThatIsNotZeroOpensSomething()
{
    for (const QString &name :
         {u"balance_sheet"_s, u"income_statement"_s, u"cash_flow_statement"_s}) {
        ReportView *statement = open(name);
        const ReportTableModel &model = statement->model();
        int figures = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                const bool amounts = model.table().columns.at(column).type == FieldType::Amount;
                if (!amounts
                    || index.data(ReportTableModel::ValueRole).value<Value>().toInt() == 0) {
                    continue;
                }
                ++figures;
                QVERIFY2(!model.targetOf(index).isEmpty(),
                         qPrintable(
                             u"%1, row %2: %3"_s.arg(name).arg(row).arg(index.data().toString())));
            }
        }
        QVERIFY(figures > 0);
    }
}

} // namespace kontor::test

QTEST_MAIN(kontor::test::DrillTest)
#include "drill_test.moc"
