#include "tests/support/postgres_cluster.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kontor;
using namespace kontor::test;

namespace {

/// The first column of the first row, or the error's text.
QVariant ask(const PostgresDatabase &database, const QString &sql)
{
    const QString connection = QStringLiteral("postgres_cluster_test");
    QVariant answer;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection);
        db.setHostName(database.host);
        db.setPort(database.port);
        db.setUserName(database.user);
        db.setDatabaseName(database.name);
        if (!db.open()) {
            answer = db.lastError().text();
        } else {
            QSqlQuery query(db);
            if (!query.exec(sql)) {
                answer = query.lastError().text();
            } else {
                answer = query.next() ? query.value(0) : QVariant();
            }
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return answer;
}

bool isRunning(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
    // A zombie has ended; it only waits for its parent to be told.
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}

} // namespace

class PostgresClusterTest : public QObject
{
    Q_OBJECT

private slots:
    void aDatabaseAnswersAndTheServerEndsWithItsObject();
    void twoServersRunSideBySide();
    void whatWasCommittedSurvivesACrash();
    void aSecondDatabaseOfTheSameNameIsRefused();
    void theServerEndsWhenItsTestProgramIsKilled();
};

void PostgresClusterTest::aDatabaseAnswersAndTheServerEndsWithItsObject()
{
    qint64 pid = 0;
    {
        const auto cluster = PostgresCluster::start();
        QVERIFY2(cluster,
                 qPrintable(cluster ? QString() : cluster.error().args.first().toString()));
        pid = (*cluster)->processId();
        QVERIFY(isRunning(pid));
        const auto database = (*cluster)->createDatabase(QStringLiteral("books"));
        QVERIFY(database);
        QCOMPARE(ask(*database, QStringLiteral("SELECT current_database()")).toString(),
                 QStringLiteral("books"));
        QCOMPARE(ask(*database, QStringLiteral("SHOW server_encoding")).toString(),
                 QStringLiteral("UTF8"));
        QCOMPARE(ask(*database, QStringLiteral("SHOW fsync")).toString(), QStringLiteral("off"));
        QCOMPARE(database->url(),
                 QStringLiteral("postgres://kontor@127.0.0.1:%1/books").arg((*cluster)->port()));
    }
    QVERIFY(!isRunning(pid));
}

void PostgresClusterTest::twoServersRunSideBySide()
{
    const auto one = PostgresCluster::start();
    const auto two = PostgresCluster::start();
    QVERIFY(one && two);
    QVERIFY((*one)->port() != (*two)->port());
    const auto first = (*one)->createDatabase(QStringLiteral("books"));
    const auto second = (*two)->createDatabase(QStringLiteral("books"));
    QVERIFY(first && second);
    ask(*first, QStringLiteral("CREATE TABLE only_here (n INT)"));
    QCOMPARE(ask(*first, QStringLiteral("SELECT count(*) FROM only_here")).toInt(), 0);
    QVERIFY(ask(*second, QStringLiteral("SELECT count(*) FROM only_here"))
                .toString()
                .contains(QLatin1String("does not exist")));
}

void PostgresClusterTest::whatWasCommittedSurvivesACrash()
{
    const auto cluster = PostgresCluster::start(PostgresCluster::Durability::Durable);
    QVERIFY(cluster);
    const auto database = (*cluster)->createDatabase(QStringLiteral("books"));
    QVERIFY(database);
    QCOMPARE(ask(*database, QStringLiteral("SHOW fsync")).toString(), QStringLiteral("on"));
    ask(*database, QStringLiteral("CREATE TABLE kept AS SELECT 42 AS n"));
    (*cluster)->crash();
    QVERIFY((*cluster)->restart());
    QCOMPARE(ask(*database, QStringLiteral("SELECT n FROM kept")).toInt(), 42);
}

void PostgresClusterTest::aSecondDatabaseOfTheSameNameIsRefused()
{
    const auto cluster = PostgresCluster::start();
    QVERIFY(cluster);
    QVERIFY((*cluster)->createDatabase(QStringLiteral("books")));
    const auto again = (*cluster)->createDatabase(QStringLiteral("books"));
    QVERIFY(!again);
    QCOMPARE(again.error().code, QStringLiteral("postgres_database_failed"));
}

void PostgresClusterTest::theServerEndsWhenItsTestProgramIsKilled()
{
    int pipe[2];
    QVERIFY(::pipe(pipe) == 0);
    const pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const auto cluster = PostgresCluster::start();
        const qint64 pid = cluster ? (*cluster)->processId() : 0;
        const bool told = write(pipe[1], &pid, sizeof pid) == sizeof pid;
        pause();
        _exit(told ? 0 : 1);
    }
    qint64 server = 0;
    QCOMPARE(read(pipe[0], &server, sizeof server), static_cast<ssize_t>(sizeof server));
    QVERIFY(isRunning(server));
    QCOMPARE(kill(child, SIGKILL), 0);
    QCOMPARE(waitpid(child, nullptr, 0), child);
    QTRY_VERIFY(!isRunning(server));
    close(pipe[0]);
    close(pipe[1]);
}

QTEST_GUILESS_MAIN(PostgresClusterTest)
#include "postgres_cluster_test.moc"
