#include "common/store/codec.h"

#include <sqlite3.h>

namespace kontor::codec {

namespace {

/// Drivers store a null QString or QByteArray as NULL, but an empty text is a value.
QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

struct ToDriver {
    QVariant operator()(std::monostate) const { return QVariant(QMetaType::fromType<QString>()); }
    QVariant operator()(Withheld) const { return QVariant(QMetaType::fromType<QString>()); }
    QVariant operator()(bool value) const { return value; }
    QVariant operator()(qint64 value) const { return value; }
    QVariant operator()(const QString &value) const { return notNull(value); }
    QVariant operator()(const QUuid &value) const { return value.toString(QUuid::WithoutBraces); }
    QVariant operator()(const QDate &value) const { return value.toString(Qt::ISODate); }
    QVariant operator()(const QByteArray &value) const { return notNull(value); }
};

struct Binder {
    sqlite3_stmt *statement;
    int parameter;

    int operator()(std::monostate) const { return sqlite3_bind_null(statement, parameter); }
    int operator()(Withheld) const { return sqlite3_bind_null(statement, parameter); }
    int operator()(bool value) const { return sqlite3_bind_int(statement, parameter, value); }
    int operator()(qint64 value) const { return sqlite3_bind_int64(statement, parameter, value); }
    int operator()(const QString &value) const { return text(value.toUtf8()); }
    int operator()(const QUuid &value) const
    {
        return text(value.toByteArray(QUuid::WithoutBraces));
    }
    int operator()(const QDate &value) const
    {
        return text(value.toString(Qt::ISODate).toLatin1());
    }
    int operator()(const QByteArray &value) const
    {
        // A pointer is never null here, so that nothing at all is not NULL.
        return sqlite3_bind_blob64(statement, parameter, value.constData(),
                                   static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT);
    }

private:
    int text(const QByteArray &utf8) const
    {
        return sqlite3_bind_text64(statement, parameter, utf8.constData(),
                                   static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
};

/// Reads yyyy-MM-dd, as it was written.
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

QLatin1String latinColumn(sqlite3_stmt *statement, int column)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return QLatin1String(text, sqlite3_column_bytes(statement, column));
}

} // namespace

QVariant toDriver(const Value &value)
{
    return std::visit(ToDriver{}, value.variant());
}

int bind(sqlite3_stmt *statement, int parameter, const Value &value)
{
    return std::visit(Binder{statement, parameter}, value.variant());
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
        return Value(QUuid::fromString(latinColumn(statement, column)));
    case FieldType::Bytes: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return Value(QByteArray(bytes, sqlite3_column_bytes(statement, column)));
    }
    }
    return {};
}

Value fromDriver(const QVariant &column, FieldType type)
{
    if (column.isNull()) {
        return {};
    }
    switch (type) {
    case FieldType::Text:
    case FieldType::Choice:
        return Value(column.toString());
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant:
        return Value(column.toLongLong());
    case FieldType::Boolean:
        return Value(column.toBool());
    case FieldType::Date:
        return Value(column.toDate());
    case FieldType::Reference:
        return Value(QUuid::fromString(column.toString()));
    case FieldType::Bytes:
        return Value(column.toByteArray());
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
