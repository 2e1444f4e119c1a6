#include "server/admin/command_line.h"
#include "server/engine/engine.h"
#include "server/sample/sample_company.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QLockFile>
#include <QLoggingCategory>
#include <QProcess>
#include <QTextStream>

/// The verbs that work on the database itself, not through a server.
namespace kontor::admin {

namespace {

const Clock &clock()
{
    static const SystemClock systemClock;
    return systemClock;
}

const Registry &registry()
{
    static const Registry filled = [] {
        Registry registry;
        registerModules(registry);
        return registry;
    }();
    return filled;
}

EngineOptions engineOptions(const QString &url)
{
    EngineOptions options;
    options.store.url = url;
    options.registry = &registry();
    return options;
}

Result<std::unique_ptr<Engine>> openEngine(const QString &url)
{
    return Engine::open(engineOptions(url), clock());
}

bool isPostgres(const QString &url)
{
    return url.startsWith(QLatin1String("postgres"));
}

QString sqlitePath(const QString &url)
{
    return url.mid(static_cast<qsizetype>(qstrlen("sqlite:")));
}

/// Runs one of PostgreSQL's own programs and answers what it wrote. Errors: program_missing (args:
/// program), the one named.
Result<QByteArray> runProgram(const QString &program, const QStringList &arguments,
                              const char *code)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForStarted()) {
        return fail("program_missing", "", {{QStringLiteral("program"), program}});
    }
    process.waitForFinished(-1);
    const QByteArray output = process.readAll();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return fail(code, "", {{QStringLiteral("detail"), QString::fromLocal8Bit(output)}});
    }
    return output;
}

Result<void> report(const QList<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        array.append(QJsonObject{{QStringLiteral("check"), finding.check},
                                 {QStringLiteral("detail"), finding.detail}});
    }
    printJson({{QStringLiteral("findings"), array}});
    return require(findings.isEmpty(), "verify_found", "",
                   {{QStringLiteral("count"), static_cast<int>(findings.size())}});
}

Result<void> verifyDatabase(const QString &url)
{
    TRY_ASSIGN(const auto engine, openEngine(url));
    TRY_ASSIGN(const QList<Finding> findings, engine->verify());
    return report(findings);
}

Result<void> makeDataFolder(const CommandLine &line)
{
    return require(!line.has("data") || QDir().mkpath(line.value("data")), "file_not_writable", "",
                   {{QStringLiteral("path"), line.value("data")}});
}

Result<void> restoreSqlite(const QString &file, const QString &url)
{
    const QString path = sqlitePath(url);
    QLockFile running(QFileInfo(path).dir().filePath(QStringLiteral("server.lock")));
    running.setStaleLockTime(0);
    if (QFile::exists(running.fileName()) && !running.tryLock(0)) {
        return fail("server_running", "", {{QStringLiteral("path"), path}});
    }
    // Copied beside it first: the old database stays until the new one is whole.
    const QString fresh = path + QStringLiteral(".restored");
    QFile::remove(fresh);
    if (!QDir().mkpath(QFileInfo(path).path()) || !QFile::copy(file, fresh)) {
        return fail("restore_failed", "", {{QStringLiteral("detail"), fresh}});
    }
    // With its log: after a crash the latest transactions are only there.
    for (const char *suffix : {"-wal", "-shm", ""}) {
        const QString old = path + QLatin1String(suffix);
        const QString kept = path + QStringLiteral(".before-restore") + QLatin1String(suffix);
        QFile::remove(kept);
        if (QFile::exists(old) && !QFile::rename(old, kept)) {
            return fail("restore_failed", "", {{QStringLiteral("detail"), old}});
        }
    }
    if (!QFile::rename(fresh, path)) {
        return fail("restore_failed", "", {{QStringLiteral("detail"), path}});
    }
    return {};
}

Result<void> restorePostgres(const QString &file, const QString &url)
{
    const QString database = QStringLiteral("--dbname=") + url;
    TRY_ASSIGN(const QByteArray servers,
               runProgram(QStringLiteral("psql"),
                          {database, QStringLiteral("--no-psqlrc"), QStringLiteral("-Atc"),
                           QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname ="
                                          " current_database() AND application_name = 'kontor'")},
                          "restore_failed"));
    TRY(require(servers.trimmed() == "0", "server_running", "", {{QStringLiteral("path"), url}}));
    TRY(runProgram(QStringLiteral("pg_restore"),
                   {QStringLiteral("--clean"), QStringLiteral("--if-exists"),
                    QStringLiteral("--single-transaction"), QStringLiteral("--exit-on-error"),
                    database, file},
                   "restore_failed"));
    return {};
}

} // namespace

