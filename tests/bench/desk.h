#pragma once

#include "app/session/session.h"

#include <QEventLoop>

namespace kontor::bench {

/// A desktop without windows: the real session, and waiting for what it does.
class Desk
{
public:
    /// Its account, copy and outbox lie in `folder`.
    explicit Desk(const QString &folder);

    /// Signs "admin" in and waits until the copy is whole and level.
    void signIn(const QString &address, const QString &fingerprint);
    /// Signs "admin" in and waits until the server has accepted the password; the first
    /// synchronisation begins then.
    void beginSignIn(const QString &address, const QString &fingerprint);
    void goOffline();
    /// Connects, and waits until everything is sent and the copy is level.
    void comeBack();
    /// Waits until the condition holds, which is asked whenever the session's state changes.
    void waitUntil(const std::function<bool()> &condition);
    /// Runs a command and waits until it is saved.
    void execute(const QString &command, const Arguments &arguments);
    /// The error code of the first command that waits for a person.
    QString firstRefusal();
    /// Whether the copy is whole and level, and nothing waits to be sent.
    bool isLevel() const;

    Session &session() { return m_session; }

private:
    SystemClock m_clock;
    QEventLoop m_loop;
    Session m_session;
};

} // namespace kontor::bench
