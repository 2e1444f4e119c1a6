#include "common/wire/connection.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

/// A kontor-server process.
struct Program {
    explicit Program(const QStringList &arguments)
    {
        process.setProgram(QStringLiteral(KONTOR_BIN_DIR) + u"/kontor-server"_s);
        process.setArguments(arguments);
        process.start();
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    /// Waits for the line that says where the server listens.
    bool becomesReady()
    {
        static const QRegularExpression ready(
            u"^ready 127\\.0\\.0\\.1:(\\d+) sha256:([0-9a-f]{64})\n"_s);
        QString output;
        const bool found = QTest::qWaitFor(
            [&] {
                output += QString::fromUtf8(process.readAllStandardOutput());
                return ready.match(output).hasMatch() || process.state() == QProcess::NotRunning;
            },
            20'000);
        const auto match = ready.match(output);
        address = {u"127.0.0.1"_s, match.captured(1).toUShort(), match.captured(2)};
        return found && match.hasMatch();
    }
    bool ends()
    {
        return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000);
    }
    QString errors() { return QString::fromUtf8(process.readAllStandardError()); }

    QProcess process;
    wire::ServerAddress address;
};

} // namespace

/// The program as an administrator starts and stops it.
class ServerProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void servesUntilItIsAskedToStop();
    void oneServerUsesADirectory();
    void mistakesEndItWithTheReason_data();
    void mistakesEndItWithTheReason();
    void settingsComeFromTheFileToo();
};

void ServerProgramTest::servesUntilItIsAskedToStop()
{
    const QTemporaryDir directory;
    const QString data = directory.filePath(u"books"_s);
    Program server({u"--data"_s, data, u"--port"_s, u"0"_s});
    QVERIFY2(server.becomesReady(), qPrintable(server.errors()));
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY((QFileInfo(data).permissions() & others) == 0);

    const SystemClock clock;
    wire::Connection connection(clock, {});
    QString reason;
    connect(&connection, &wire::Connection::closed, &connection,
            [&](const Error &why) { reason = why.code; });
    const auto hello = connection.open(server.address);
    QTRY_VERIFY(hello.isFinished());
    QVERIFY(hello.result());
    // Nobody is known before a company is founded.
    const auto refused = connection.request(wire::SignIn{u"ana"_s, u"guess"_s, {}, {}});
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().code, u"sign_in_refused"_s);

    server.process.terminate(); // SIGTERM
    QVERIFY(server.ends());
    QCOMPARE(server.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.process.exitCode(), 0);
    QTRY_COMPARE(reason, u"server_stopping"_s);

    // The same certificate, and the same books, the next time.
    Program again({u"--data"_s, data, u"--port"_s, u"0"_s});
    QVERIFY2(again.becomesReady(), qPrintable(again.errors()));
    QCOMPARE(again.address.fingerprint, server.address.fingerprint);
    ::kill(static_cast<pid_t>(again.process.processId()), SIGINT);
    QVERIFY(again.ends());
    QCOMPARE(again.process.exitCode(), 0);
}

void ServerProgramTest::oneServerUsesADirectory()
{
    const QTemporaryDir directory;
    const QStringList arguments{u"--data"_s, directory.path(), u"--port"_s, u"0"_s};
    Program first(arguments);
    QVERIFY2(first.becomesReady(), qPrintable(first.errors()));
    Program second(arguments);
    QVERIFY(second.ends());
    QCOMPARE(second.process.exitCode(), 1);
    QVERIFY(second.errors().contains(u"(data_in_use)"_s));
    // One that was killed leaves no lock behind.
    first.process.kill();
    QVERIFY(first.ends());
    Program third(arguments);
    QVERIFY2(third.becomesReady(), qPrintable(third.errors()));
}

void ServerProgramTest::mistakesEndItWithTheReason_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << u"config_value_malformed"_s;
    QTest::newRow("address") << QStringList{u"--listen"_s, u"here"_s}
                             << u"config_value_malformed"_s;
    QTest::newRow("another's address")
        << QStringList{u"--listen"_s, u"192.0.2.1"_s} << u"address_unusable"_s;
    QTest::newRow("no such file") << QStringList{u"--config"_s, u"/nowhere"_s}
                                  << u"file_unreadable"_s;
    QTest::newRow("no such certificate")
        << QStringList{u"--certificate"_s, u"/nowhere"_s} << u"file_unreadable"_s;
    QTest::newRow("database") << QStringList{u"--database"_s, u"oracle:thing"_s}
                              << u"url_malformed"_s;
}

void ServerProgramTest::mistakesEndItWithTheReason()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, code);
    const QTemporaryDir directory;
    Program server(QStringList{u"--data"_s, directory.path()} + arguments);
    QVERIFY(server.ends());
    QCOMPARE(server.process.exitCode(), 1);
    const QString errors = server.errors();
    QVERIFY2(errors.contains(u"("_s + code + u")"_s), qPrintable(errors));
}

void ServerProgramTest::settingsComeFromTheFileToo()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(u"kontor-server.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("port = 4999\nworkers = 3\n");
    file.close();
    Program server({u"--data"_s, directory.path(), u"--port"_s, u"5000"_s, u"--print-config"_s});
    QVERIFY(server.ends());
    const QString printed = QString::fromUtf8(server.process.readAllStandardOutput());
    QVERIFY(printed.contains(u"\nport = 5000\n"_s));
    QVERIFY(printed.contains(u"\nworkers = 3\n"_s));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::ServerProgramTest)
#include "server_program_test.moc"