Result<void> runInit(const CommandLine &line)
{
    TRY_ASSIGN(const QString url, line.databaseUrl());
    Founding founding;
    TRY_ASSIGN(founding.companyName, line.word(0, "COMPANY"));
    founding.currency = line.has("currency") ? line.value("currency") : founding.currency;
    founding.country = line.has("country") ? line.value("country") : founding.country;
    founding.chart = line.has("chart") ? line.value("chart") : QStringLiteral("cn_small_business");
    founding.adminLogin = line.value("user");
    founding.adminName = line.has("name") ? line.value("name") : founding.adminLogin;
    TRY(makeDataFolder(line));
    TRY_ASSIGN(founding.adminPassword,
               line.password(
                   QStringLiteral("Password for the administrator %1:").arg(founding.adminLogin)));
    TRY_ASSIGN(const auto engine, openEngine(url));
    TRY(engine->found(founding));
    printJson({{QStringLiteral("company"), founding.companyName},
               {QStringLiteral("administrator"), founding.adminLogin}});
    return {};
}

Result<void> runSample(const CommandLine &line)
{
    TRY_ASSIGN(const QString url, line.databaseUrl());
    sample::SampleOptions options;
    TRY_ASSIGN(const Quantity scale, Quantity::fromString(line.value("scale")));
    options.percent = static_cast<int>(scale.raw() / (Quantity::one / 100));
    options.seed = line.value("seed").toUInt();
    options.months = line.value("months").toInt();
    options.inChinese = line.value("language") != QLatin1String("en");
    options.adminLogin = line.value("user");
    TRY_ASSIGN(options.password, line.password(QStringLiteral("Password for everybody:")));
    options.progress = [](const QString &month, int percent) {
        QTextStream(stderr) << month << "  " << percent << " %" << Qt::endl;
    };
    TRY(makeDataFolder(line));
    // One line for each of many thousand commands helps nobody.
    QLoggingCategory::setFilterRules(QStringLiteral("kontor.engine.info=false"));
    TRY_ASSIGN(const sample::SampleCounts made,
               sample::makeSampleCompany(engineOptions(url), options, clock()));
    printJson({{QStringLiteral("commands"), made.commands},
               {QStringLiteral("documents"), made.documents}});
    return {};
}

Result<void> runVerify(const CommandLine &line)
{
    TRY_ASSIGN(const QString url, line.databaseUrl());
    return verifyDatabase(url);
}

Result<void> runBackup(const CommandLine &line)
{
    TRY_ASSIGN(const QString url, line.databaseUrl());
    TRY_ASSIGN(const QString file, line.word(0, "FILE"));
    if (QFile::exists(file)) {
        return fail("file_exists", "", {{QStringLiteral("path"), file}});
    }
    if (isPostgres(url)) {
        TRY(runProgram(QStringLiteral("pg_dump"),
                       {QStringLiteral("--format=custom"), QStringLiteral("--file=") + file,
                        QStringLiteral("--dbname=") + url},
                       "backup_failed"));
    } else {
        TRY_ASSIGN(const auto engine, openEngine(url));
        TRY(engine->store().backup(file));
    }
    printJson({{QStringLiteral("file"), file}, {QStringLiteral("bytes"), QFileInfo(file).size()}});
    return {};
}

Result<void> runRestore(const CommandLine &line)
{
    TRY_ASSIGN(const QString url, line.databaseUrl());
    TRY_ASSIGN(const QString file, line.word(0, "FILE"));
    if (!QFileInfo(file).isReadable()) {
        return fail("file_unreadable", "", {{QStringLiteral("path"), file}});
    }
    if (!line.has("force")) {
        return fail("restore_needs_force", "", {{QStringLiteral("database"), url}});
    }
    if (isPostgres(url)) {
        TRY(restorePostgres(file, url));
    } else {
        // What is no database of ours must not take the place of one.
        TRY(openEngine(QStringLiteral("sqlite:") + file));
        TRY(restoreSqlite(file, url));
    }
    return verifyDatabase(url);
}

} // namespace kontor::admin
