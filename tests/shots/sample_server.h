#pragma once

#include "tests/support/programs.h"

namespace kontor::test {

/// A kontor-server with a sample company, for as long as this lives; everybody's password is
/// `password`.
class SampleServer
{
public:
    /// Ends the program when it cannot be made. `language`: "en" or "zh_CN".
    explicit SampleServer(const QString &language);

    static const QString password;
    QString address() const { return m_process->address(); }
    QString fingerprint() const { return m_process->fingerprint(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_process;
};

} // namespace kontor::test
