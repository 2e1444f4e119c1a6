#include "app/widgets/filter_field.h"

#include <QCoreApplication>

namespace kontor {

namespace {

using Op = Filter::Op;

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterField", text);
}

FilterComparison comparison(Op op, const char *words, const char *verb, bool negated = false,
                            bool needsValue = true)
{
    return {op, negated, tr(words), tr(verb), needsValue};
}

QList<FilterComparison> emptiness()
{
    return {comparison(Op::Empty, QT_TRANSLATE_NOOP("FilterField", "%1 is empty"),
                       QT_TRANSLATE_NOOP("FilterField", "is empty"), false, false),
            comparison(Op::Empty, QT_TRANSLATE_NOOP("FilterField", "%1 is filled in"),
                       QT_TRANSLATE_NOOP("FilterField", "is filled in"), true, false)};
}

QList<FilterComparison> numbers()
{
    return {comparison(Op::GreaterOrEqual, QT_TRANSLATE_NOOP("FilterField", "%1 is at least %2"),
                       QT_TRANSLATE_NOOP("FilterField", "is at least")),
            comparison(Op::LessOrEqual, QT_TRANSLATE_NOOP("FilterField", "%1 is at most %2"),
                       QT_TRANSLATE_NOOP("FilterField", "is at most")),
            comparison(Op::Greater, QT_TRANSLATE_NOOP("FilterField", "%1 is over %2"),
                       QT_TRANSLATE_NOOP("FilterField", "is over")),
            comparison(Op::Less, QT_TRANSLATE_NOOP("FilterField", "%1 is under %2"),
                       QT_TRANSLATE_NOOP("FilterField", "is under")),
            comparison(Op::Equal, QT_TRANSLATE_NOOP("FilterField", "%1 is %2"),
                       QT_TRANSLATE_NOOP("FilterField", "is")),
            comparison(Op::NotEqual, QT_TRANSLATE_NOOP("FilterField", "%1 is not %2"),
                       QT_TRANSLATE_NOOP("FilterField", "is not"))};
}

QList<FilterComparison> days()
{
    return {comparison(Op::GreaterOrEqual, QT_TRANSLATE_NOOP("FilterField", "%1 from %2"),
                       QT_TRANSLATE_NOOP("FilterField", "from")),
            comparison(Op::LessOrEqual, QT_TRANSLATE_NOOP("FilterField", "%1 until %2"),
                       QT_TRANSLATE_NOOP("FilterField", "until")),
            comparison(Op::Less, QT_TRANSLATE_NOOP("FilterField", "%1 before %2"),
                       QT_TRANSLATE_NOOP("FilterField", "before")),
            comparison(Op::Greater, QT_TRANSLATE_NOOP("FilterField", "%1 after %2"),
                       QT_TRANSLATE_NOOP("FilterField", "after")),
            comparison(Op::Equal, QT_TRANSLATE_NOOP("FilterField", "%1 on %2"),
                       QT_TRANSLATE_NOOP("FilterField", "on"))};
}

} // namespace

QList<FilterComparison> comparisons(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return numbers();
    case FieldType::Date:
        return days() + emptiness();
    case FieldType::Instant:
        return days();
    case FieldType::Boolean:
        return {comparison(Op::Equal, QT_TRANSLATE_NOOP("FilterField", "%1: %2"),
                           QT_TRANSLATE_NOOP("FilterField", "is"))};
    case FieldType::Choice:
        return {comparison(Op::In, QT_TRANSLATE_NOOP("FilterField", "%1 is %2"),
                           QT_TRANSLATE_NOOP("FilterField", "is one of")),
                comparison(Op::In, QT_TRANSLATE_NOOP("FilterField", "%1 is not %2"),
                           QT_TRANSLATE_NOOP("FilterField", "is none of"), true)};
    case FieldType::Reference:
        return QList<FilterComparison>{
                   comparison(Op::Equal, QT_TRANSLATE_NOOP("FilterField", "%1 is %2"),
                              QT_TRANSLATE_NOOP("FilterField", "is")),
                   comparison(Op::NotEqual, QT_TRANSLATE_NOOP("FilterField", "%1 is not %2"),
                              QT_TRANSLATE_NOOP("FilterField", "is not"))}
        + emptiness();
    case FieldType::Text:
    case FieldType::Bytes:
        break;
    }
    return QList<FilterComparison>{
               comparison(Op::Contains, QT_TRANSLATE_NOOP("FilterField", "%1 contains “%2”"),
                          QT_TRANSLATE_NOOP("FilterField", "contains")),
               comparison(Op::StartsWith, QT_TRANSLATE_NOOP("FilterField", "%1 starts with “%2”"),
                          QT_TRANSLATE_NOOP("FilterField", "starts with")),
               comparison(Op::Equal, QT_TRANSLATE_NOOP("FilterField", "%1 is “%2”"),
                          QT_TRANSLATE_NOOP("FilterField", "is"))}
    + emptiness();
}

Filter makeCondition(const FilterField &field, const FilterComparison &comparison,
                     const QList<Value> &values)
{
    Filter filter;
    filter.op = comparison.op;
    filter.field = field.path;
    if (comparison.needsValue) {
        filter.values = values;
    }
    return comparison.negated ? Filter::negate(filter) : filter;
}

FilterParts takeApart(const QList<FilterField> &fields, const Filter &condition)
{
    const bool negated = condition.op == Op::Not;
    const Filter &leaf = negated ? condition.parts.first() : condition;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (fields.at(i).path != leaf.field || leaf.field.isEmpty()) {
            continue;
        }
        const QList<FilterComparison> known = comparisons(fields.at(i).type);
        for (const FilterComparison &comparison : known) {
            const bool oneOfOne = comparison.op == Op::In && leaf.op == Op::Equal;
            if ((comparison.op == leaf.op || oneOfOne) && comparison.negated == negated) {
                return {i, comparison, leaf.values};
            }
        }
    }
    return {};
}

QString filterSentence(const QList<FilterField> &fields, const Filter &condition,
                       const QHash<QUuid, QString> &titles)
{
    const FilterParts parts = takeApart(fields, condition);
    if (parts.field < 0) {
        return tr(QT_TRANSLATE_NOOP("FilterField", "Special condition"));
    }
    const FilterField &field = fields.at(parts.field);
    QStringList words;
    for (const Value &value : parts.values) {
        if (field.type == FieldType::Reference) {
            words.append(titles.value(value.toUuid(), QStringLiteral("…")));
        } else {
            words.append(field.text ? field.text(value) : value.toText());
        }
    }
    const QString value = words.join(tr(QT_TRANSLATE_NOOP("FilterField", " or ")));
    return parts.comparison.needsValue ? parts.comparison.words.arg(field.title, value)
                                       : parts.comparison.words.arg(field.title);
}

} // namespace kontor
