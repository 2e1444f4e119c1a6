#include "app/documents/document_screen.h"
#include "app/shell/actions.h"
#include "app/shell/main_window.h"
#include "app/shell/program.h"
#include "app/shell/screen_frame.h"
#include "app/views/attention_inbox.h"
#include "app/views/record_view.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// What was made offline and refused by the server comes back as a draft: the real desktop and the
/// real server.
class RefusedTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aCustomerIsMadeAgainUnderAnotherCode();
    void anOrderKeepsItsLinesAndSurvivesARestart();

private:
    void start();
    void workOffline();
    void comeBack();
    /// The refused command is opened from the inbox as a draft.
    template <class T>
    T *edit();
    template <class T>
    T *screen()
    {
        const ScreenFrame *frame = m_program->window()->workspace().current();
        return frame == nullptr ? nullptr : qobject_cast<T *>(frame->screen());
    }
    void save() { m_program->window()->actions().find("save")->trigger(); }
    Session &session() { return m_program->session(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Program> m_program;
    SystemClock m_clock;
};

void RefusedTest::init()
{
    failOnLostCopies();
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open(DatabaseKind::Sqlite);
    m_office->person("sales_manager", u"Ana"_s);
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void RefusedTest::cleanup()
{
    m_program.reset();
    m_server.reset();
    m_office.reset();
    m_folder.reset();
}

void RefusedTest::start()
{
    const SessionOptions options = kontor::test::Desktop::options(*m_server, m_folder->path());
    m_program = std::make_unique<Program>(m_clock, options, m_folder->filePath(u"kontor.ini"_s));
    m_program->signIn(kontor::test::Desktop::credentials(u"ana"_s));
    EVENTUALLY(m_program->window() != nullptr);
    EVENTUALLY(session().holds(Party::entity));
    EVENTUALLY(session().state().link == SyncState::Link::Online);
}

void RefusedTest::workOffline()
{
    session().disconnectFromServer();
    EVENTUALLY(session().state().link == SyncState::Link::Offline);
}

void RefusedTest::comeBack()
{
    session().reconnect();
    EVENTUALLY(session().state().link == SyncState::Link::Online);
    EVENTUALLY(session().state().waiting == 0);
    EVENTUALLY(session().state().attention == 1);
}

template <class T>
T *RefusedTest::edit()
{
    m_program->window()->open(Place::named(u"inbox"_s));
    const auto ready = [this] {
        auto *inbox = screen<AttentionInbox>();
        return inbox != nullptr && inbox->primaryAction() != nullptr
            && inbox->primaryAction()->isEnabled();
    };
    if (!QTest::qWaitFor(ready, 30'000)) {
        return nullptr;
    }
    screen<AttentionInbox>()->primaryAction()->trigger();
    const auto opened = [this] { return screen<T>() != nullptr; };
    return QTest::qWaitFor(opened, 30'000) ? screen<T>() : nullptr;
}

void RefusedTest::aCustomerIsMadeAgainUnderAnotherCode()
{
    start();
    workOffline();
    Party rival;
    rival.name = u"Rival"_s;
    rival.code = u"K-1"_s;
    rival.isCustomer = true;
    must(m_office->create(m_office->admin(), rival));
    Arguments arguments;
    arguments.record = newUuid();
    arguments.values = {{u"name"_s, Value(u"Lotus Tea House"_s)},
                        {u"code"_s, Value(u"K-1"_s)},
                        {u"phone"_s, Value(u"0571-8888"_s)},
                        {u"is_customer"_s, Value(true)}};
    QVERIFY(answerOf(session().execute(u"party.create"_s, arguments)));
    comeBack();

    auto *view = edit<RecordView>();
    QVERIFY(view != nullptr);
    QTRY_COMPARE(view->edit().record().value("name"), Value(u"Lotus Tea House"_s));
    QVERIFY(view->edit().isNew());
    QCOMPARE(view->edit().record().value("phone"), Value(u"0571-8888"_s));
    EVENTUALLY(session().state().attention == 0);
    view->edit().setValue(u"code"_s, Value(u"K-2"_s));
    save();
    const auto made = [this] {
        return m_office->all<Party>(Filter::equal("name", Value(u"Lotus Tea House"_s)));
    };
    EVENTUALLY(made().size() == 1);
    QCOMPARE(made().first().code, u"K-2"_s);
    QCOMPARE(made().first().phone, u"0571-8888"_s);
    EVENTUALLY(session().state().waiting == 0);
    QCOMPARE(session().state().attention, 0);
}

void RefusedTest::anOrderKeepsItsLinesAndSurvivesARestart()
{
    Party former = addCustomer(*m_office, "Former");
    const Party lotus = addCustomer(*m_office, "Lotus");
    const Product tea = addService(*m_office, "TASTING", "100");
    start();
    workOffline();
    former.isCustomer = false;
    former.isSupplier = true;
    must(m_office->update(m_office->admin(), former));
    Record line(SalesOrderLine::entity);
    line.id = newUuid();
    line.set("product", Value(tea.id));
    line.set("quantity", Value(quantity("3").raw()));
    line.set("unit_price", Value(rate("100").raw()));
    Arguments arguments;
    arguments.record = newUuid();
    arguments.values = {{u"customer"_s, Value(former.id)},
                        {u"date"_s, Value(m_office->clock().today())},
                        {u"note"_s, Value(u"By noon"_s)}};
    arguments.lines = QList<Record>{line};
    QVERIFY(answerOf(session().execute(u"sales_order.create"_s, arguments)));
    comeBack();
    QVERIFY(edit<DocumentScreen>() != nullptr);
    EVENTUALLY(session().state().attention == 0);
    EVENTUALLY(screen<DocumentScreen>()->document().lines().model().lineCount() == 1);

    // It has left the outbox; from now on the draft keeps it.
    m_program.reset();
    start();
    EVENTUALLY(screen<DocumentScreen>() != nullptr
               && screen<DocumentScreen>()->document().lines().model().lineCount() == 1);
    Document &document = screen<DocumentScreen>()->document();
    QVERIFY(document.isNew());
    QCOMPARE(document.record().value("note"), Value(u"By noon"_s));
    document.setValue(u"customer"_s, Value(lotus.id));
    save();
    EVENTUALLY(m_office->all<SalesOrder>().size() == 1);
    const SalesOrder order = m_office->all<SalesOrder>().first();
    QCOMPARE(order.customer, lotus.id);
    QCOMPARE(order.note, u"By noon"_s);
    QCOMPARE(order.lines.size(), 1);
    QCOMPARE(order.lines.first().quantity, quantity("3"));
}

} // namespace kontor

QTEST_MAIN(kontor::RefusedTest)
#include "refused_test.moc"
