#include "common/entities/finance/fiscal_period.h"
#include "common/entities/finance/journal_entry.h"
#include "common/model/error_text.h"
#include "common/wire/connection.h"
#include "tests/sync/world.h"

#include <QJsonDocument>
#include <QSslConfiguration>
#include <QSslSocket>

#include <map>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Whatever is wrong with what comes in, the real server answers with a code, the field and a text
/// for people, keeps nothing of it, and serves the next one.
class BadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanupTestCase() { m_worlds.clear(); }

    void bytesThatAreNoMessages_data();
    void bytesThatAreNoMessages();
    void anOldProtocol();
    void aWrongPassword();
    void aDeviceThatWasRevoked();
    void entriesThatAreNone_data();
    void entriesThatAreNone();
    void aNegativeQuantity();
    void aFileInAnotherEncoding();
    void aDatabaseOfANewerProgram();

private:
    /// How much there is of everything that a command could have written.
    QString inventory();
    wire::ServerAddress address() const;
    std::unique_ptr<wire::Connection> connection(const wire::ConnectionOptions &options = {})
    {
        return std::make_unique<wire::Connection>(m_clock, options);
    }
    template <class T>
    static Result<T> answer(const QFuture<Result<T>> &future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000)
            ? future.result()
            : Result<T>(fail("no_answer"));
    }
    /// Runs commands as the administrator, each if the one before was done; answers the last.
    Result<wire::ExecuteReply> execute(const QList<wire::Execute> &commands);
    void checkText(const Error &error)
    {
        QVERIFY2(hasErrorText(error.code), qPrintable(error.code));
        QVERIFY2(!errorText(error).contains(u'%'), qPrintable(errorText(error)));
    }

    SystemClock m_clock;
    std::map<DatabaseKind, std::unique_ptr<World>> m_worlds;
    World *m_world = nullptr;
};

void BadInputTest::init()
{
    QFETCH_GLOBAL(DatabaseKind, database);
    auto &world = m_worlds[database];
    if (!world) {
        world = std::make_unique<World>(database);
        QVERIFY(world->startServer());
    }
    m_world = world.get();
}

QString BadInputTest::inventory()
{
    QStringList counts;
    for (const char *table :
         {"party", "contact", "sales_order", "sales_order_line", "journal_entry", "journal_line",
          "stock_move", "applied", "change_log", "device"}) {
        counts += m_world->column(u"SELECT COUNT(*) FROM %1"_s.arg(QLatin1String(table)));
    }
    counts += m_world->column(u"SELECT COALESCE(SUM(last), 0) FROM number_counter"_s);
    return counts.join(u' ');
}

wire::ServerAddress BadInputTest::address() const
{
    const QString text = m_world->server->address();
    return {text.section(u':', 0, 0), text.section(u':', 1).toUShort(),
            m_world->server->fingerprint()};
}

Result<wire::ExecuteReply> BadInputTest::execute(const QList<wire::Execute> &commands)
{
    const auto link = connection();
    TRY(answer(link->open(address())));
    TRY(answer(link->request(wire::SignIn{u"admin"_s, u"correct horse"_s, {}, {}})));
    Result<wire::ExecuteReply> reply;
    for (const wire::Execute &command : commands) {
        reply = answer(link->request(command));
        TRY(reply);
    }
    return reply;
}

void BadInputTest::bytesThatAreNoMessages_data()
{
    QTest::addColumn<bool>("inTls");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("garbage instead of TLS") << false << QByteArray(5000, 'x');
    QTest::newRow("garbage") << true << QByteArray(5000, '\x07');
    QTest::newRow("an oversized frame") << true << QByteArray("\x7f\xff\xff\xff....", 8);
    QTest::newRow("half a frame") << true << QByteArray("\x00\x00\x10\x00\xa1\x61t", 7);
    QTest::newRow("no message") << true << QByteArray("\x00\x00\x00\x03\xff\xff\xff", 7);
}

