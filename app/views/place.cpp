#include "app/views/place.h"

#include "common/base/id.h"

namespace kontor {

namespace {

QVariantList toVariants(const QList<Value> &values)
{
    QVariantList result;
    for (const Value &value : values) {
        result.append(toVariant(value));
    }
    return result;
}

QVariantMap toVariant(const DrillTarget &target)
{
    QVariantMap map;
    if (!target.entity.isEmpty()) {
        map.insert(QStringLiteral("entity"), target.entity);
    }
    if (!target.id.isNull()) {
        map.insert(QStringLiteral("id"), target.id);
    }
    if (!target.filter.isTrue()) {
        map.insert(QStringLiteral("filter"), toVariant(target.filter));
    }
    if (!target.report.isEmpty()) {
        map.insert(QStringLiteral("report"), target.report);
        map.insert(QStringLiteral("parameters"), target.parameters);
    }
    return map;
}

DrillTarget targetFromVariant(const QVariantMap &map)
{
    DrillTarget target;
    target.entity = map.value(QStringLiteral("entity")).toString();
    target.id = map.value(QStringLiteral("id")).toUuid();
    target.filter = filterFromVariant(map.value(QStringLiteral("filter")).toMap());
    target.report = map.value(QStringLiteral("report")).toString();
    target.parameters = map.value(QStringLiteral("parameters")).toMap();
    return target;
}

} // namespace

Place Place::named(const QString &screen)
{
    Place place;
    place.screen = screen;
    return place;
}

Place Place::list(const Entity &entity, const Filter &filter)
{
    Place place;
    place.target.entity = entity.key();
    place.target.filter = filter;
    return place;
}

Place Place::record(const Entity &entity, const QUuid &id)
{
    Place place;
    place.target.entity = entity.key();
    place.target.id = id;
    return place;
}

Place Place::create(const Entity &entity, const QHash<QString, Value> &initial)
{
    Place place = record(entity, newUuid());
    place.isNew = true;
    place.initial = initial;
    return place;
}

Place Place::report(const QString &name, const QVariantMap &parameters)
{
    Place place;
    place.target.report = name;
    place.target.parameters = parameters;
    return place;
}

Place Place::of(const DrillTarget &target)
{
    Place place;
    place.target = target;
    return place;
}

QVariant toVariant(const Value &value)
{
    return std::visit(
        [](const auto &held) -> QVariant {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate> || std::is_same_v<Held, Withheld>) {
                return {};
            } else {
                return QVariant::fromValue(held);
            }
        },
        value.variant());
}

Value valueFromVariant(const QVariant &variant)
{
    switch (variant.typeId()) {
    case QMetaType::Bool:
        return variant.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
        return Value(qint64{variant.toLongLong()});
    case QMetaType::QString:
        return variant.toString();
    case QMetaType::QUuid:
        return variant.toUuid();
    case QMetaType::QDate:
        return variant.toDate();
    case QMetaType::QByteArray:
        return variant.toByteArray();
    default:
        return {};
    }
}

QVariantMap toVariant(const Filter &filter)
{
    QVariantList parts;
    for (const Filter &part : filter.parts) {
        parts.append(toVariant(part));
    }
    return {{QStringLiteral("op"), static_cast<int>(filter.op)},
            {QStringLiteral("field"), filter.field},
            {QStringLiteral("values"), toVariants(filter.values)},
            {QStringLiteral("parts"), parts}};
}

Filter filterFromVariant(const QVariantMap &variant)
{
    Filter filter;
    filter.op = static_cast<Filter::Op>(
        qBound(0, variant.value(QStringLiteral("op")).toInt(), int(Filter::Op::Search)));
    filter.field = variant.value(QStringLiteral("field")).toString();
    for (const QVariant &value : variant.value(QStringLiteral("values")).toList()) {
        filter.values.append(valueFromVariant(value));
    }
    for (const QVariant &part : variant.value(QStringLiteral("parts")).toList()) {
        filter.parts.append(filterFromVariant(part.toMap()));
    }
    return filter;
}

QVariantMap toVariant(const Place &place)
{
    QVariantMap map;
    if (!place.screen.isEmpty()) {
        map.insert(QStringLiteral("screen"), place.screen);
    }
    map.insert(QStringLiteral("target"), toVariant(place.target));
    if (place.isNew) {
        QVariantMap initial;
        for (auto it = place.initial.cbegin(); it != place.initial.cend(); ++it) {
            initial.insert(it.key(), toVariant(it.value()));
        }
        map.insert(QStringLiteral("initial"), initial);
        map.insert(QStringLiteral("new"), true);
    }
    return map;
}

Place placeFromVariant(const QVariantMap &variant)
{
    Place place;
    place.screen = variant.value(QStringLiteral("screen")).toString();
    place.target = targetFromVariant(variant.value(QStringLiteral("target")).toMap());
    place.isNew = variant.value(QStringLiteral("new")).toBool();
    const QVariantMap initial = variant.value(QStringLiteral("initial")).toMap();
    for (auto it = initial.cbegin(); it != initial.cend(); ++it) {
        place.initial.insert(it.key(), valueFromVariant(it.value()));
    }
    return place;
}

} // namespace kontor
