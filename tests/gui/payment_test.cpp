#include "app/documents/allocation_dialog.h"
#include "app/documents/document_screen.h"
#include "app/documents/head_form.h"
#include "app/widgets/line_grid.h"
#include "app/widgets/value_edit.h"
#include "common/entities/finance/payment.h"
#include "common/entities/sales/sales_invoice.h"
#include "tests/gui/desktop.h"
#include "tests/support/trade.h"

#include <QLabel>

using namespace Qt::StringLiterals;

/// Money of a customer is booked against what he owes, in the real main window before the real
/// engine.
namespace kontor::test {

class PaymentTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theOldestInvoicesAreSettledFirst();
    void allocationsAreChangedByHand();
    void whatIsTooMuchIsRefused();
    void anAdvanceSettlesNothing();
    void anAdvanceIsAllocatedByKeyboard();
    void aPaymentIsCancelled();

private:
    SalesInvoice invoice(const char *quantity);
    DocumentScreen *begin(const char *amount);
    QString shown(int row, const char *column) const;
    QString sum(const char *name) const;
    void post();

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Desktop> m_desktop;
    Party m_customer;
    Product m_tea;
};

void PaymentTest::init()
{
    m_office = Office::open(DatabaseKind::Sqlite);
    m_customer = addCustomer(*m_office);
    m_tea = addService(*m_office, "TASTING", "100");
    m_desktop = std::make_unique<Desktop>(*m_office, m_office->person("accountant"));
}

void PaymentTest::cleanup()
{
    m_desktop.reset();
    m_office.reset();
}

/// Services at 100.00 + 6 % each, invoiced.
SalesInvoice PaymentTest::invoice(const char *quantity)
{
    const SalesOrder order = draftOrder(*m_office, m_customer, {sold(m_tea, quantity)});
    for (const char *step : {"confirm", "deliver", "invoice"}) {
        const auto done = m_office->call(m_office->admin(), step, order.id);
        if (!done && qstrcmp(step, "deliver") != 0) {
            endWith(done.error());
        }
    }
    const QList<SalesInvoice> invoices =
        m_office->all<SalesInvoice>(Filter::equal("sales_order", Value(order.id)));
    return invoices.first();
}

DocumentScreen *PaymentTest::begin(const char *text)
{
    m_desktop->window().open(Place::create(Payment::entity));
    auto *screen = m_desktop->screen<DocumentScreen>();
    Document &document = screen->document();
    document.setValue(u"party"_s, Value(m_customer.id));
    document.setValue(u"amount"_s, Value(amount(text).raw()));
    if (!QTest::qWaitFor([&] { return !document.record().value("account").isBlank(); })) {
        qFatal("no account is proposed");
    }
    return screen;
}

QString PaymentTest::shown(int row, const char *column) const
{
    const LineModel &model = m_desktop->screen<DocumentScreen>()->document().lines().model();
    return model.index(row, model.columnOf(QString::fromLatin1(column))).data().toString();
}

QString PaymentTest::sum(const char *name) const
{
    const QList<LineSum> sums = m_desktop->screen<DocumentScreen>()->document().lines().sums();
    for (const LineSum &each : sums) {
        if (each.name == QLatin1String(name)) {
            return each.amount.toString(2);
        }
    }
    return {};
}

void PaymentTest::post()
{
    auto *screen = m_desktop->screen<DocumentScreen>();
    screen->grid()->setFocus();
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
}

