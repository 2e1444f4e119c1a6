#pragma once

#include "common/wire/model_codec.h"
#include "tests/common/wire/sample_entity.h"

#include <rapidcheck.h>

/// Arbitrary values of the model, as the wire may have to carry them.
namespace kontor::wire {

inline rc::Gen<QString> anyText()
{
    // Text of every plane, without the lone surrogates that UTF-8 has no form for.
    return rc::gen::map(rc::gen::container<std::vector<char32_t>>(rc::gen::element<char32_t>(
                            U'a', U'Z', U'7', U' ', U'\0', U'é', U'茶', U'😀', U'\U0010FFFF')),
                        [](const std::vector<char32_t> &points) {
                            return QString::fromUcs4(points.data(),
                                                     static_cast<qsizetype>(points.size()));
                        });
}

inline rc::Gen<QByteArray> anyBytes()
{
    return rc::gen::map(rc::gen::container<std::vector<char>>(rc::gen::arbitrary<char>()),
                        [](const std::vector<char> &bytes) {
                            return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
                        });
}

inline rc::Gen<QUuid> anyUuid()
{
    return rc::gen::exec([] {
        return QUuid(*rc::gen::arbitrary<quint32>(), *rc::gen::arbitrary<quint16>(),
                     *rc::gen::arbitrary<quint16>(), *rc::gen::arbitrary<quint8>(), 2, 3, 4, 5, 6,
                     7, 8);
    });
}

inline rc::Gen<QDate> anyDate()
{
    return rc::gen::map(rc::gen::inRange<qint64>(1721426, 5373484 + 1),
                        [](qint64 julianDay) { return QDate::fromJulianDay(julianDay); });
}

inline rc::Gen<Value> anyValue()
{
    return rc::gen::oneOf(
        rc::gen::just(Value()), rc::gen::just(Value(Withheld())),
        rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); }),
        rc::gen::map(rc::gen::arbitrary<qint64>(), [](qint64 i) { return Value(i); }),
        rc::gen::map(anyText(), [](const QString &text) { return Value(text); }),
        rc::gen::map(anyUuid(), [](const QUuid &id) { return Value(id); }),
        rc::gen::map(anyDate(), [](const QDate &date) { return Value(date); }),
        rc::gen::map(anyBytes(), [](const QByteArray &bytes) { return Value(bytes); }));
}

/// A value that the field may hold.
inline rc::Gen<Value> anyValueFor(const Field &field)
{
    return rc::gen::suchThat(anyValue(),
                             [&field](const Value &value) { return fits(field, value); });
}

inline Record fillRecord(const Entity &entity)
{
    Record record;
    record.entity = &entity;
    record.id = *anyUuid();
    for (const Field &field : entity.fields) {
        record.values.append(field.has(Secret) ? field.initial : *anyValueFor(field));
    }
    return record;
}

inline rc::Gen<Record> anyRecord()
{
    return rc::gen::exec([] {
        Record record = fillRecord(Sample::entity);
        record.version = *rc::gen::arbitrary<qint64>();
        record.archived = *rc::gen::arbitrary<bool>();
        record.createdAt = *rc::gen::arbitrary<qint64>();
        record.createdBy = *anyUuid();
        record.changedAt = *rc::gen::arbitrary<qint64>();
        const int lines = *rc::gen::inRange(0, 4);
        for (int i = 0; i < lines; ++i) {
            record.lines.append(fillRecord(SampleLine::entity));
        }
        return record;
    });
}

inline rc::Gen<QList<Record>> anyRecords()
{
    return rc::gen::exec([] {
        QList<Record> records;
        const int count = *rc::gen::inRange(0, 5);
        for (int i = 0; i < count; ++i) {
            // Two entities, so that lists have several runs.
            records.append(*rc::gen::arbitrary<bool>() ? *anyRecord()
                                                       : fillRecord(SampleLine::entity));
        }
        return records;
    });
}

inline rc::Gen<Filter> anyFilter(int depth = 3)
{
    return rc::gen::exec([depth] {
        Filter filter;
        filter.op =
            static_cast<Filter::Op>(*rc::gen::inRange(0, static_cast<int>(Filter::Op::Search) + 1));
        filter.field = *anyText();
        const int values = *rc::gen::inRange(0, 3);
        for (int i = 0; i < values; ++i) {
            filter.values.append(*anyValue());
        }
        const int parts = depth > 0 ? *rc::gen::inRange(0, 3) : 0;
        for (int i = 0; i < parts; ++i) {
            filter.parts.append(*anyFilter(depth - 1));
        }
        return filter;
    });
}

inline rc::Gen<QMap<QString, Value>> anyValues()
{
    return rc::gen::exec([] {
        QMap<QString, Value> values;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i) {
            values.insert(*anyText(), *anyValue());
        }
        return values;
    });
}

inline rc::Gen<Arguments> anyArguments()
{
    return rc::gen::exec([] {
        Arguments arguments;
        arguments.record = *anyUuid();
        arguments.baseVersion = *rc::gen::arbitrary<qint64>();
        arguments.values = *anyValues();
        arguments.base = *anyValues();
        if (*rc::gen::arbitrary<bool>()) {
            arguments.lines = *anyRecords();
        }
        return arguments;
    });
}

} // namespace kontor::wire
