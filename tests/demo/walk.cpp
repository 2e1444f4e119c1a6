#include "tests/demo/walk.h"

#include "app/documents/document_screen.h"
#include "app/documents/head_form.h"
#include "app/shell/main_window.h"
#include "app/shell/sign_in_dialog.h"
#include "app/widgets/line_grid.h"
#include "app/widgets/reference_picker.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace kontor::demo {

using namespace Qt::StringLiterals;

namespace {

const QString salesperson = QStringLiteral("zhang");

/// The document that is shown, and nothing when something else is.
const Record *documentOf(const Hand &hand, const Entity &entity)
{
    const ScreenFrame *frame = hand.frame();
    auto *screen = frame == nullptr ? nullptr : qobject_cast<DocumentScreen *>(frame->screen());
    const bool there = screen != nullptr && screen->document().record().entity == &entity
        && !screen->document().isBusy();
    return there ? &screen->document().record() : nullptr;
}

QString valueOf(const Hand &hand, const Entity &entity, const char *field)
{
    const Record *record = documentOf(hand, entity);
    return record == nullptr ? QString() : record->value(field).toText();
}

/// Whether the copy of the desktop is complete and level with the server.
bool isLevel(Program &program)
{
    const SyncState state = program.session().state();
    return state.link == SyncState::Link::Online && state.waiting == 0
        && program.session().holds(SalesOrder::entity);
}

} // namespace

Walk::Walk(const Clock &clock, Company &company, Program &office, const QString &folder,
           const Hand::Manner &manner)
    : m_company(company),
      m_office(office),
      m_laptopFolder(QDir(folder).filePath(u"laptop"_s)),
      m_atOffice(u"office"_s, manner),
      m_atLaptop(u"laptop"_s, manner)
{
    // A machine that has never seen this server.
    QDir(m_laptopFolder).removeRecursively();
    QDir().mkpath(m_laptopFolder);
    const QString preferencesPath = QDir(m_laptopFolder).filePath(u"kontor.ini"_s);
    Preferences(preferencesPath)
        .set(preference::language, office.preferences().get(preference::language));
    m_laptop = std::make_unique<Program>(clock, SessionOptions{m_laptopFolder, u"laptop"_s},
                                         preferencesPath);
}

Result<void> Walk::run()
{
    TRY(m_atOffice.until(u"the office desktop"_s, [this] { return m_office.window() != nullptr; }));
    m_atOffice.use(m_office.window());
    TRY(m_atOffice.until(u"the office's copy"_s, [this] { return isLevel(m_office); }));
    TRY(m_atOffice.show(u"the desktop of the office, signed in"_s));
    TRY_ASSIGN(m_script, prepareScript(m_office.session(), salesperson));
    TRY(signInOnLaptop());
    TRY(goOffline());
    TRY(takeOrder());
    TRY(comeBack());
    TRY(deliver());
    TRY(invoice());
    TRY(bePaid());
    return openBalanceSheet();
}

Result<void> Walk::signInOnLaptop()
{
    m_laptop->start({m_company.address(), {}, {}});
    SignInDialog *dialog = m_laptop->dialog();
    TRY(m_atLaptop.turnTo(dialog));
    TRY(m_atLaptop.click(dialog->findChild<QLineEdit *>(u"login"_s)));
    m_atLaptop.type(salesperson);
    TRY(m_atLaptop.click(dialog->findChild<QLineEdit *>(u"password"_s)));
    m_atLaptop.enter(QString::fromLatin1(Company::password));
    TRY_ASSIGN(QWidget *const trust, m_atLaptop.find(u"the question about trust"_s, [dialog] {
        return dialog->findChild<QPushButton *>(u"trust"_s);
    }));
    TRY(m_atLaptop.show(u"a laptop sees the server for the first time"_s, dialog));
    TRY(m_atLaptop.click(trust));
    TRY(m_atLaptop.until(u"the desktop"_s, [this] { return m_laptop->window() != nullptr; }));
    m_atLaptop.use(m_laptop->window());
    TRY(m_atLaptop.until(u"the copy"_s, [this] { return isLevel(*m_laptop); }));
    return m_atLaptop.show(u"zhang is signed in and holds a copy of his customers"_s);
}

Result<void> Walk::goOffline()
{
    TRY(m_atLaptop.click(m_atLaptop.window().findChild<QToolButton *>(u"syncState"_s)));
    TRY(m_atLaptop.act("work_offline"));
    TRY(m_atLaptop.until(u"the end of the link"_s, [this] {
        return m_laptop->session().state().link == SyncState::Link::Offline;
    }));
    return m_atLaptop.show(u"zhang leaves the house: the laptop is offline"_s);
}

