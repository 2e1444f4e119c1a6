#include "app/admin/devices_screen.h"
#include "app/documents/document_screen.h"
#include "app/views/command_dialog.h"
#include "app/views/field_form.h"
#include "app/views/record_actions.h"
#include "app/views/record_view.h"
#include "app/widgets/typed_edit.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/system/device.h"
#include "tests/gui/desktop.h"
#include "tests/support/trade.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

/// What an administrator does, and which buttons work: in the real main window before the real
/// engine.
namespace kontor::test {

class AdministrationTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void devicesAreSeenGivenATermAndRevoked();
    void passwordsAreChangedByTheirOwnersOnly();
    void whatIsPaidIsNotPaidAgain();

private:
    QUuid laptopOf(const QString &login);
    QAction *actionOf(const User &user, const char *name);

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Desktop> m_desktop;
};

void AdministrationTest::init()
{
    m_office = Office::open(DatabaseKind::Sqlite);
    m_desktop = std::make_unique<Desktop>(*m_office, m_office->admin());
}

void AdministrationTest::cleanup()
{
    m_desktop.reset();
    m_office.reset();
}

QUuid AdministrationTest::laptopOf(const QString &login)
{
    SignIn request;
    request.login = login;
    request.password = u"correct horse"_s;
    request.deviceName = u"laptop of "_s + login;
    request.appVersion = u"0.1.0"_s;
    return must(m_office->engine().signIn(request)).device;
}

void AdministrationTest::devicesAreSeenGivenATermAndRevoked()
{
    m_office->person("sales", u"Ana"_s);
    const QUuid laptop = laptopOf(u"ana"_s);
    DeviceReport report;
    report.tick = 1;
    report.waiting = 3;
    report.copyBytes = 5'000'000;
    must(m_office->engine().noteDevice(laptop, report));
    m_desktop->window().open(Place::named(u"devices"_s));
    auto *screen = m_desktop->screen<DevicesScreen>();
    QVERIFY(screen != nullptr);
    const QAbstractItemModel &model = *screen->list()->model();
    QTRY_COMPARE(model.rowCount(), 1);
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells.append(model.index(0, column).data().toString());
    }
    QCOMPARE(cells.mid(0, 4), (QStringList{u"laptop of ana"_s, u"Ana"_s, u"Active"_s, u"0.1.0"_s}));
    QVERIFY2(cells.at(5).toInt() > 0, qPrintable(cells.join(u'|')));
    QCOMPARE(cells.at(6), u"3"_s);
    QVERIFY(screen->findChild<QLabel *>(u"feedStatus"_s)->text().contains(u"90 days"_s));

    screen->action(u"set_lease"_s)->trigger();
    auto *dialog = screen->findChild<CommandDialog *>();
    QVERIFY(dialog != nullptr);
    auto *days = qobject_cast<TypedEdit *>(dialog->form()->edit(u"days"_s));
    QVERIFY(days != nullptr);
    days->lineEdit()->setFocus();
    days->lineEdit()->selectAll();
    QTest::keyClicks(days->lineEdit(), u"14"_s);
    QTest::keyClick(days->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_office->all<Device>().first().leaseDays, 14);

    screen->action(u"revoke"_s)->trigger();
    auto *question = screen->findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole) {
            button->click();
        }
    }
    QTRY_COMPARE(model.index(0, 2).data().toString(), u"Revoked"_s);
    QVERIFY(!screen->action(u"revoke"_s)->isEnabled());
    QVERIFY(screen->action(u"wipe"_s)->isEnabled());
}

QAction *AdministrationTest::actionOf(const User &user, const char *name)
{
    m_desktop->window().open(Place::record(User::entity, user.id.uuid()));
    auto *view = m_desktop->screen<RecordView>();
    if (!QTest::qWaitFor([view] { return view->edit().isLoaded(); })) {
        return nullptr;
    }
    return view->findChild<QAction *>(QLatin1String(name));
}

void AdministrationTest::passwordsAreChangedByTheirOwnersOnly()
{
    const Actor ana = m_office->person("sales", u"Ana"_s);
    const User own = m_office->get(Id<User>(m_office->admin().user));
    const User other = m_office->get(Id<User>(ana.user));
    QVERIFY(actionOf(own, "change_password")->isVisible());
    QVERIFY(!actionOf(other, "change_password")->isVisible());
    QVERIFY(actionOf(other, "set_password")->isVisible()); // an administrator sets a new one
}

void AdministrationTest::whatIsPaidIsNotPaidAgain()
{
    const Party customer = addCustomer(*m_office);
    const Product tea = addService(*m_office, "TASTING", "100");
    const SalesOrder order = draftOrder(*m_office, customer, {sold(tea, "1")});
    must(m_office->call(m_office->admin(), "confirm", order.id));
    must(m_office->call(m_office->admin(), "invoice", order.id));
    const SalesInvoice invoice = m_office->all<SalesInvoice>().first();
    m_desktop->window().open(Place::record(SalesInvoice::entity, invoice.id.uuid()));
    auto *screen = m_desktop->screen<DocumentScreen>();
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    QVERIFY(screen->primaryAction()->isEnabled());
    must(m_office->call(m_office->admin(), "pay", invoice.id));
    screen->refresh();
    QTRY_COMPARE(screen->primaryAction()->toolTip(), u"Nothing is open on this document."_s);
    QVERIFY(!screen->primaryAction()->isEnabled());
}

} // namespace kontor::test

QTEST_MAIN(kontor::test::AdministrationTest)
#include "administration_test.moc"
