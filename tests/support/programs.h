#pragma once

#include "common/base/result.h"

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace kontor::test {

/// A kontor-server process of its own on a free port of the loopback; ends with this object.
class ServerProcess
{
public:
    /// `arguments` as the command line takes them, e.g. {"--data", folder}; `environment` besides
    /// this process's own; `program`: a server of another version. Returns when it is ready.
    /// Errors: program_failed (args: detail).
    static Result<std::unique_ptr<ServerProcess>> start(
        const QStringList &arguments, const QStringList &environment = {},
        const QString &program = QStringLiteral("kontor-server"));
    ~ServerProcess();

    /// As `kontor-admin --server` wants it.
    QString address() const { return m_address; }
    QString fingerprint() const { return m_fingerprint; }
    QProcess &process() { return m_process; }
    /// Asks it to stop and waits until it has; whether it ended well.
    bool stop();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_address;
    QString m_fingerprint;
};

/// What a program wrote, and how it ended.
struct ProgramResult {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;

    /// The last line of the output as JSON.
    QJsonObject json() const;
};

/// Runs a program of the build to its end.
ProgramResult runProgram(const QString &name, const QStringList &arguments,
                         const QStringList &environment = {}, const QByteArray &input = {});

} // namespace kontor::test
