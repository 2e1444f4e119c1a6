#include "common/store/codec.h"

#include <QStringEncoder>
#include <QtEndian>

#include <sqlite3.h>

namespace kontor::codec {

namespace {

char *writeHex(char *to, quint64 number, int digits)
{
    for (int i = digits - 1; i >= 0; --i) {
        to[i] = "0123456789abcdef"[number & 15U];
        number >>= 4U;
    }
    return to + digits;
}

constexpr int uuidLetters = 36;
constexpr int dateLetters = 16; // beyond the year 9999, too

/// As QUuid::toByteArray(QUuid::WithoutBraces).
char *writeUuid(char *to, const QUuid &uuid)
{
    to = writeHex(to, uuid.data1, 8);
    *to++ = '-';
    to = writeHex(to, uuid.data2, 4);
    *to++ = '-';
    to = writeHex(to, uuid.data3, 4);
    for (size_t i = 0; i < std::size(uuid.data4); ++i) {
        if (i == 0 || i == 2) {
            *to++ = '-';
        }
        to = writeHex(to, uuid.data4[i], 2);
    }
    return to;
}

constexpr int uuidBytes = 16;

/// As QUuid::toRfc4122().
char *writeBytes(char *to, const QUuid &uuid)
{
    qToBigEndian(uuid.data1, to);
    qToBigEndian(uuid.data2, to + 4);
    qToBigEndian(uuid.data3, to + 6);
    std::copy(std::begin(uuid.data4), std::end(uuid.data4), to + 8);
    return to + uuidBytes;
}

struct Binder {
    sqlite3_stmt *statement;
    int parameter;
    char **texts;
    bool idsInBytes;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, parameter); }
    int operator()(Withheld) const { return sqlite3_bind_null(statement, parameter); }
    int operator()(bool value) const { return sqlite3_bind_int(statement, parameter, value); }
    int operator()(qint64 value) const { return sqlite3_bind_int64(statement, parameter, value); }
    int operator()(const QString &value) const
    {
        QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
        return text(encoder.appendToBuffer(*texts, value));
    }
    int operator()(const QUuid &value) const
    {
        if (!idsInBytes) {
            return text(writeUuid(*texts, value));
        }
        char *const begin = *texts;
        *texts = writeBytes(begin, value);
        return sqlite3_bind_blob(statement, parameter, begin, uuidBytes, SQLITE_STATIC);
    }
    int operator()(const QDate &value) const
    {
        const QByteArray iso = value.toString(Qt::ISODate).toLatin1();
        return text(std::copy(iso.cbegin(), iso.cend(), *texts));
    }
    int operator()(const QByteArray &value) const
    {
        // A pointer is never null here, so that nothing at all is not NULL.
        return sqlite3_bind_blob64(statement, parameter, value.constData(),
                                   static_cast<sqlite3_uint64>(value.size()), SQLITE_STATIC);
    }

private:
    int text(char *end) const
    {
        const char *const begin = std::exchange(*texts, end);
        return sqlite3_bind_text64(statement, parameter, begin,
                                   static_cast<sqlite3_uint64>(end - begin), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
};

QLatin1String latinColumn(sqlite3_stmt *statement, int column)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return QLatin1String(text, sqlite3_column_bytes(statement, column));
}

QUuid idColumn(sqlite3_stmt *statement, int column)
{
    if (sqlite3_column_type(statement, column) != SQLITE_BLOB) {
        return QUuid::fromString(latinColumn(statement, column));
    }
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
    return QUuid::fromRfc4122(QByteArrayView(bytes, sqlite3_column_bytes(statement, column)));
}

} // namespace

QDate fromIso(QLatin1String text)
{
    const auto digits = [text](int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; ++i) {
            number = number * 10 + (text.at(i).unicode() - u'0');
        }
        return number;
    };
    return text.size() == 10 ? QDate(digits(0, 4), digits(5, 2), digits(8, 2)) : QDate();
}

qsizetype textRoom(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value.variant())) {
        return text->size() * 3;
    }
    return std::holds_alternative<QUuid>(value.variant()) ? uuidLetters
        : std::holds_alternative<QDate>(value.variant())  ? dateLetters
                                                          : 0;
}

int bind(sqlite3_stmt *statement, int parameter, const Value &value, char **texts, bool idsInBytes)
{
    return std::visit(Binder{statement, parameter, texts, idsInBytes}, value.variant());
}

Value fromColumn(sqlite3_stmt *statement, int column, FieldType type)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
        return {};
    }
    switch (type) {
    case FieldType::Text:
    case FieldType::Choice: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return Value(QString::fromUtf8(text, sqlite3_column_bytes(statement, column)));
    }
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant:
        return Value(qint64{sqlite3_column_int64(statement, column)});
    case FieldType::Boolean:
        return Value(sqlite3_column_int(statement, column) != 0);
    case FieldType::Date:
        return Value(fromIso(latinColumn(statement, column)));
    case FieldType::Reference:
        return Value(idColumn(statement, column));
    case FieldType::Bytes: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return Value(QByteArray(bytes, sqlite3_column_bytes(statement, column)));
    }
    }
    return {};
}

bool fits(const Value &value, FieldType type)
{
    if (value.isEmpty() || value.isWithheld()) {
        return true;
    }
    const auto &held = value.variant();
    switch (type) {
    case FieldType::Text:
    case FieldType::Choice:
        // PostgreSQL has no U+0000 in texts, so SQLite takes none either.
        return std::holds_alternative<QString>(held)
            && !std::get<QString>(held).contains(QChar(u'\0'));
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant:
        return std::holds_alternative<qint64>(held);
    case FieldType::Boolean:
        return std::holds_alternative<bool>(held);
    case FieldType::Date:
        return std::holds_alternative<QDate>(held);
    case FieldType::Reference:
        return std::holds_alternative<QUuid>(held);
    case FieldType::Bytes:
        return std::holds_alternative<QByteArray>(held);
    }
    return false;
}

} // namespace kontor::codec
