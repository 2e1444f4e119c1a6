#include "tests/support/office.h"

#include "common/entities/party/party.h"
#include "server/net/requests.h"

#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace kontor;
using namespace kontor::test;

namespace {

/// A connection whose messages are kept instead of being sent.
class RecordedClient final : public Client
{
public:
    RecordedClient(const SignedIn &signedIn) : m_signedIn(signedIn) {}

    quint64 number() const override { return 7; }
    QUuid session() const override { return m_signedIn.session; }
    QUuid user() const override { return m_signedIn.reply.user; }
    QUuid device() const override { return m_signedIn.reply.device; }
    QString address() const override { return QStringLiteral("192.0.2.7:50312"); }
    const wire::Hello &hello() const override { return m_hello; }
    void sendMessage(const QByteArray &message) override
    {
        const std::lock_guard lock(m_mutex);
        m_sent.append(message);
        m_arrived.notify_all();
    }
    bool isCongested() const override { return false; }
    void close(const Error &) override {}

    /// Waits until a message of this type was sent and takes it.
    template <class T>
    std::optional<wire::Message> take()
    {
        std::unique_lock lock(m_mutex);
        std::optional<wire::Message> found;
        m_arrived.wait_for(lock, std::chrono::seconds(10), [&] {
            for (qsizetype i = 0; i < m_sent.size() && !found; ++i) {
                const wire::Message message = must(wire::Message::parse(m_sent.at(i)));
                if (message.is<T>()) {
                    found = message;
                    m_sent.removeAt(i);
                }
            }
            return found.has_value();
        });
        return found;
    }

private:
    const SignedIn m_signedIn;
    const wire::Hello m_hello;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    QList<QByteArray> m_sent;
};

} // namespace

/// The network's messages reach the engine, and its answers the client.
class RequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void signsInWithPasswordAndToken();
    void writesAndReads();
    void keepsToTheRightsOfTheSession();
    void answersErrorsWithTheirCode();
    void subscribesADesktop();
    void takesAnOutbox();
    void tellsItsStatus();
    void refusesADeviceThatIsNone();

private:
    void connectAs(const QString &login, const QString &device = QStringLiteral("laptop"));
    template <class Request>
    Result<typename Request::Reply> ask(const Request &request, wire::RequestNumber number = 5)
    {
        const wire::Message message = must(wire::Message::parse(wire::encode(request, number)));
        TRY_ASSIGN(const QByteArray bytes, m_requests->answer(m_client, message));
        TRY_ASSIGN(const wire::Message reply, wire::Message::parse(bytes));
        Q_ASSERT(reply.request() == number);
        return reply.as<typename Request::Reply>();
    }
    wire::Execute newParty(const char *name)
    {
        wire::Execute execute;
        execute.command = newUuid();
        execute.name = QStringLiteral("party.create");
        execute.arguments.record = newUuid();
        execute.arguments.values = {{QStringLiteral("name"), Value(QString::fromUtf8(name))}};
        return execute;
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Requests> m_requests;
    std::shared_ptr<RecordedClient> m_client;
    SignedIn m_signedIn;
};

void RequestsTest::init()
{
    m_office = Office::open();
    m_requests = std::make_unique<Requests>(m_office->engine());
    connectAs(QStringLiteral("admin"));
}

void RequestsTest::cleanup()
{
    m_requests->clientClosed(m_client);
    m_requests.reset();
    m_office.reset();
}

void RequestsTest::connectAs(const QString &login, const QString &device)
{
    if (m_client) {
        m_requests->clientClosed(m_client);
    }
    wire::SignIn request;
    request.login = login;
    request.password = QStringLiteral("correct horse");
    request.deviceName = device;
    wire::Hello hello;
    hello.platform = QStringLiteral("Debian 12");
    m_signedIn = must(m_requests->signIn(request, hello));
    m_client = std::make_shared<RecordedClient>(m_signedIn);
    m_requests->clientOpened(m_client);
}

void RequestsTest::signsInWithPasswordAndToken()
{
    const wire::SignInReply &reply = m_signedIn.reply;
    QCOMPARE(reply.userName, QStringLiteral("Ada"));
    QCOMPARE(reply.company, QStringLiteral("Kontor Trading"));
    QCOMPARE(reply.language, QStringLiteral("zh_CN"));
    QVERIFY(reply.rights.may(QStringLiteral("party.create")));
    wire::DeviceSignIn again;
    again.device = reply.device;
    again.token = reply.token;
    const SignedIn later = must(m_requests->signIn(again, {}));
    QCOMPARE(later.reply.user, reply.user);
    again.token = QByteArray(32, 'x');
    QCOMPARE(codeOf(m_requests->signIn(again, {})), QStringLiteral("sign_in_refused"));
}

