#include "common/wire/cbor.h"

#include "common/wire/limits.h"

#include <QStringEncoder>
#include <QtEndian>

#include <cstring>
#include <limits>

namespace kontor::wire {

namespace {

constexpr unsigned char majorUnsigned = 0;
constexpr unsigned char majorNegative = 1;
constexpr unsigned char majorBytes = 2;
constexpr unsigned char majorText = 3;
constexpr unsigned char majorArray = 4;
constexpr unsigned char majorMap = 5;
constexpr unsigned char majorTag = 6;
constexpr unsigned char majorSimple = 7;

constexpr qsizetype longestHead = 9;

/// Writes the head of a value in its shortest form and returns the place behind it.
char *writeHead(char *at, unsigned char major, quint64 argument)
{
    const auto lead = [major](unsigned low) {
        return static_cast<char>(static_cast<unsigned>(major) << 5U | low);
    };
    if (argument < 24) {
        *at++ = lead(static_cast<unsigned>(argument));
    } else if (argument <= 0xff) {
        *at++ = lead(24);
        *at++ = static_cast<char>(argument);
    } else if (argument <= 0xffff) {
        *at++ = lead(25);
        qToBigEndian(static_cast<quint16>(argument), at);
        at += 2;
    } else if (argument <= 0xffffffffU) {
        *at++ = lead(26);
        qToBigEndian(static_cast<quint32>(argument), at);
        at += 4;
    } else {
        *at++ = lead(27);
        qToBigEndian(argument, at);
        at += 8;
    }
    return at;
}

constexpr qsizetype headSize(quint64 argument)
{
    return argument < 24          ? 1
        : argument <= 0xff        ? 2
        : argument <= 0xffff      ? 3
        : argument <= 0xffffffffU ? 5
                                  : 9;
}

} // namespace

// --- Writer --------------------------------------------------------------------------------------

char *Writer::room(qsizetype bytes)
{
    if (m_bytes.size() - m_size < bytes) {
        m_bytes.resize(qMax(m_bytes.size() * 2, m_size + bytes + 256));
    }
    return m_bytes.data() + m_size;
}

void Writer::head(unsigned char major, quint64 argument)
{
    char *const at = room(longestHead);
    m_size += writeHead(at, major, argument) - at;
}

void Writer::integer(qint64 value)
{
    if (value >= 0) {
        head(majorUnsigned, static_cast<quint64>(value));
    } else {
        head(majorNegative, static_cast<quint64>(-1 - value));
    }
}

void Writer::text(QStringView value)
{
    // The head is as long as an ASCII text of this length needs, which most texts are; when the
    // bytes turn out to be more and the head longer, they are moved.
    char *const start = room(longestHead + value.size() * 3);
    const qsizetype expected = headSize(static_cast<quint64>(value.size()));
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const char *const end = encoder.appendToBuffer(start + expected, value);
    const auto size = static_cast<quint64>(end - start - expected);
    if (headSize(size) != expected) {
        std::memmove(start + headSize(size), start + expected, size);
    }
    m_size += writeHead(start, majorText, size) + size - start;
}

void Writer::text(QLatin1String value)
{
    char *const start = room(longestHead + value.size());
    char *const at = writeHead(start, majorText, static_cast<quint64>(value.size()));
    std::memcpy(at, value.data(), static_cast<size_t>(value.size()));
    m_size += at + value.size() - start;
}

void Writer::bytes(QByteArrayView value)
{
    char *const start = room(longestHead + value.size());
    char *const at = writeHead(start, majorBytes, static_cast<quint64>(value.size()));
    if (!value.isEmpty()) {
        std::memcpy(at, value.data(), static_cast<size_t>(value.size()));
    }
    m_size += at + value.size() - start;
}

QByteArray Writer::take()
{
    m_bytes.resize(m_size);
    m_size = 0;
    return std::exchange(m_bytes, {});
}

// --- Reader --------------------------------------------------------------------------------------

Reader::Reader(QByteArrayView bytes, EntityResolver entities) : m_bytes(bytes), m_entities(entities)
{
}

Reader::Level::Level(Reader &reader) : m_reader(reader)
{
    if (++reader.m_depth > limits::depth) {
        reader.malformed("nested too deeply");
    }
}

Reader::Kind Reader::kind() const
{
    if (m_failed || m_at >= m_bytes.size()) {
        return Kind::End;
    }
    const auto lead = static_cast<unsigned char>(m_bytes[m_at]);
    switch (lead >> 5U) {
    case majorUnsigned:
    case majorNegative:
        return Kind::Integer;
    case majorBytes:
        return Kind::Bytes;
    case majorText:
        return Kind::Text;
    case majorArray:
        return Kind::Array;
    case majorMap:
        return Kind::Map;
    case majorTag:
        return Kind::Tag;
    default:
        break;
    }
    switch (lead & 0x1fU) {
    case 20:
    case 21:
        return Kind::Boolean;
    case 22:
        return Kind::Null;
    case 23:
        return Kind::Undefined;
    default:
        return Kind::Other;
    }
}

quint64 Reader::head(unsigned char major, const char *expected)
{
    if (m_failed) {
        return 0;
    }
    if (m_at >= m_bytes.size()) {
        malformed("ends too early");
        return 0;
    }
    const auto lead = static_cast<unsigned char>(m_bytes[m_at]);
    if (lead >> 5U != major) {
        malformed(expected);
        return 0;
    }
    if (++m_items > limits::itemsInMessage) {
        malformed("too many values");
        return 0;
    }
    const unsigned low = lead & 0x1fU;
    if (low < 24) {
        ++m_at;
        return low;
    }
    if (low > 27) {
        malformed("indefinite or reserved length");
        return 0;
    }
    const qsizetype size = qsizetype{1} << (low - 24U);
    if (m_bytes.size() - m_at - 1 < size) {
        malformed("ends too early");
        return 0;
    }
    const char *const at = m_bytes.data() + m_at + 1;
    m_at += 1 + size;
    switch (size) {
    case 1:
        return static_cast<unsigned char>(*at);
    case 2:
        return qFromBigEndian<quint16>(at);
    case 4:
        return qFromBigEndian<quint32>(at);
    default:
        return qFromBigEndian<quint64>(at);
    }
}

/// The count as a number of values that take at least `bytesEach` bytes, if they can be there.
qsizetype Reader::length(quint64 count, qsizetype bytesEach)
{
    if (m_failed) {
        return 0;
    }
    if (count > static_cast<quint64>((m_bytes.size() - m_at) / bytesEach)) {
        malformed("ends too early");
        return 0;
    }
    return static_cast<qsizetype>(count);
}

void Reader::nothing()
{
    if (kind() != Kind::Null && kind() != Kind::Undefined) {
        malformed("null expected");
        return;
    }
    ++m_at;
    ++m_items;
}

bool Reader::boolean()
{
    if (kind() != Kind::Boolean) {
        malformed("boolean expected");
        return false;
    }
    ++m_items;
    return (static_cast<unsigned char>(m_bytes[m_at++]) & 0x1fU) == 21;
}

qint64 Reader::integer()
{
    if (kind() != Kind::Integer) {
        malformed("integer expected");
        return 0;
    }
    const unsigned char major = static_cast<unsigned char>(m_bytes[m_at]) >> 5U;
    const quint64 argument = head(major, "integer expected");
    if (argument > static_cast<quint64>(std::numeric_limits<qint64>::max())) {
        malformed("integer out of range");
        return 0;
    }
    const auto value = static_cast<qint64>(argument);
    return major == majorUnsigned ? value : -1 - value;
}

QByteArrayView Reader::key()
{
    const qsizetype size = length(head(majorText, "text expected"), 1);
    const QByteArrayView view = m_bytes.sliced(m_at, size);
    m_at += size;
    return view;
}

QString Reader::text()
{
    const QByteArrayView view = key();
    if (!view.isValidUtf8()) {
        malformed("text is not UTF-8");
        return {};
    }
    return QString::fromUtf8(view);
}

QByteArray Reader::bytes()
{
    const qsizetype size = length(head(majorBytes, "bytes expected"), 1);
    const QByteArrayView view = m_bytes.sliced(m_at, size);
    m_at += size;
    return view.toByteArray();
}

QByteArrayView Reader::fixedBytes(qsizetype expected)
{
    const qsizetype size = length(head(majorBytes, "bytes expected"), 1);
    if (size != expected) {
        malformed("bytes of another length expected");
        return {};
    }
    const QByteArrayView view = m_bytes.sliced(m_at, size);
    m_at += size;
    return view;
}

quint64 Reader::tag()
{
    return head(majorTag, "tag expected");
}

void Reader::expectTag(quint64 expected)
{
    if (tag() != expected) {
        malformed("another tag expected");
    }
}

qsizetype Reader::array()
{
    return length(head(majorArray, "array expected"), 1);
}

qsizetype Reader::map()
{
    return length(head(majorMap, "map expected"), 2);
}

void Reader::passedOver(QByteArrayView field)
{
    constexpr qsizetype enough = 20; // to say what is wrong
    const QString name = QString::fromUtf8(field);
    if (m_passedOver.size() < enough && !m_passedOver.contains(name)) {
        m_passedOver.append(name);
    }
}

void Reader::skip()
{
    const Level level(*this);
    switch (kind()) {
    case Kind::Integer:
        integer();
        break;
    case Kind::Bytes:
        m_at += length(head(majorBytes, ""), 1);
        break;
    case Kind::Text:
        key();
        break;
    case Kind::Array:
        for (qsizetype left = array(); left > 0 && ok(); --left) {
            skip();
        }
        break;
    case Kind::Map:
        for (qsizetype left = map() * 2; left > 0 && ok(); --left) {
            skip();
        }
        break;
    case Kind::Tag:
        tag();
        skip();
        break;
    case Kind::Boolean:
        boolean();
        break;
    case Kind::Null:
    case Kind::Undefined:
        nothing();
        break;
    case Kind::Other:
        // Floating-point numbers and simple values of a later protocol.
        head(majorSimple, "");
        break;
    case Kind::End:
        malformed("ends too early");
        break;
    }
}

void Reader::fail(const char *code, const QVariantMap &args)
{
    if (!m_failed) {
        m_failed = true;
        m_error = Error{QString::fromLatin1(code), args, {}};
    }
}

void Reader::malformed(const char *detail)
{
    if (!m_failed) {
        fail("message_malformed",
             {{QStringLiteral("detail"), QString::fromLatin1(detail)},
              {QStringLiteral("position"), qint64{m_at}}});
    }
}

Result<void> Reader::finish()
{
    if (ok() && m_at != m_bytes.size()) {
        malformed("something follows");
    }
    if (!ok()) {
        return Unexpected(m_error);
    }
    return {};
}

const Entity *Reader::findEntity(const QString &name) const
{
    return m_entities != nullptr ? m_entities(name) : nullptr;
}

} // namespace kontor::wire
