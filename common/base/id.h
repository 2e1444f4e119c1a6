#pragma once

#include <QHashFunctions>
#include <QUuid>

namespace kontor {

/// Makes a UUID of version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then a counter
/// that keeps ids of one process ascending even when the clock steps back, then random bits.
QUuid newUuid();

/// The identity of one T. Made on the client before saving, so that offline creation, retries and
/// undo need no renumbering. Never used for order, security or time.
template <class T>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &value) : m_value(value) {}
    static Id create() { return Id(newUuid()); }

    const QUuid &uuid() const { return m_value; }
    bool isNull() const { return m_value.isNull(); }
    explicit operator bool() const { return !m_value.isNull(); }

    bool operator==(const Id &other) const { return m_value == other.m_value; }
    bool operator<(const Id &other) const { return m_value < other.m_value; }

private:
    QUuid m_value;
};

template <class T>
size_t qHash(const Id<T> &id, size_t seed = 0)
{
    return qHash(id.uuid(), seed);
}

} // namespace kontor