void RequestsTest::writesAndReads()
{
    const wire::Execute execute = newParty("Lin");
    const wire::ExecuteReply written = must(ask(execute));
    QCOMPARE(written.records.first().id, execute.arguments.record);
    wire::List list;
    list.query.entity = &Party::entity;
    QCOMPARE(must(ask(list)).rows.first().record.title(), QStringLiteral("Lin"));
    wire::GetTotals totals;
    totals.query = list.query;
    QCOMPARE(must(ask(totals)).totals.count, qint64{1});
    wire::Read read;
    read.entity = &Party::entity;
    read.id = execute.arguments.record;
    QCOMPARE(must(ask(read)).record.title(), QStringLiteral("Lin"));
    wire::History history;
    history.entity = &Party::entity;
    history.id = execute.arguments.record;
    const QList<HistoryEntry> entries = must(ask(history)).entries;
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().command, QStringLiteral("party.create"));
    QCOMPARE(must(ask(execute)).records, written.records); // resent
}

void RequestsTest::keepsToTheRightsOfTheSession()
{
    must(ask(newParty("Lin")));
    const Actor ben = m_office->person("sales", QStringLiteral("Ben"));
    must(m_office->write([&](Tx &tx) -> Result<void> {
        TRY_ASSIGN(QList<Party> parties, tx.select<Party>({}));
        parties.first().owner = Id<User>(m_office->admin().user);
        return tx.update(parties.first());
    }));
    connectAs(QStringLiteral("ben"));
    wire::List list;
    list.query.entity = &Party::entity;
    QVERIFY(must(ask(list)).rows.isEmpty());
    QCOMPARE(codeOf(ask(wire::Status())), QStringLiteral("not_permitted"));
}

void RequestsTest::answersErrorsWithTheirCode()
{
    const auto refused = ask(newParty(""));
    QCOMPARE(codeOf(refused), QStringLiteral("field_required"));
    QCOMPARE(fieldOf(refused), QStringLiteral("name"));
    wire::RunReport report;
    report.name = QStringLiteral("horoscope");
    QCOMPARE(codeOf(ask(report)), QStringLiteral("report_unknown"));
    m_office->engine().signOut(m_signedIn.session);
    QCOMPARE(codeOf(ask(wire::Reports())), QStringLiteral("session_unknown"));
}

void RequestsTest::subscribesADesktop()
{
    const wire::Execute execute = newParty("Lin");
    must(ask(execute));
    const wire::Message subscribe = must(wire::Message::parse(wire::encode(wire::Subscribe(), 9)));
    QVERIFY(must(m_requests->answer(m_client, subscribe)).isEmpty());
    const auto answered = m_client->take<wire::Subscribed>();
    QVERIFY(answered.has_value());
    QCOMPARE(answered->request(), wire::RequestNumber(9));
    const auto subscribed = must(answered->as<wire::Subscribed>());
    QVERIFY(subscribed.snapshot.has_value());
    bool seen = false;
    qint64 stored = 0;
    while (!seen) {
        const auto page = m_client->take<wire::SnapshotPage>();
        QVERIFY(page.has_value());
        for (const Record &record : must(page->as<wire::SnapshotPage>()).records) {
            seen = seen || record.id == execute.arguments.record;
        }
        wire::SyncAck ack;
        ack.count = ++stored;
        must(m_requests->answer(m_client, must(wire::Message::parse(wire::encode(ack)))));
    }
}

void RequestsTest::takesAnOutbox()
{
    DeviceCommand command;
    command.id = newUuid();
    command.number = 1;
    const wire::Execute party = newParty("Lin");
    command.name = party.name;
    command.arguments = party.arguments;
    wire::Upload upload;
    upload.commands = {command};
    const wire::Uploaded uploaded = must(ask(upload));
    QCOMPARE(uploaded.outcomes.size(), 1);
    QCOMPARE(uploaded.outcomes.first().kind, Outcome::Kind::Applied);
    QCOMPARE(must(ask(upload)).outcomes, uploaded.outcomes);
}

void RequestsTest::tellsItsStatus()
{
    QFETCH_GLOBAL(DatabaseKind, database);
    const wire::StatusReply status = must(ask(wire::Status()));
    QCOMPARE(status.clients, 1);
    QCOMPARE(status.schema, Store::schemaVersion());
    QCOMPARE(status.startedAt, m_office->clock().now());
    QCOMPARE(status.database,
             database == DatabaseKind::Sqlite ? QStringLiteral("sqlite")
                                              : QStringLiteral("postgres"));
}

void RequestsTest::refusesADeviceThatIsNone()
{
    connectAs(QStringLiteral("admin"), {});
    QVERIFY(m_signedIn.reply.device.isNull());
    QCOMPARE(codeOf(ask(wire::Upload())), QStringLiteral("device_required"));
    QCOMPARE(codeOf(m_requests->answer(
                 m_client, must(wire::Message::parse(wire::encode(wire::Subscribe(), 9))))),
             QStringLiteral("device_required"));
    must(ask(newParty("Lin")));
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "requests_test.moc"
