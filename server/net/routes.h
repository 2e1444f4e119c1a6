#pragma once

#include "server/net/request_handler.h"

#include <QHash>

#include <functional>

namespace kontor {

/// Which function answers which request. Filled once at start, one line a message; read-only after.
class Routes
{
public:
    template <class Request>
    using Function =
        std::function<Result<typename Request::Reply>(const ClientPointer &, const Request &)>;

    /// `routes.add<wire::List>([&](const ClientPointer &client, const wire::List &request) {...});`
    template <class Request>
    void add(const Function<Request> &function)
    {
        Q_ASSERT(!m_routes.contains(Request::type));
        m_routes.insert(Request::type,
                        [function](const ClientPointer &client,
                                   const wire::Message &message) -> Result<QByteArray> {
                            TRY_ASSIGN(const Request request, message.as<Request>());
                            TRY_ASSIGN(const typename Request::Reply reply,
                                       function(client, request));
                            return wire::encode(reply, message.request());
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
    QHash<QByteArray,
          std::function<Result<QByteArray>(const ClientPointer &, const wire::Message &)>>
        m_routes;
};

} // namespace kontor
