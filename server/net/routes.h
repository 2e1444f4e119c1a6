#pragma once

#include "server/net/request_handler.h"

#include <QHash>

#include <functional>

namespace kontor {

/// Which function answers which message. Filled once at start, one line a message; read-only after.
class Routes
{
public:
    /// `routes.add<wire::List>([&](const ClientPointer &client, const wire::List &request) {...});`
    /// with a function that returns a Result<wire::List::Reply>.
    template <class Request, class Function>
    void add(Function function)
    {
        insert(Request::type,
               [function](const ClientPointer &client,
                          const wire::Message &message) -> Result<QByteArray> {
                   TRY_ASSIGN(const Request request, message.as<Request>());
                   Result<typename Request::Reply> reply = function(client, request);
                   if (!reply) {
                       return Unexpected(std::move(reply).error());
                   }
                   return wire::encode(*reply, message.request());
               });
    }
    /// For a message without reply; the function returns a Result<void>.
    template <class Notice, class Function>
    void addNotice(Function function)
    {
        insert(Notice::type,
               [function](const ClientPointer &client,
                          const wire::Message &message) -> Result<QByteArray> {
                   TRY_ASSIGN(const Notice notice, message.as<Notice>());
                   TRY(function(client, notice));
                   return QByteArray();
               });
    }

    /// Decodes, calls and encodes. Errors: message_unknown (args: type), those of decoding and of
    /// the function.
    Result<QByteArray> answer(const ClientPointer &client, const wire::Message &message) const
    {
        const auto route = m_routes.constFind(message.type());
        if (route == m_routes.constEnd()) {
            return fail("message_unknown", "",
                        {{QStringLiteral("type"), QString::fromUtf8(message.type())}});
        }
        return (*route)(client, message);
    }

private:
    using Route = std::function<Result<QByteArray>(const ClientPointer &, const wire::Message &)>;

    void insert(const char *type, const Route &route)
    {
        Q_ASSERT(!m_routes.contains(type));
        m_routes.insert(type, route);
    }

    QHash<QByteArray, Route> m_routes;
};

} // namespace kontor
