#pragma once

#include "tests/support/programs.h"

namespace kontor::demo {

/// Where the demonstration keeps its company and how it is made the first time.
struct CompanyOptions {
    QString folder;   ///< books, copies and pictures
    QString database; ///< empty: SQLite in the folder; else the url of an empty database
    bool inChinese = false;
    QString scale = QStringLiteral("1");
};

/// The sample company and a server of its own that serves it on the loopback, as a process that
/// ends with this object.
class Company
{
public:
    /// The password of everybody in the sample company.
    static constexpr auto password = "kontor-demo";

    /// Makes the company unless the folder has it already, and starts its server.
    /// Errors: program_failed (args: detail).
    static Result<std::unique_ptr<Company>> open(const CompanyOptions &options);

    QString address() const { return m_server->address(); }
    QString fingerprint() const { return m_server->fingerprint(); }
    qint64 serverProcess() { return m_server->process().processId(); }
    /// Asks the server to stop and waits for it.
    bool stop() { return m_server->stop(); }

private:
    static Result<void> make(const CompanyOptions &options);

    std::unique_ptr<test::ServerProcess> m_server;
};

/// Tells whoever watches what happens, one line each.
void say(const QString &line);

} // namespace kontor::demo
