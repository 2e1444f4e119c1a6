#include "common/wire/codec.h"

#include <QtEndian>

namespace kontor::wire {

namespace {

/// The Julian day of 1970-01-01.
constexpr qint64 epoch = 2'440'588;

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

QUuid uuidFrom(Reader &reader)
{
    const QByteArrayView bytes = reader.fixedBytes(16);
    return reader.ok() ? QUuid::fromRfc4122(bytes) : QUuid();
}

QDate dateFrom(Reader &reader)
{
    const qint64 days = reader.integer();
    // Years 1 to 9999, the range of a date in either database.
    const bool plausible = days > -1'000'000 && days < 3'000'000;
    const QDate date = plausible ? QDate::fromJulianDay(epoch + days) : QDate();
    if (!date.isValid() || date.year() < 1 || date.year() > 9999) {
        reader.malformed("date out of range");
        return {};
    }
    return date;
}

} // namespace

void write(Writer &writer, const QUuid &value)
{
    if (value.isNull()) {
        writer.null();
        return;
    }
    writer.tag(UuidTag);
    std::array<char, 16> bytes{};
    qToBigEndian(value.data1, bytes.data());
    qToBigEndian(value.data2, bytes.data() + 4);
    qToBigEndian(value.data3, bytes.data() + 6);
    std::copy(std::begin(value.data4), std::end(value.data4), bytes.begin() + 8);
    writer.bytes(QByteArrayView(bytes.data(), 16));
}

void read(Reader &reader, QUuid &value)
{
    value = {};
    if (reader.atNull()) {
        reader.nothing();
        return;
    }
    reader.expectTag(UuidTag);
    value = uuidFrom(reader);
}

void write(Writer &writer, const QDate &value)
{
    if (!value.isValid()) {
        writer.null();
        return;
    }
    writer.tag(DateTag);
    writer.integer(value.toJulianDay() - epoch);
}

void read(Reader &reader, QDate &value)
{
    value = {};
    if (reader.atNull()) {
        reader.nothing();
        return;
    }
    reader.expectTag(DateTag);
    value = dateFrom(reader);
}

void write(Writer &writer, const Value &value)
{
    std::visit(Overloaded{[&](std::monostate) { writer.null(); },
                          [&](Withheld) { writer.undefined(); },
                          [&](bool boolean) { writer.boolean(boolean); },
                          [&](qint64 integer) { writer.integer(integer); },
                          [&](const QString &text) { writer.text(text); },
                          [&](const QByteArray &bytes) { writer.bytes(bytes); },
                          [&](const auto &tagged) { write(writer, tagged); }},
               value.variant());
}

void read(Reader &reader, Value &value)
{
    switch (reader.kind()) {
    case Reader::Kind::Null:
        reader.nothing();
        value = {};
        break;
    case Reader::Kind::Undefined:
        reader.nothing();
        value = Withheld();
        break;
    case Reader::Kind::Boolean:
        value = reader.boolean();
        break;
    case Reader::Kind::Integer:
        value = reader.integer();
        break;
    case Reader::Kind::Text:
        value = reader.text();
        break;
    case Reader::Kind::Bytes:
        value = reader.bytes();
        break;
    case Reader::Kind::Tag: {
        const quint64 tag = reader.tag();
        if (tag == UuidTag) {
            value = uuidFrom(reader);
        } else if (tag == DateTag) {
            value = dateFrom(reader);
        } else {
            reader.malformed("unknown tag");
        }
        break;
    }
    default:
        reader.malformed("value expected");
        break;
    }
}

void write(Writer &writer, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        writer.null();
        break;
    case QMetaType::Bool:
        writer.boolean(value.toBool());
        break;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
        writer.integer(value.toLongLong());
        break;
    case QMetaType::QByteArray:
        writer.bytes(value.toByteArray());
        break;
    case QMetaType::QDate:
        write(writer, value.toDate());
        break;
    case QMetaType::QUuid:
        write(writer, value.toUuid());
        break;
    case QMetaType::QStringList:
    case QMetaType::QVariantList:
        write<QVariant>(writer, value.toList());
        break;
    case QMetaType::QVariantMap:
        write<QVariant>(writer, value.toMap());
        break;
    default:
        writer.text(value.toString());
        break;
    }
}

void read(Reader &reader, QVariant &value)
{
    switch (reader.kind()) {
    case Reader::Kind::Array: {
        QVariantList list;
        read(reader, list);
        value = list;
        break;
    }
    case Reader::Kind::Map: {
        QVariantMap map;
        read(reader, map);
        value = map;
        break;
    }
    default: {
        Value single;
        read(reader, single);
        std::visit(Overloaded{[&](std::monostate) { value = {}; }, [&](Withheld) { value = {}; },
                              [&](const auto &held) { value = QVariant::fromValue(held); }},
                   single.variant());
        break;
    }
    }
}

} // namespace kontor::wire
