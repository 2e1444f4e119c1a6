#pragma once

#include "server/net/request_handler.h"

#include <QMutex>

#include <atomic>

namespace kontor {

class ClientSession;

/// The thread-safe end of a ClientSession that engine and feed hold; the session may go first.
class ClientHandle final : public Client
{
public:
    ClientHandle(ClientSession &session, quint64 number, const SignedIn &signedIn,
                 const QString &address, const wire::Hello &hello);

    quint64 number() const override { return m_number; }
    QUuid session() const override { return m_signedIn.session; }
    QUuid user() const override { return m_signedIn.reply.user; }
    QUuid device() const override { return m_signedIn.reply.device; }
    QString address() const override { return m_address; }
    const wire::Hello &hello() const override { return m_hello; }
    void sendMessage(const QByteArray &message) override;
    bool isCongested() const override { return m_congested; }
    void close(const Error &why) override;

    const wire::SignInReply &reply() const { return m_signedIn.reply; }
    void setCongested(bool congested) { m_congested = congested; }
    /// The session is gone; nothing reaches it any more.
    void detach();

private:
    QMutex m_mutex;
    ClientSession *m_clientSession; ///< guarded by m_mutex
    const quint64 m_number;
    const SignedIn m_signedIn;
    const QString m_address;
    const wire::Hello m_hello;
    std::atomic_bool m_congested = false;
};

} // namespace kontor