void BadInputTest::bytesThatAreNoMessages()
{
    QFETCH(bool, inTls);
    QFETCH(QByteArray, bytes);
    const QString before = inventory();
    QSslSocket socket;
    QSslConfiguration configuration;
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(configuration);
    const wire::ServerAddress server = address();
    if (inTls) {
        socket.connectToHostEncrypted(server.host, server.port);
        QTRY_VERIFY_WITH_TIMEOUT(socket.isEncrypted(), 20'000);
    } else {
        socket.connectToHost(server.host, server.port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    socket.write(bytes);
    socket.flush();
    if (QByteArrayView(QTest::currentDataTag()).startsWith("half")) {
        socket.abort(); // what would complete it never comes
    } else {
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 20'000);
    }
    const auto next = connection();
    QVERIFY(answer(next->open(server)));
    QCOMPARE(inventory(), before);
}

void BadInputTest::anOldProtocol()
{
    wire::ConnectionOptions options;
    options.hello.oldest = 0;
    options.hello.newest = 0;
    const auto link = connection(options);
    const Error error = answer(link->open(address())).error();
    QCOMPARE(error.code, u"protocol_unsupported"_s);
    QCOMPARE(error.args.value(u"oldest"_s).toInt(), wire::oldestProtocol);
    QCOMPARE(error.args.value(u"newest"_s).toInt(), wire::newestProtocol);
    checkText(error);
}

void BadInputTest::aWrongPassword()
{
    const QString before = inventory();
    const auto link = connection();
    QVERIFY(answer(link->open(address())));
    const auto refused = answer(link->request(wire::SignIn{u"ana"_s, u"guess"_s, {}, u"laptop"_s}));
    QCOMPARE(codeOf(refused), u"sign_in_refused"_s);
    checkText(refused.error());
    // A name that does not exist gets the very same answer.
    const auto nobody = answer(link->request(wire::SignIn{u"eve"_s, u"guess"_s, {}, u"laptop"_s}));
    QCOMPARE(nobody.error(), refused.error());
    QCOMPARE(inventory(), before);
}

void BadInputTest::aDeviceThatWasRevoked()
{
    const auto link = connection();
    QVERIFY(answer(link->open(address())));
    const auto known =
        answer(link->request(wire::SignIn{u"ana"_s, u"correct horse"_s, {}, u"laptop"_s}));
    QVERIFY(known);
    wire::Execute revoke;
    revoke.command = newUuid();
    revoke.name = u"device.revoke"_s;
    revoke.arguments.record = known->device;
    QVERIFY(execute({revoke}));
    const QString before = inventory();
    const auto again = connection();
    QVERIFY(answer(again->open(address())));
    const auto refused = answer(again->request(wire::DeviceSignIn{known->device, known->token}));
    QCOMPARE(codeOf(refused), u"device_revoked"_s);
    checkText(refused.error());
    QCOMPARE(inventory(), before);
}

void BadInputTest::entriesThatAreNone_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("credit");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("unbalanced") << u"2026-03-02"_s << u"99.99"_s << u"entry_not_balanced"_s
                                << u"lines"_s;
    QTest::newRow("in a closed period")
        << u"2025-12-31"_s << u"100"_s << u"period_closed"_s << u"date"_s;
}

void BadInputTest::entriesThatAreNone()
{
    QFETCH(QString, date);
    QFETCH(QString, credit);
    QFETCH(QString, code);
    QFETCH(QString, field);
    JournalEntry entry;
    entry.id = Id<JournalEntry>::create();
    entry.lines.resize(2);
    const auto account = [this](const QString &number) {
        return Id<Account>(QUuid(
            m_world->column(u"SELECT id FROM account WHERE code = '%1'"_s.arg(number)).value(0)));
    };
    entry.lines[0].account = account(u"100201"_s);
    entry.lines[0].debit = amount("100");
    entry.lines[1].account = account(u"3001"_s);
    entry.lines[1].credit = amount(credit.toLatin1().constData());
    wire::Execute create;
    create.command = newUuid();
    create.name = u"journal_entry.create"_s;
    create.arguments.record = entry.id.uuid();
    create.arguments.values = {{u"date"_s, Value(QDate::fromString(date, Qt::ISODate))}};
    create.arguments.lines = toRecord(entry).lines;
    QVERIFY(execute({create}));
    const QString draft = inventory();

    wire::Execute post;
    post.command = newUuid();
    post.name = u"journal_entry.post"_s;
    post.arguments.record = entry.id.uuid();
    const auto refused = execute({post});
    QCOMPARE(codeOf(refused), code);
    QCOMPARE(fieldOf(refused), field);
    checkText(refused.error());
    QCOMPARE(inventory(), draft);
    QCOMPARE(m_world->column(u"SELECT state FROM journal_entry WHERE id = '%1'"_s.arg(
                 entry.id.uuid().toString(QUuid::WithoutBraces))),
             QStringList{u"draft"_s});
}

void BadInputTest::aNegativeQuantity()
{
    const QString before = inventory();
    SalesOrder order;
    order.lines.resize(1);
    order.lines[0].product = Id<Product>(m_world->product);
    order.lines[0].quantity = quantity("-1");
    wire::Execute create;
    create.command = newUuid();
    create.name = u"sales_order.create"_s;
    create.arguments.record = newUuid();
    create.arguments.values = {{u"customer"_s, Value(m_world->customer)}};
    create.arguments.lines = toRecord(order).lines;
    const auto refused = execute({create});
    QCOMPARE(codeOf(refused), u"quantity_not_positive"_s);
    QCOMPARE(fieldOf(refused), u"quantity"_s);
    QCOMPARE(refused.error().args.value(u"line"_s).toInt(), 1);
    checkText(refused.error());
    QCOMPARE(inventory(), before);
}

void BadInputTest::aFileInAnotherEncoding()
{
    const QString before = inventory();
    QTemporaryDir folder;
    QFile file(folder.filePath(u"customers.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name\nTee\nM\xfcnchen\n"); // windows-1252
    file.close();
    const ProgramResult refused =
        runProgram(u"kontor-admin"_s,
                   {u"import"_s, u"party"_s, file.fileName(), u"--encoding"_s, u"UTF-8"_s,
                    u"--server"_s, m_world->server->address(), u"--fingerprint"_s,
                    m_world->server->fingerprint(), u"--user"_s, u"admin"_s},
                   {u"KONTOR_PASSWORD=correct horse"_s});
    QVERIFY(refused.exitCode != 0);
    const QJsonObject error =
        QJsonDocument::fromJson(refused.errors.trimmed().split('\n').last()).object();
    QCOMPARE(error[u"code"_s].toString(), u"encoding_wrong"_s);
    QVERIFY(!error[u"message"_s].toString().isEmpty());
    QCOMPARE(inventory(), before);
}

void BadInputTest::aDatabaseOfANewerProgram()
{
    QVERIFY(m_world->server->stop());
    const QString version =
        m_world->column(u"SELECT value FROM meta WHERE key = 'schema_version'"_s).value(0);
    const auto setVersion = [this](const QString &value) {
        m_world->run(u"UPDATE meta SET value = '%1' WHERE key = 'schema_version'"_s.arg(value));
    };
    setVersion(u"9999"_s);
    const QString before = inventory();
    QTemporaryDir folder;
    const auto refused =
        ServerProcess::start({u"--data"_s, folder.path(), u"--database"_s, m_world->databaseUrl()});
    QVERIFY(!refused);
    const QString told = refused.error().args.value(u"detail"_s).toString();
    QVERIFY2(told.contains(u"(database_newer)"_s), qPrintable(told));
    QVERIFY2(told.contains(u"9,999"_s), qPrintable(told));
    QCOMPARE(inventory(), before);
    setVersion(version);
    QVERIFY(m_world->startServer());
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::BadInputTest)
#include "bad_input_test.moc"
