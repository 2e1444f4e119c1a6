#include "common/store/postgres_codec.h"

#include "common/store/codec.h"

#include <QtEndian>

#include <charconv>

namespace kontor::postgres {

namespace {

// The types of PostgreSQL's own catalogue; their numbers never change (pg_type.dat).
constexpr TypeId boolType = 16;
constexpr TypeId byteaType = 17;
constexpr TypeId nameType = 19;
constexpr TypeId int8Type = 20;
constexpr TypeId int2Type = 21;
constexpr TypeId int4Type = 23;
constexpr TypeId textType = 25;
constexpr TypeId varcharType = 1043;
constexpr TypeId dateType = 1082;
constexpr TypeId uuidType = 2950;

/// Day 0 of its dates.
const QDate &firstDay()
{
    static const QDate day(2000, 1, 1);
    return day;
}

template <class T>
QByteArray bigEndian(T number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

struct ToParameter {
    TypeId type;

    Parameter operator()(std::monostate) const { return {{}, true, false}; }
    Parameter operator()(Withheld) const { return {{}, true, false}; }
    Parameter operator()(bool value) const { return {value ? "t" : "f", false, false}; }
    Parameter operator()(qint64 value) const
    {
        return type == int8Type ? Parameter{bigEndian(value), false, true}
                                : Parameter{QByteArray::number(value), false, false};
    }
    Parameter operator()(const QString &value) const { return {value.toUtf8(), false, false}; }
    Parameter operator()(const QUuid &value) const
    {
        return type == uuidType ? Parameter{value.toRfc4122(), false, true}
                                : Parameter{value.toByteArray(QUuid::WithoutBraces), false, false};
    }
    Parameter operator()(const QDate &value) const
    {
        return {value.toString(Qt::ISODate).toLatin1(), false, false};
    }
    Parameter operator()(const QByteArray &value) const { return {value, false, true}; }
};

/// The value that the column's own type makes.
Value ownValue(QByteArrayView bytes, TypeId column)
{
    switch (column) {
    case boolType:
        return Value(bytes.front() != 0);
    case byteaType:
        return Value(bytes.toByteArray());
    case int2Type:
        return Value(qint64{qFromBigEndian<qint16>(bytes.data())});
    case int4Type:
        return Value(qint64{qFromBigEndian<qint32>(bytes.data())});
    case int8Type:
        return Value(qFromBigEndian<qint64>(bytes.data()));
    case dateType:
        return Value(firstDay().addDays(qFromBigEndian<qint32>(bytes.data())));
    case uuidType:
        return Value(QUuid::fromRfc4122(bytes));
    default:
        return Value(QString::fromUtf8(bytes));
    }
}

/// What PostgreSQL would write for it.
QByteArray textOf(const Value &value)
{
    if (std::holds_alternative<QByteArray>(value.variant())) {
        return "\\x" + value.toBytes().toHex();
    }
    return toParameter(value, 0).bytes;
}

} // namespace

Parameter toParameter(const Value &value, TypeId type)
{
    return std::visit(ToParameter{type}, value.variant());
}

bool isReadInBinary(TypeId type)
{
    constexpr TypeId known[] = {boolType, byteaType, nameType,    int8Type, int2Type,
                                int4Type, textType,  varcharType, dateType, uuidType};
    return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

Value fromBinary(QByteArrayView bytes, TypeId column, FieldType type)
{
    Value value = ownValue(bytes, column);
    if (codec::fits(value, type)) {
        return value;
    }
    const QByteArray text = textOf(value); // the query asks for another type than the column has
    return fromText(QLatin1String(text), type);
}

Value fromText(QLatin1String text, FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::Choice:
        return Value(QString::fromUtf8(text.data(), text.size()));
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant: {
        qint64 number = 0;
        std::from_chars(text.begin(), text.end(), number);
        return Value(number);
    }
    case FieldType::Boolean:
        return Value(text == QLatin1String("t"));
    case FieldType::Date:
        return Value(codec::fromIso(text));
    case FieldType::Reference:
        return Value(QUuid::fromString(text));
    case FieldType::Bytes: // "\\x" and hexadecimal digits
        return Value(
            QByteArray::fromHex(QByteArray::fromRawData(text.data() + 2, text.size() - 2)));
    }
    return {};
}

} // namespace kontor::postgres
