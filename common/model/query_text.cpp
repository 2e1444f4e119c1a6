#include "common/model/query.h"

#include <QDateTime>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

Unexpected malformed(const char *code, const Field &field, const QString &text)
{
    return fail(code, field.name, {{u"value"_s, text}});
}

Result<Value> parseNumber(const Field &field, const QString &text)
{
    const Result<qint64> raw = detail::parseFixed(text, field.scale());
    return raw ? Result<Value>(Value(*raw)) : malformed(qPrintable(raw.error().code), field, text);
}

Result<Value> parseBoolean(const Field &field, const QString &text)
{
    const QString word = text.toLower();
    if (word == "true"_L1 || word == "yes"_L1 || word == "1"_L1) {
        return Value(true);
    }
    if (word == "false"_L1 || word == "no"_L1 || word == "0"_L1) {
        return Value(false);
    }
    return malformed("boolean_malformed", field, text);
}

Result<Value> parseChoice(const Field &field, const QString &text)
{
    for (const Choice &choice : field.choices()) {
        if (text == QLatin1String(choice.code)) {
            return Value(text);
        }
    }
    return malformed("choice_unknown", field, text);
}

Result<Value> parseInstant(const Field &field, const QString &text)
{
    QDateTime instant = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!instant.isValid()) {
        return malformed("instant_malformed", field, text);
    }
    if (instant.timeSpec() == Qt::LocalTime) {
        instant.setTimeSpec(Qt::UTC);
    }
    return Value(instant.toMSecsSinceEpoch());
}

Result<Value> parseBytes(const Field &field, const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? Result<Value>(Value(*decoded)) : malformed("bytes_malformed", field, text);
}

} // namespace

Result<Value> parseValue(const Field &field, const QString &text)
{
    if (field.type == FieldType::Text) {
        return Value(text);
    }
    if (text.isEmpty()) {
        return Value();
    }
    switch (field.type) {
    case FieldType::Text:
        break;
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return parseNumber(field, text);
    case FieldType::Boolean:
        return parseBoolean(field, text);
    case FieldType::Date: {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        return date.isValid() ? Result<Value>(Value(date))
                              : malformed("date_malformed", field, text);
    }
    case FieldType::Instant:
        return parseInstant(field, text);
    case FieldType::Reference: {
        const QUuid id = QUuid::fromString(text);
        return id.isNull() ? malformed("id_malformed", field, text) : Result<Value>(Value(id));
    }
    case FieldType::Choice:
        return parseChoice(field, text);
    case FieldType::Bytes:
        return parseBytes(field, text);
    }
    return Value(text);
}

QString formatValue(const Field &field, const Value &value)
{
    if (value.isEmpty() || value.isWithheld()) {
        return {};
    }
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Choice:
        return value.toText();
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return detail::formatFixed(value.toInt(), field.scale(), 0);
    case FieldType::Boolean:
        return value.toBool() ? u"true"_s : u"false"_s;
    case FieldType::Date:
        return value.toDate().toString(Qt::ISODate);
    case FieldType::Instant:
        return QDateTime::fromMSecsSinceEpoch(value.toInt(), Qt::UTC).toString(Qt::ISODateWithMs);
    case FieldType::Reference:
        return value.toUuid().toString(QUuid::WithoutBraces);
    case FieldType::Bytes:
        return QString::fromLatin1(value.toBytes().toBase64());
    }
    return {};
}

} // namespace kontor
