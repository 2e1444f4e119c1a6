#pragma once

#include "common/base/fixed.h"
#include "common/base/id.h"
#include "common/model/value.h"
#include "common/wire/cbor.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>
#include <QVariantMap>

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <tuple>

/// How values and structs become CBOR: overloads of `write(Writer &, const T &)` and
/// `read(Reader &, T &)` in this namespace.
///
/// A struct lists its members once and is a map on the wire:
///
///     struct Execute {
///         QUuid command;
///         QString name;
///         static constexpr auto members()
///         {
///             return std::tuple(required("command", &Execute::command),
///                               optional("name", &Execute::name));
///         }
///     };
///
/// or, where the struct is not of the wire, by specialising Shape. Reading refuses a missing
/// required member, a member that comes twice and a value of another type; it passes over members
/// that it does not know, so a later protocol may add some.
namespace kontor::wire {

template <class Owner, class MemberType, bool Required>
struct Member {
    using Type = MemberType;
    static constexpr bool isRequired = Required;
    const char *key;
    Type Owner::*pointer;
};

/// A member that must be there.
template <class Owner, class Type>
constexpr Member<Owner, Type, true> required(const char *key, Type Owner::*pointer)
{
    return {key, pointer};
}

/// A member that is left out when it is equal to its default, and has its default when it is
/// missing.
template <class Owner, class Type>
constexpr Member<Owner, Type, false> optional(const char *key, Type Owner::*pointer)
{
    return {key, pointer};
}

/// An optional member that is read in a way of its own.
template <class Owner, class MemberType>
struct SpecialMember {
    using Type = MemberType;
    static constexpr bool isRequired = false;
    const char *key;
    Type Owner::*pointer;
    void (*read)(Reader &reader, Type &value);
};
template <class Owner, class Type>
constexpr SpecialMember<Owner, Type> optional(const char *key, Type Owner::*pointer,
                                              void (*read)(Reader &reader, Type &value))
{
    return {key, pointer, read};
}

/// The members of a struct; specialise it for structs that are not of the wire.
template <class T>
struct Shape {
    static constexpr auto members() requires requires { T::members(); }
    {
        return T::members();
    }
};

template <class T>
concept Described = requires
{
    Shape<T>::members();
};

/// The names of an enum's values on the wire, in the order of its enumerators from 0; specialise it
/// with `static constexpr std::array names{"own", "team", "all"};`.
template <class E>
struct Names;

template <class E>
concept Named = std::is_enum_v<E> && requires
{
    Names<E>::names;
};

// --- single values -------------------------------------------------------------------------------

inline void write(Writer &writer, const QString &value)
{
    writer.text(value);
}
inline void read(Reader &reader, QString &value)
{
    value = reader.text();
}
inline void write(Writer &writer, const QByteArray &value)
{
    writer.bytes(value);
}
inline void read(Reader &reader, QByteArray &value)
{
    value = reader.bytes();
}
void write(Writer &writer, const QUuid &value);
void read(Reader &reader, QUuid &value);
void write(Writer &writer, const QDate &value);
void read(Reader &reader, QDate &value);
void write(Writer &writer, const Value &value);
void read(Reader &reader, Value &value);
/// Text, numbers, booleans, dates, ids, bytes, lists and maps of them; anything else goes as text.
void write(Writer &writer, const QVariant &value);
void read(Reader &reader, QVariant &value);

template <class T>
requires std::same_as<T, bool>
void write(Writer &writer, const T &value)
{
    writer.boolean(value);
}
template <class T>
requires std::same_as<T, bool>
void read(Reader &reader, T &value)
{
    value = reader.boolean();
}

template <class T>
requires(std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, quint64>) void write(
    Writer &writer, const T &value)
{
    writer.integer(qint64{value});
}
template <class T>
requires(std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, quint64>) void read(
    Reader &reader, T &value)
{
    const qint64 wide = reader.integer();
    if (wide < qint64{std::numeric_limits<T>::min()}
        || wide > qint64{std::numeric_limits<T>::max()}) {
        reader.malformed("integer out of range");
        return;
    }
    value = static_cast<T>(wide);
}

template <class T>
void write(Writer &writer, const Id<T> &value)
{
    write(writer, value.uuid());
}
template <class T>
void read(Reader &reader, Id<T> &value)
{
    QUuid uuid;
    read(reader, uuid);
    value = Id<T>(uuid);
}

template <int Scale, class Kind>
void write(Writer &writer, const Fixed<Scale, Kind> &value)
{
    writer.integer(value.raw());
}
template <int Scale, class Kind>
void read(Reader &reader, Fixed<Scale, Kind> &value)
{
    value = Fixed<Scale, Kind>::fromRaw(reader.integer());
}

template <Named E>
void write(Writer &writer, const E &value)
{
    writer.text(QLatin1String(Names<E>::names[static_cast<size_t>(value)]));
}
template <Named E>
void read(Reader &reader, E &value)
{
    const QByteArrayView name = reader.key();
    for (size_t i = 0; i < Names<E>::names.size(); ++i) {
        if (name == QByteArrayView(Names<E>::names[i])) {
            value = static_cast<E>(i);
            return;
        }
    }
    reader.malformed("unknown name");
}

// --- declared here so that containers of structs and structs of containers find each other -------

template <Described T>
void write(Writer &writer, const T &value);
template <Described T>
void read(Reader &reader, T &value);
template <class T>
void write(Writer &writer, const QList<T> &list);
template <class T>
void read(Reader &reader, QList<T> &list);
template <class T>
void write(Writer &writer, const QMap<QString, T> &map);
template <class T>
void read(Reader &reader, QMap<QString, T> &map);
template <class T>
void write(Writer &writer, const QSet<T> &set);
template <class T>
void read(Reader &reader, QSet<T> &set);
template <class T>
void write(Writer &writer, const std::optional<T> &value);
template <class T>
void read(Reader &reader, std::optional<T> &value);

// --- containers ----------------------------------------------------------------------------------

template <class T>
void write(Writer &writer, const QList<T> &list)
{
    writer.array(list.size());
    for (const T &item : list) {
        write(writer, item);
    }
}
template <class T>
void read(Reader &reader, QList<T> &list)
{
    const Reader::Level level(reader);
    list.clear();
    for (qsizetype left = reader.array(); left > 0 && reader.ok(); --left) {
        read(reader, list.emplaceBack());
    }
}

template <class T>
void write(Writer &writer, const QMap<QString, T> &map)
{
    writer.map(map.size());
    for (auto it = map.cbegin(); it != map.cend(); ++it) {
        writer.text(it.key());
        write(writer, it.value());
    }
}
template <class T>
void read(Reader &reader, QMap<QString, T> &map)
{
    const Reader::Level level(reader);
    map.clear();
    for (qsizetype left = reader.map(); left > 0 && reader.ok(); --left) {
        const QString key = reader.text();
        if (map.contains(key)) {
            reader.malformed("key twice");
            return;
        }
        read(reader, map[key]);
    }
}

/// In ascending order, so that equal sets are equal bytes.
template <class T>
void write(Writer &writer, const QSet<T> &set)
{
    QList<T> list(set.cbegin(), set.cend());
    std::sort(list.begin(), list.end());
    write(writer, list);
}
template <class T>
void read(Reader &reader, QSet<T> &set)
{
    QList<T> list;
    read(reader, list);
    set = QSet<T>(list.cbegin(), list.cend());
}

template <class T>
void write(Writer &writer, const std::optional<T> &value)
{
    if (value) {
        write(writer, *value);
    } else {
        writer.null();
    }
}
template <class T>
void read(Reader &reader, std::optional<T> &value)
{
    value.reset();
    if (reader.atNull()) {
        reader.nothing();
    } else {
        read(reader, value.emplace());
    }
}

// --- structs -------------------------------------------------------------------------------------

namespace detail {

/// Whether the member is to be written: optional ones are not while they have their default.
template <class M, class T>
bool isWritten(const M &member, const T &value)
{
    if constexpr (M::isRequired) {
        return true;
    } else if constexpr (requires { (value.*member.pointer).isEmpty(); }) {
        return !(value.*member.pointer).isEmpty();
    } else {
        return !(value.*member.pointer == typename M::Type{});
    }
}

template <class T>
constexpr size_t memberCount = std::tuple_size_v<decltype(Shape<T>::members())>;

/// The bits of the required members.
template <class T>
constexpr quint64 requiredMembers()
{
    return std::apply(
        [](const auto &...member) {
            quint64 bits = 0;
            quint64 bit = 1;
            ((bits |= member.isRequired ? bit : 0, bit <<= 1U), ...);
            return bits;
        },
        Shape<T>::members());
}

/// Writes the members as pairs into a map that the caller has begun.
template <Described T>
void writeMembers(Writer &writer, const T &value)
{
    const auto one = [&](const auto &member) {
        if (isWritten(member, value)) {
            writer.text(QLatin1String(member.key));
            write(writer, value.*member.pointer);
        }
    };
    std::apply([&](const auto &...member) { (one(member), ...); }, Shape<T>::members());
}

template <class M, class T>
void readInto(Reader &reader, const M &member, T &value)
{
    read(reader, value.*member.pointer);
}
template <class Owner, class Type, class T>
void readInto(Reader &reader, const SpecialMember<Owner, Type> &member, T &value)
{
    member.read(reader, value.*member.pointer);
}

/// How many pairs writeMembers writes.
template <Described T>
qsizetype writtenMembers(const T &value)
{
    return std::apply(
        [&](const auto &...member) {
            return (qsizetype{0} + ... + (isWritten(member, value) ? 1 : 0));
        },
        Shape<T>::members());
}

/// Reads the value of `key` if the struct has such a member; `seen` has a bit per member.
template <Described T>
bool readMember(Reader &reader, QByteArrayView key, T &value, quint64 &seen)
{
    quint64 bit = 1;
    const auto one = [&](const auto &member) {
        if (key != QByteArrayView(member.key)) {
            bit <<= 1U;
            return false;
        }
        if ((seen & bit) != 0) {
            reader.malformed("key twice");
        }
        seen |= bit;
        readInto(reader, member, value);
        return true;
    };
    return std::apply([&](const auto &...member) { return (one(member) || ...); },
                      Shape<T>::members());
}

template <Described T>
void readStruct(Reader &reader, T &value)
{
    static_assert(memberCount<T> <= 64);
    const Reader::Level level(reader);
    quint64 seen = 0;
    for (qsizetype left = reader.map(); left > 0 && reader.ok(); --left) {
        if (!readMember(reader, reader.key(), value, seen)) {
            reader.skip();
        }
    }
    if ((requiredMembers<T>() & ~seen) != 0) {
        reader.malformed("key missing");
    }
}

} // namespace detail

template <Described T>
void write(Writer &writer, const T &value)
{
    writer.map(detail::writtenMembers(value));
    detail::writeMembers(writer, value);
}

template <Described T>
void read(Reader &reader, T &value)
{
    detail::readStruct(reader, value);
}

} // namespace kontor::wire
