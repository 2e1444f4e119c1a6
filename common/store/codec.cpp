#include "common/store/codec.h"

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
    DatabaseKind kind;

    QVariant operator()(std::monostate) const { return QVariant(QMetaType::fromType<QString>()); }
    QVariant operator()(Withheld) const { return QVariant(QMetaType::fromType<QString>()); }
    QVariant operator()(bool value) const
    {
        return kind == DatabaseKind::Sqlite ? QVariant(qint64{value}) : QVariant(value);
    }
    QVariant operator()(qint64 value) const { return value; }
    QVariant operator()(const QString &value) const { return notNull(value); }
    QVariant operator()(const QUuid &value) const { return value.toString(QUuid::WithoutBraces); }
    QVariant operator()(const QDate &value) const { return value.toString(Qt::ISODate); }
    QVariant operator()(const QByteArray &value) const { return notNull(value); }
};

} // namespace

QVariant toDriver(const Value &value, DatabaseKind kind)
{
    return std::visit(ToDriver{kind}, value.variant());
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
