#pragma once

#include "common/wire/connection.h"

#include <QThread>

namespace kontor::admin {

/// How to reach the server and who asks.
struct RemoteOptions {
    wire::ServerAddress address;
    QString login;
    QString password;
};

/// A signed-in connection for a program that does one thing after the other: the network runs on a
/// thread of its own, and the caller waits for each answer.
class Remote
{
public:
    /// Errors: those of Connection::open and of the sign-in.
    static Result<std::unique_ptr<Remote>> open(const RemoteOptions &options);
    ~Remote();
    Remote(const Remote &) = delete;
    Remote &operator=(const Remote &) = delete;

    template <class Request>
    Result<typename Request::Reply> request(const Request &request)
    {
        return m_connection->request(request).result();
    }
    /// Sends without waiting, so that several requests are under way.
    template <class Request>
    QFuture<Result<typename Request::Reply>> start(const Request &request)
    {
        return m_connection->request(request);
    }

    /// Every record of the query, page by page.
    Result<QList<ListRow>> all(Query query);

private:
    Remote();

    SystemClock m_clock;
    QThread m_thread;
    wire::Connection *m_connection = nullptr; ///< lives on the thread
};

} // namespace kontor::admin
