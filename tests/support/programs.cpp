#include "tests/support/programs.h"

#include <QFile>
#include <QJsonDocument>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

constexpr int startMs = 60'000;
constexpr int runMs = 240'000;

QString programPath(const QString &name)
{
    return QStringLiteral(KONTOR_BIN_DIR "/") + name;
}

void endWithParent(QProcess &process)
{
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

} // namespace

Result<std::unique_ptr<ServerProcess>> ServerProcess::start(const QStringList &arguments,
                                                            const QStringList &environment,
                                                            const QString &program)
{
    std::unique_ptr<ServerProcess> server(new ServerProcess);
    QProcess &process = server->m_process;
    endWithParent(process);
    // Into a file, not a pipe: nobody would empty the pipe while a test waits for the server.
    const QString log = server->m_folder.filePath(u"server.log"_s);
    process.setStandardErrorFile(log);
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(programPath(program), QStringList{u"--port"_s, u"0"_s} + arguments);
    while (process.waitForReadyRead(startMs)) {
        if (process.canReadLine()) {
            // ready 127.0.0.1:40123 sha256:...
            const QStringList words = QString::fromUtf8(process.readLine()).trimmed().split(u' ');
            if (words.value(0) == u"ready") {
                server->m_address = words.value(1);
                server->m_fingerprint = words.value(2).section(u':', 1);
                return server;
            }
        }
    }
    QFile written(log);
    const bool readable = written.open(QIODevice::ReadOnly);
    return fail("program_failed", "",
                {{u"detail"_s, readable ? QString::fromUtf8(written.readAll()) : log}});
}

ServerProcess::~ServerProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(startMs);
    }
}

bool ServerProcess::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(startMs) && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0;
}

QJsonObject ProgramResult::json() const
{
    return QJsonDocument::fromJson(output.trimmed().split('\n').last()).object();
}

ProgramResult runProgram(const QString &name, const QStringList &arguments,
                         const QStringList &environment, const QByteArray &input)
{
    QProcess process;
    endWithParent(process);
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(programPath(name), arguments);
    process.write(input);
    process.closeWriteChannel();
    ProgramResult result;
    if (process.waitForFinished(runMs) && process.exitStatus() == QProcess::NormalExit) {
        result.exitCode = process.exitCode();
    }
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    return result;
}

} // namespace kontor::test