Result<void> Walk::takeOrder()
{
    Hand &hand = m_atLaptop;
    TRY(hand.open("sales_orders"));
    TRY(hand.show(u"his orders are there without the server"_s));
    hand.press(Qt::Key_N, Qt::ControlModifier);
    TRY(hand.until(u"a new order"_s,
                   [&hand] { return documentOf(hand, SalesOrder::entity) != nullptr; }));
    auto *screen = qobject_cast<DocumentScreen *>(hand.frame()->screen());
    auto *customer = qobject_cast<ReferencePicker *>(screen->head()->editor(u"customer"_s));
    TRY(hand.click(customer->lineEdit()));
    hand.enter(m_script.customer);
    TRY(hand.until(u"the customer"_s, [customer] { return !customer->id().isNull(); }));
    LineModel &lines = screen->document().lines().model();
    const QModelIndex first = lines.index(0, lines.columnOf(u"product"_s));
    TRY(hand.click(screen->grid()->viewport(), screen->grid()->visualRect(first).center()));
    int row = 0;
    for (const QString &code : std::as_const(m_script.products)) {
        hand.enter(code);
        const int quantity = lines.columnOf(u"quantity"_s);
        TRY(hand.until(code, [&] {
            return row < lines.lineCount()
                && !lines.value(lines.lineAt(row), u"product"_s).isBlank()
                && screen->grid()->currentIndex().column() == quantity;
        }));
        hand.enter(QString::number(row + 2));
        TRY(hand.until(u"the price"_s, [&] {
            return screen->grid()->currentIndex().column() == lines.columnOf(u"unit_price"_s);
        }));
        hand.press(Qt::Key_Return); // as the price list says
        TRY(hand.until(u"the next line"_s,
                       [&] { return screen->grid()->currentIndex().row() == row + 1; }));
        ++row;
    }
    TRY(hand.show(u"the order is typed with the keyboard: customer, products, quantities"_s));
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    TRY(hand.until(u"the confirmation"_s,
                   [&hand] { return valueOf(hand, SalesOrder::entity, "state") == u"confirmed"; }));
    return hand.show(u"confirmed on the laptop: it waits to be sent, with a provisional number"_s);
}

Result<void> Walk::comeBack()
{
    Hand &hand = m_atLaptop;
    const QUuid id = documentOf(hand, SalesOrder::entity)->id;
    TRY(hand.click(hand.window().findChild<QToolButton *>(u"syncState"_s)));
    TRY(hand.show(u"what waits to be sent"_s));
    TRY(hand.act("synchronise"));
    TRY(hand.until(u"the end of sending"_s, [this] { return isLevel(*m_laptop); }));
    TRY(hand.show(u"zhang is back: everything is sent"_s));
    hand.window().open(Place::record(SalesOrder::entity, id));
    TRY(hand.until(u"the legal number"_s,
                   [&hand] { return !valueOf(hand, SalesOrder::entity, "number").isEmpty(); }));
    m_order = valueOf(hand, SalesOrder::entity, "number");
    return hand.show(u"the server has given the order its number: "_s + m_order);
}

Result<void> Walk::deliver()
{
    Hand &hand = m_atOffice;
    TRY(hand.look(m_order));
    TRY(hand.until(u"the order"_s, [this, &hand] {
        return valueOf(hand, SalesOrder::entity, "number") == m_order;
    }));
    TRY(hand.show(u"the office sees the order"_s));
    TRY(hand.print(u"order_"_s + m_order));
    TRY(hand.act("deliver"));
    TRY(hand.confirm());
    TRY(hand.until(u"the delivery"_s, [&hand] {
        return valueOf(hand, SalesOrder::entity, "delivery_state") == u"complete";
    }));
    return hand.show(u"delivered: the goods have left the stock and cost is booked"_s);
}

Result<void> Walk::invoice()
{
    Hand &hand = m_atOffice;
    TRY(hand.act("invoice"));
    TRY(hand.confirm());
    TRY(hand.until(u"the invoice"_s,
                   [&hand] { return !valueOf(hand, SalesInvoice::entity, "number").isEmpty(); }));
    m_invoice = valueOf(hand, SalesInvoice::entity, "number");
    TRY(hand.show(u"invoiced: receivable, revenue and tax are booked with "_s + m_invoice));
    return hand.print(u"invoice_"_s + m_invoice);
}

Result<void> Walk::bePaid()
{
    Hand &hand = m_atOffice;
    TRY(hand.act("pay"));
    TRY(hand.confirm());
    TRY(hand.until(u"the payment"_s, [&hand] {
        const Record *record = documentOf(hand, SalesInvoice::entity);
        return record != nullptr && record->value("balance").toInt() == 0;
    }));
    return hand.show(u"paid: nothing is open any more"_s);
}

} // namespace kontor::demo
