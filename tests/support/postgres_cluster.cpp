#include "tests/support/postgres_cluster.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTcpServer>
#include <QUuid>

#include <csignal>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace kontor::test {

namespace {

constexpr int startTimeoutMs = 60'000;
constexpr int stopTimeoutMs = 20'000;
constexpr int portAttempts = 5;
const char superuser[] = "kontor";

struct Account {
    uid_t user;
    gid_t group;
};

/// The account to run PostgreSQL as when we are root, which PostgreSQL refuses; nothing otherwise.
std::optional<Account> serverAccount()
{
    if (geteuid() != 0) {
        return std::nullopt;
    }
    const passwd *entry = getpwnam("postgres");
    return entry ? std::optional(Account{entry->pw_uid, entry->pw_gid}) : std::nullopt;
}

/// Lets the program run as the server's account and end with `deathSignal` when we end. The signal
/// has to be asked for after the change of user, which clears it; therefore no runuser.
void confine(QProcess &process, int deathSignal)
{
    const pid_t parent = getpid();
    process.setChildProcessModifier([account = serverAccount(), parent, deathSignal] {
        if (account
            && (setgroups(0, nullptr) != 0 || setgid(account->group) != 0
                || setuid(account->user) != 0)) {
            _exit(126);
        }
        prctl(PR_SET_PDEATHSIG, deathSignal);
        if (getppid() != parent) {
            _exit(125);
        }
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
}

QString newestBinFolder()
{
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    int newest = 0;
    for (const QString &version : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(root.filePath(version + QStringLiteral("/bin/postgres")))) {
            newest = qMax(newest, version.toInt());
        }
    }
    return newest == 0 ? QString()
                       : root.filePath(QString::number(newest) + QStringLiteral("/bin"));
}

Unexpected failed(const char *code, const QString &detail)
{
    return fail(code, "", {{QStringLiteral("detail"), detail}});
}

Result<void> execute(const QString &program, const QStringList &arguments)
{
    QProcess process;
    confine(process, SIGKILL);
    process.setWorkingDirectory(QDir::rootPath());
    process.start(program, arguments);
    if (!process.waitForFinished(startTimeoutMs) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        return failed("postgres_data_folder_failed",
                      program + QStringLiteral(": ") + process.errorString() + QLatin1Char('\n')
                          + QString::fromLocal8Bit(process.readAll()));
    }
    return {};
}

QString folderPattern()
{
    return QDir::temp().filePath(
        QStringLiteral("kontor-postgres-%1-XXXXXX").arg(QCoreApplication::applicationPid()));
}

/// Removes what killed test programs left behind.
void removeAbandonedFolders()
{
    const QDir temp = QDir::temp();
    for (const QString &name :
         temp.entryList({QStringLiteral("kontor-postgres-*-*")}, QDir::Dirs | QDir::Hidden)) {
        const QString pid = name.section(QLatin1Char('-'), 2, 2);
        if (pid.toLongLong() > 0 && !QFile::exists(QStringLiteral("/proc/") + pid)) {
            QDir(temp.filePath(name)).removeRecursively();
        }
    }
}

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

} // namespace

QString PostgresDatabase::url() const
{
    return QStringLiteral("postgres://%1@%2:%3/%4").arg(user, host).arg(port).arg(name);
}

PostgresCluster::PostgresCluster(Durability durability)
    : m_durability(durability), m_folder(folderPattern())
{
}

PostgresCluster::~PostgresCluster()
{
    // The data is thrown away, so nothing is gained by writing it down first.
    crash();
}

Result<std::unique_ptr<PostgresCluster>> PostgresCluster::start(Durability durability)
{
    removeAbandonedFolders();
    std::unique_ptr<PostgresCluster> cluster(new PostgresCluster(durability));
    TRY(cluster->prepareFolder());
    // Somebody else may take the port between our looking and PostgreSQL's listening.
    for (int attempt = 1;; ++attempt) {
        cluster->m_port = freePort();
        const auto launched = cluster->launch();
        if (launched) {
            return cluster;
        }
        if (attempt == portAttempts) {
            return Unexpected(launched.error());
        }
    }
}

Result<void> PostgresCluster::prepareFolder()
{
    const QString bin = newestBinFolder();
    if (bin.isEmpty()) {
        return fail("postgres_not_installed");
    }
    if (!m_folder.isValid()) {
        return failed("postgres_data_folder_failed", m_folder.errorString());
    }
    if (const auto account = serverAccount()) {
        const QByteArray path = QFile::encodeName(m_folder.path());
        if (chown(path.constData(), account->user, account->group) != 0) {
            return failed("postgres_data_folder_failed", qt_error_string());
        }
    }

    // initdb takes a second of two cores, a copy of its result a few milliseconds. The copy is made
    // by ourselves, not as the server's account, which may have no access to the build folder.
    const QString data = m_folder.filePath(QStringLiteral("data"));
    const QString version = bin.section(QLatin1Char('/'), -2, -2);
    const QString cached =
        QStringLiteral(KONTOR_CACHE_DIR "/postgres-%1-uid%2").arg(version).arg(geteuid());
    QLockFile lock(cached + QStringLiteral(".lock"));
    lock.setStaleLockTime(startTimeoutMs);
    if (!lock.lock()) {
        return failed("postgres_data_folder_failed", lock.fileName());
    }
    const auto copy = [](const QString &from, const QString &to) -> Result<void> {
        if (QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) != 0) {
            return failed("postgres_data_folder_failed", to);
        }
        return {};
    };
    if (QFile::exists(cached)) {
        return copy(cached, data);
    }
    TRY(execute(bin + QStringLiteral("/initdb"),
                {QStringLiteral("--pgdata=") + data, QStringLiteral("--auth=trust"),
                 QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C.UTF-8"),
                 QStringLiteral("--no-sync"),
                 QStringLiteral("--username=") + QLatin1String(superuser)}));
    const QString unfinished = cached + QStringLiteral(".new");
    QDir(unfinished).removeRecursively();
    TRY(copy(data, unfinished));
    if (!QDir().rename(unfinished, cached)) {
        return failed("postgres_data_folder_failed", cached);
    }
    return {};
}

