#pragma once

#include "common/wire/codec.h"

/// Values as they are kept in a database, in the same form as they travel in.
namespace kontor::wire {

template <class T>
QByteArray toStored(const T &value)
{
    Writer writer;
    write(writer, value);
    return writer.take();
}

/// Errors: those of Reader::finish.
template <class T>
Result<T> fromStored(const QByteArray &bytes, EntityResolver entities = nullptr)
{
    Reader reader(bytes, entities);
    T value;
    read(reader, value);
    TRY(reader.finish());
    return value;
}

} // namespace kontor::wire
