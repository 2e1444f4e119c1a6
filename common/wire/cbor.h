#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <utility>

namespace kontor {
struct Entity;
}

namespace kontor::wire {

/// Tags of RFC 8949's registry that messages use.
enum Tag : quint64 {
    UuidTag = 37, ///< 16 bytes
    DateTag = 100 ///< days since 1970-01-01 (RFC 8943)
};

/// Finds the description of an entity by its name; nullptr when there is none.
using EntityResolver = const Entity *(*)(const QString &name);

/// Writes CBOR (RFC 8949) of definite length into memory.
///
/// QCborStreamWriter and QCborStreamReader do the same through a QIODevice and take two to three
/// times as long on records.
class Writer
{
public:
    void null() { simple(22); }
    void undefined() { simple(23); }
    void boolean(bool value) { simple(value ? 21 : 20); }
    void integer(qint64 value);
    void text(QStringView value);
    /// ASCII: keys and codes.
    void text(QLatin1String value);
    void bytes(QByteArrayView value);
    void tag(quint64 tag) { head(6, tag); }
    /// `count` values follow.
    void array(qsizetype count) { head(4, static_cast<quint64>(count)); }
    /// `count` pairs of key and value follow.
    void map(qsizetype count) { head(5, static_cast<quint64>(count)); }

    /// What was written; the writer is empty afterwards.
    QByteArray take();

private:
    void simple(unsigned char value) { head(7, value); }
    void head(unsigned char major, quint64 argument);
    char *room(qsizetype bytes);

    QByteArray m_bytes;
    qsizetype m_size = 0; ///< of m_bytes, what is written
};

/// Reads CBOR of definite length that may come from anybody.
///
/// The first thing that is wrong is kept, and everything read after it is empty, so callers check
/// once at the end (and in loops). No length is trusted before the bytes are seen to be there.
class Reader
{
public:
    enum class Kind { Integer, Bytes, Text, Array, Map, Tag, Boolean, Null, Undefined, Other, End };

    /// The bytes must outlive the reader.
    explicit Reader(QByteArrayView bytes, EntityResolver entities = nullptr);
    explicit Reader(QByteArray &&bytes, EntityResolver entities = nullptr) = delete;

    /// What comes next.
    Kind kind() const;
    bool atNull() const { return kind() == Kind::Null; }
    /// Reads null or undefined.
    void nothing();
    bool boolean();
    qint64 integer();
    QString text();
    /// The bytes of a text, without checking or copying them; valid as long as what is read from.
    QByteArrayView key();
    QByteArray bytes();
    /// The bytes of a byte string that must be this long; valid as long as what is read from.
    QByteArrayView fixedBytes(qsizetype length);
    quint64 tag();
    /// Reads the tag, which must be this one.
    void expectTag(quint64 tag);
    /// The number of values that follow; never more than there are bytes left.
    qsizetype array();
    /// The number of pairs that follow.
    qsizetype map();
    /// Passes over one value with all that is inside it.
    void skip();

    /// Remembers the first error; `code` as in fail().
    void fail(const char *code, const QVariantMap &args = {});
    /// What is read is not what the protocol says: message_malformed (args: detail, position).
    void malformed(const char *detail);
    bool ok() const { return !m_failed; }
    const Error &error() const { return m_error; }
    /// Fails unless everything was read.
    Result<void> finish();

    const Entity *findEntity(const QString &name) const;

    /// Remembers a field that was passed over although it says something.
    void passedOver(QByteArrayView field);
    /// What was remembered since the last time, each name once.
    QStringList takePassedOver() { return std::exchange(m_passedOver, {}); }

    /// Counts one level of nesting while it lives.
    class Level
    {
    public:
        explicit Level(Reader &reader);
        ~Level() { --m_reader.m_depth; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

    private:
        Reader &m_reader;
    };

private:
    quint64 head(unsigned char major, const char *expected);
    qsizetype length(quint64 count, qsizetype bytesEach);

    QByteArrayView m_bytes;
    EntityResolver m_entities = nullptr;
    qsizetype m_at = 0;
    qint64 m_items = 0;
    int m_depth = 0;
    QStringList m_passedOver;
    bool m_failed = false;
    Error m_error;
};

} // namespace kontor::wire