void PaymentTest::theOldestInvoicesAreSettledFirst()
{
    const SalesInvoice first = invoice("1");
    m_office->clock().advance(qint64{5} * 24 * 60 * 60'000);
    const SalesInvoice second = invoice("2");
    DocumentScreen *screen = begin("150");
    QTRY_COMPARE(screen->document().lines().model().lineCount(), 2);
    QCOMPARE(shown(0, "document_number"), first.number);
    QCOMPARE(shown(0, "open"), u"106.00"_s);
    QCOMPARE(shown(0, "amount"), u"106.00"_s);
    QCOMPARE(shown(1, "open"), u"212.00"_s);
    QCOMPARE(shown(1, "amount"), u"44.00"_s);
    QCOMPARE(sum("left"), u"0.00"_s);
    post();
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    QCOMPARE(m_office->get(first.id).balance, Amount());
    QCOMPARE(m_office->get(second.id).balance, amount("168"));
    QCOMPARE(balanceOf(*m_office, AccountRole::Bank), amount("150"));
}

void PaymentTest::allocationsAreChangedByHand()
{
    const SalesInvoice first = invoice("1");
    const SalesInvoice second = invoice("2");
    DocumentScreen *screen = begin("150");
    LineModel &model = screen->document().lines().model();
    QTRY_COMPARE(model.lineCount(), 2);
    const int column = model.columnOf(u"amount"_s);
    screen->grid()->setFocus();
    screen->grid()->setCurrentIndex(model.index(0, column));
    m_desktop->key(Qt::Key_Delete);
    screen->grid()->setCurrentIndex(model.index(1, column));
    m_desktop->type(u"150"_s);
    m_desktop->key(Qt::Key_Return);
    post();
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    const Payment payment = m_office->all<Payment>().first();
    QCOMPARE(payment.lines.size(), 1); // an empty offer is not saved
    const QUuid settled = payment.lines.first().documentId;
    QVERIFY(settled == first.id.uuid() || settled == second.id.uuid());
    QTRY_COMPARE(model.lineCount(), 1);
}

void PaymentTest::whatIsTooMuchIsRefused()
{
    invoice("1");
    DocumentScreen *screen = begin("50");
    LineModel &model = screen->document().lines().model();
    QTRY_COMPARE(shown(0, "amount"), u"50.00"_s);
    screen->grid()->setFocus();
    screen->grid()->setCurrentIndex(model.index(0, model.columnOf(u"amount"_s)));
    m_desktop->type(u"="_s); // in full
    m_desktop->key(Qt::Key_Return);
    QCOMPARE(shown(0, "amount"), u"106.00"_s);
    QCOMPARE(sum("left"), u"-56.00"_s);
    post();
    QCOMPARE(screen->document().state(), u"draft"_s);
    QVERIFY(m_office->all<Payment>().isEmpty());
}

void PaymentTest::anAdvanceSettlesNothing()
{
    DocumentScreen *screen = begin("500");
    QCOMPARE(sum("left"), u"500.00"_s);
    post();
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    QCOMPARE(balanceOf(*m_office, AccountRole::Receivable), amount("-500"));
}

void PaymentTest::anAdvanceIsAllocatedByKeyboard()
{
    DocumentScreen *screen = begin("500");
    post();
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    const SalesInvoice first = invoice("1");
    m_office->clock().advance(qint64{5} * 24 * 60 * 60'000);
    const SalesInvoice second = invoice("2");
    QVERIFY(screen->primaryAction()->isEnabled());
    const auto dialog = [this] {
        return m_desktop->window().findChild<AllocationDialog *>(u"allocationDialog"_s);
    };
    const auto ask = [&] {
        QTRY_VERIFY(dialog() == nullptr);
        m_desktop->window().activateWindow();
        QTRY_VERIFY(m_desktop->window().isActiveWindow());
        screen->grid()->setFocus();
        m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(dialog() != nullptr && dialog()->isActiveWindow());
    };
    ask();
    const LineModel &model = dialog()->grid()->lineModel();
    QTRY_COMPARE(model.lineCount(), 2);
    // Everything that is open is offered, the oldest first; the second one waits.
    const int column = model.columnOf(u"amount"_s);
    QCOMPARE(model.index(0, column).data().toString(), u"106.00"_s);
    QCOMPARE(model.index(1, column).data().toString(), u"212.00"_s);
    QCOMPARE(dialog()->findChild<QLabel *>(u"sums"_s)->text(),
             u"Settles 318.00, 182.00 stays as an advance"_s);
    dialog()->grid()->setFocus();
    dialog()->grid()->setCurrentIndex(model.index(1, column));
    m_desktop->type(u"12"_s);
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_office->get(first.id).balance, Amount());
    QCOMPARE(m_office->get(second.id).balance, amount("200"));
    QTRY_COMPARE(screen->document().lines().model().lineCount(), 2);

    // Once nothing is left, the button says why.
    ask();
    QTRY_COMPARE(dialog()->grid()->lineModel().lineCount(), 1);
    dialog()->grid()->setFocus();
    dialog()->grid()->setCurrentIndex(dialog()->grid()->lineModel().index(0, column));
    m_desktop->type(u"="_s);
    m_desktop->key(Qt::Key_Return);
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_office->get(second.id).balance, Amount());
    invoice("3"); // 318.00, and 182.00 are left
    ask();
    QTRY_COMPARE(dialog()->grid()->lineModel().lineCount(), 1);
    dialog()->grid()->setFocus();
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(screen->primaryAction()->toolTip(),
                 u"Nothing of this payment is left to settle anything with."_s);
    QVERIFY(!screen->primaryAction()->isEnabled());
}

void PaymentTest::aPaymentIsCancelled()
{
    const SalesInvoice first = invoice("1");
    DocumentScreen *screen = begin("106");
    QTRY_COMPARE(shown(0, "amount"), u"106.00"_s);
    post();
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    QCOMPARE(m_office->get(first.id).balance, Amount());
    screen->document().run(u"cancel"_s);
    QTRY_COMPARE(screen->document().state(), u"cancelled"_s);
    QCOMPARE(m_office->get(first.id).balance, amount("106"));
    QCOMPARE(balanceOf(*m_office, AccountRole::Bank), Amount());
}

} // namespace kontor::test

QTEST_MAIN(kontor::test::PaymentTest)
#include "payment_test.moc"
