#include "tests/demo/company.h"

#include <QDir>
#include <QTcpServer>
#include <QTextStream>

#include <csignal>
#include <sys/prctl.h>

namespace kontor::demo {

using namespace Qt::StringLiterals;

namespace {

/// The same at every start where it is free: desktops know their server by its address.
constexpr quint16 usualPort = 47'110;

QString booksOf(const CompanyOptions &options)
{
    return QDir(options.folder).filePath(u"books"_s);
}

/// Is there once the company is whole; what an interrupted start has left is made anew.
QString markerOf(const CompanyOptions &options)
{
    return QDir(options.folder).filePath(u"made"_s);
}

QStringList databaseArguments(const CompanyOptions &options)
{
    QStringList arguments{u"--data"_s, booksOf(options)};
    if (!options.database.isEmpty()) {
        arguments += {u"--database"_s, options.database};
    }
    return arguments;
}

quint16 freePort()
{
    QTcpServer probe;
    const bool free = probe.listen(QHostAddress::LocalHost, usualPort)
        || probe.listen(QHostAddress::LocalHost, 0);
    return free ? probe.serverPort() : 0;
}

} // namespace

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

Result<void> Company::make(const CompanyOptions &options)
{
    say(u"making the sample company in %1"_s.arg(options.folder));
    for (const QString &left : {u"books"_s, u"office"_s, u"laptop"_s}) {
        QDir(QDir(options.folder).filePath(left)).removeRecursively();
    }
    if (!QDir().mkpath(booksOf(options))) {
        return fail("file_not_writable", "", {{u"path"_s, options.folder}});
    }
    QProcess admin;
    admin.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    admin.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    admin.setEnvironment(QProcess::systemEnvironment()
                         + QStringList{u"KONTOR_PASSWORD="_s + QLatin1String(password)});
    admin.start(QStringLiteral(KONTOR_BIN_DIR "/kontor-admin"),
                QStringList{u"sample"_s, u"--scale"_s, options.scale, u"--language"_s,
                            options.inChinese ? u"zh_CN"_s : u"en"_s}
                    + databaseArguments(options));
    admin.waitForFinished(-1);
    const QString output = QString::fromUtf8(admin.readAllStandardOutput()).trimmed();
    if (admin.exitStatus() != QProcess::NormalExit || admin.exitCode() != 0) {
        return fail("program_failed", "", {{u"detail"_s, output}});
    }
    say(u"made: "_s + output);
    QFile marker(markerOf(options));
    return require(marker.open(QIODevice::WriteOnly), "file_not_writable", "",
                   {{u"path"_s, marker.fileName()}});
}

Result<std::unique_ptr<Company>> Company::open(const CompanyOptions &options)
{
    if (!QFile::exists(markerOf(options))) {
        TRY(make(options));
    }
    std::unique_ptr<Company> company(new Company);
    TRY_ASSIGN(company->m_server,
               test::ServerProcess::start(databaseArguments(options)
                                          + QStringList{u"--port"_s, QString::number(freePort())}));
    say(u"serving %1 at %2, process %3"_s.arg(booksOf(options), company->address())
            .arg(company->serverProcess()));
    return company;
}

} // namespace kontor::demo