Result<void> PostgresCluster::launch()
{
    QStringList arguments{QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")),
                          QStringLiteral("-p"), QString::number(m_port)};
    const auto set = [&arguments](const QString &setting) {
        arguments << QStringLiteral("-c") << setting;
    };
    set(QStringLiteral("listen_addresses=127.0.0.1"));
    set(QStringLiteral("unix_socket_directories=") + m_folder.path());
    set(QStringLiteral("max_connections=200"));
    set(QStringLiteral("timezone=UTC"));
    if (m_durability == Durability::Fast) {
        set(QStringLiteral("fsync=off"));
        set(QStringLiteral("synchronous_commit=off"));
        set(QStringLiteral("full_page_writes=off"));
    }
    confine(m_server, SIGQUIT);
    // Into a file, not a pipe: nobody would empty the pipe while a test waits for the database.
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("server.log")),
                                   QIODevice::Append);
    m_server.setWorkingDirectory(QDir::rootPath());
    m_server.start(newestBinFolder() + QStringLiteral("/postgres"), arguments);
    if (!m_server.waitForStarted(startTimeoutMs)) {
        return failed("postgres_start_failed", m_server.errorString());
    }
    return waitUntilReady();
}

Result<void> PostgresCluster::waitUntilReady()
{
    constexpr int pollMs = 10;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < startTimeoutMs) {
        // The eighth line of this file is the server's own word for its state.
        QFile state(m_folder.filePath(QStringLiteral("data/postmaster.pid")));
        if (state.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> lines = state.readAll().split('\n');
            if (lines.value(0).toLongLong() == m_server.processId()
                && lines.value(7).trimmed() == "ready") {
                return {};
            }
        }
        if (m_server.waitForFinished(pollMs)) {
            break;
        }
    }
    const QString detail = log();
    crash();
    return failed("postgres_start_failed", detail);
}

Result<PostgresDatabase> PostgresCluster::createDatabase(const QString &name, const QString &copyOf)
{
    PostgresDatabase database{QStringLiteral("127.0.0.1"), m_port, QLatin1String(superuser), name};
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString error;
    {
        QSqlDatabase sql = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection);
        sql.setHostName(database.host);
        sql.setPort(database.port);
        sql.setUserName(database.user);
        sql.setDatabaseName(QStringLiteral("postgres"));
        QSqlQuery query(sql);
        if (!sql.open()) {
            error = sql.lastError().text();
        } else if (!query.exec(
                       QStringLiteral("CREATE DATABASE \"%1\" TEMPLATE \"%2\"")
                           .arg(name, copyOf.isEmpty() ? QStringLiteral("template1") : copyOf))) {
            error = query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(connection);
    if (!error.isEmpty()) {
        return failed("postgres_database_failed", error);
    }
    return database;
}

QString PostgresCluster::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("server.log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void PostgresCluster::crash()
{
    if (m_server.state() == QProcess::NotRunning) {
        return;
    }
    // SIGQUIT: every process of the server ends at once, without a checkpoint, as after a power
    // cut; unlike SIGKILL it leaves no orphan behind.
    kill(static_cast<pid_t>(m_server.processId()), SIGQUIT);
    if (!m_server.waitForFinished(stopTimeoutMs)) {
        m_server.kill();
        m_server.waitForFinished(stopTimeoutMs);
    }
}

Result<void> PostgresCluster::restart()
{
    Q_ASSERT(m_server.state() == QProcess::NotRunning);
    return launch();
}

} // namespace kontor::test
