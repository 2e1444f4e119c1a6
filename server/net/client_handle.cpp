#include "server/net/client_handle.h"

#include "server/net/client_session.h"

namespace kontor {

ClientHandle::ClientHandle(ClientSession &session, quint64 number, const SignedIn &signedIn,
                           const QString &address, const wire::Hello &hello)
    : m_clientSession(&session),
      m_number(number),
      m_signedIn(signedIn),
      m_address(address),
      m_hello(hello)
{
}

void ClientHandle::sendMessage(const QByteArray &message)
{
    const QMutexLocker lock(&m_mutex);
    if (ClientSession *const session = m_clientSession; session != nullptr) {
        QMetaObject::invokeMethod(
            session, [session, message] { session->push(message); }, Qt::QueuedConnection);
    }
}

void ClientHandle::close(const Error &why)
{
    const QMutexLocker lock(&m_mutex);
    if (ClientSession *const session = m_clientSession; session != nullptr) {
        QMetaObject::invokeMethod(
            session, [session, why] { session->stop(why); }, Qt::QueuedConnection);
    }
}

void ClientHandle::detach()
{
    const QMutexLocker lock(&m_mutex);
    m_clientSession = nullptr;
}

} // namespace kontor
