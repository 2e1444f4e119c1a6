#include "common/wire/message.h"

namespace kontor::wire {

// The type comes first and the request second, so the rest need not be looked at here.
Result<Message> Message::parse(const QByteArray &cbor)
{
    Reader reader(cbor);
    const qsizetype pairs = reader.map();
    if (reader.key() != "t") {
        reader.malformed("type expected first");
    }
    Message message;
    message.m_type = reader.key().toByteArray();
    if (pairs > 1 && reader.ok() && reader.kind() == Reader::Kind::Text) {
        if (reader.key() == "i") {
            read(reader, message.m_request);
        }
    }
    if (!reader.ok()) {
        return Unexpected(reader.error());
    }
    message.m_cbor = cbor;
    return message;
}

} // namespace kontor::wire
