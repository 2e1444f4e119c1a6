#include "common/model/query.h"

#include <algorithm>

namespace kontor {

Filter Filter::compare(const char *field, Op op, const Value &value)
{
    return Filter{op, QString::fromLatin1(field), {value}, {}};
}

Filter Filter::equal(const char *field, const Value &value)
{
    return compare(field, Op::Equal, value);
}

Filter Filter::in(const char *field, const QList<Value> &values)
{
    return Filter{Op::In, QString::fromLatin1(field), values, {}};
}

Filter Filter::empty(const char *field)
{
    return Filter{Op::Empty, QString::fromLatin1(field), {}, {}};
}

Filter Filter::search(const QString &text)
{
    return Filter{Op::Search, {}, {Value(text)}, {}};
}

Filter Filter::all(const QList<Filter> &parts)
{
    return Filter{Op::All, {}, {}, parts};
}

Filter Filter::any(const QList<Filter> &parts)
{
    return Filter{Op::Any, {}, {}, parts};
}

Filter Filter::negate(const Filter &part)
{
    return Filter{Op::Not, {}, {}, {part}};
}

bool Filter::operator==(const Filter &other) const
{
    return op == other.op && field == other.field && values == other.values && parts == other.parts;
}

Filter operator&&(const Filter &a, const Filter &b)
{
    if (a.isTrue()) {
        return b;
    }
    if (b.isTrue()) {
        return a;
    }
    return Filter::all({a, b});
}

namespace {

Value ownValue(const Record &record, const QString &field)
{
    if (field == QLatin1String("id")) {
        return Value(record.id);
    }
    if (field == QLatin1String("version")) {
        return Value(record.version);
    }
    if (field == QLatin1String("archived")) {
        return Value(record.archived);
    }
    if (field == QLatin1String("created_at")) {
        return Value(record.createdAt);
    }
    if (field == QLatin1String("created_by")) {
        return Value(record.createdBy);
    }
    if (field == QLatin1String("changed_at")) {
        return Value(record.changedAt);
    }
    if (field == QLatin1String("changed_by")) {
        return Value(record.changedBy);
    }
    const QByteArray latin = field.toLatin1();
    return record.value(QLatin1String(latin));
}

bool less(const Value &a, const Value &b)
{
    // Text compares by code point, as both databases do, not by UTF-16 unit.
    const auto *left = std::get_if<QString>(&a.variant());
    const auto *right = std::get_if<QString>(&b.variant());
    if (left != nullptr && right != nullptr) {
        return left->toUtf8() < right->toUtf8();
    }
    return a.variant().index() == b.variant().index()
        && std::visit(
               [&b](const auto &x) {
                   using T = std::decay_t<decltype(x)>;
                   if constexpr (std::is_same_v<T, std::monostate> || std::is_same_v<T, Withheld>) {
                       return false;
                   } else {
                       return x < std::get<T>(b.variant());
                   }
               },
               a.variant());
}

/// With small letters for the capital ones of ASCII, as both databases compare; foreign capitals
/// stay.
QString lowered(const Value &value)
{
    QString text = value.toText();
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z') {
            c = QChar(c.unicode() - u'A' + u'a');
        }
    }
    return text;
}

bool compares(const Filter &filter, const Value &value)
{
    using Op = Filter::Op;
    const Value wanted = filter.values.value(0);
    switch (filter.op) {
    case Op::Equal:
        return value == wanted;
    case Op::NotEqual:
        return !value.isEmpty() && value != wanted;
    case Op::Less:
        return less(value, wanted);
    case Op::LessOrEqual:
        return !value.isEmpty() && (less(value, wanted) || value == wanted);
    case Op::Greater:
        return less(wanted, value);
    case Op::GreaterOrEqual:
        return !value.isEmpty() && (less(wanted, value) || value == wanted);
    case Op::In:
        return filter.values.contains(value);
    case Op::Contains:
        return lowered(value).contains(lowered(wanted));
    case Op::StartsWith:
        return lowered(value).startsWith(lowered(wanted));
    case Op::Empty:
        return value.isBlank();
    default:
        return true;
    }
}

} // namespace

bool matches(const Filter &filter, const Record &record)
{
    using Op = Filter::Op;
    const auto holds = [&record](const Filter &part) { return matches(part, record); };
    switch (filter.op) {
    case Op::All:
        return std::all_of(filter.parts.begin(), filter.parts.end(), holds);
    case Op::Any:
        return std::any_of(filter.parts.begin(), filter.parts.end(), holds);
    case Op::Not:
        return !holds(filter.parts.first());
    case Op::Search:
        return true;
    default:
        return filter.field.contains(u'.') || compares(filter, ownValue(record, filter.field));
    }
}

QList<Value> pageKey(const Query &query, const ListRow &row)
{
    QList<Value> key;
    for (const Sort &sort : query.sort) {
        const qsizetype joined = query.joined.indexOf(sort.field);
        key.append(joined >= 0 ? row.joined.at(joined) : ownValue(row.record, sort.field));
    }
    key.append(Value(row.record.id));
    return key;
}

} // namespace kontor
