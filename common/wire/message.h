#pragma once

#include "common/model/catalogue.h"
#include "common/wire/codec.h"

#include <QMetaType>

namespace kontor::wire {

/// Ties a request to its answer; pushes and answers carry 0 or the request's number.
using RequestNumber = quint32;

/// A received message: its type and request are known, the rest is decoded by whoever handles it,
/// on his thread.
///
/// On the wire: one CBOR map {"t": type, "i": request, members...}; "i" is left out when it is 0.
class Message
{
public:
    Message() = default;
    /// Looks at the envelope. Errors: message_malformed.
    static Result<Message> parse(const QByteArray &cbor);

    const QByteArray &type() const { return m_type; }
    RequestNumber request() const { return m_request; }
    const QByteArray &cbor() const { return m_cbor; }

    template <class T>
    bool is() const
    {
        return m_type == T::type;
    }
    /// The message as a T. Errors: message_malformed (also when it is of another type),
    /// entity_unknown.
    template <class T>
    Result<T> as(EntityResolver entities = &findEntityOrLine) const
    {
        if (!is<T>()) {
            return fail("message_malformed", "",
                        {{QStringLiteral("detail"), QStringLiteral("another type expected")}});
        }
        Reader reader(m_cbor, entities);
        T message;
        read(reader, message);
        TRY(reader.finish());
        return message;
    }

private:
    QByteArray m_cbor;
    QByteArray m_type;
    RequestNumber m_request = 0;
};

/// The bytes of a message: a struct with `static constexpr const char *type` and members().
template <class T>
QByteArray encode(const T &message, RequestNumber request = 0)
{
    Writer writer;
    writer.map(detail::writtenMembers(message) + (request != 0 ? 2 : 1));
    writer.text(QLatin1String("t"));
    writer.text(QLatin1String(T::type));
    if (request != 0) {
        writer.text(QLatin1String("i"));
        writer.integer(request);
    }
    detail::writeMembers(writer, message);
    return writer.take();
}

} // namespace kontor::wire

Q_DECLARE_METATYPE(kontor::wire::Message)
