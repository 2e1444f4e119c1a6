#include "common/model/rights.h"

namespace kontor {

namespace {

/// The place of a copy that has lost one place and not got the other yet: nothing is there.
QUuid nowhere()
{
    return QUuid(~0U, 0xffff, 0xffff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
}

} // namespace

bool Rights::may(const QString &key) const
{
    for (const QString &grant : grants) {
        const bool covers = grant.endsWith(u'*') ? key.startsWith(QStringView(grant).chopped(1))
            : grant.startsWith(u'*')             ? key.endsWith(QStringView(grant).mid(1))
                                                 : key == grant;
        if (covers) {
            return true;
        }
    }
    return false;
}

bool Rights::may(const Entity &entity, const char *action) const
{
    return may(entity, QString::fromLatin1(action));
}

bool Rights::may(const Entity &entity, const QString &action) const
{
    return may(entity.key() + u'.' + action);
}

bool Rights::maySee(const Entity &entity, const Field &field) const
{
    if (field.has(Secret)) {
        return false;
    }
    return !field.has(Sensitive)
        || may(entity.key() + u'.' + QLatin1String(field.name) + QLatin1String(".read"));
}

Filter Rights::visible(const Entity &entity) const
{
    if (!may(entity, "read")) {
        return Filter::any({});
    }
    return visibleOwners(entity) && recent(entity) && here(entity);
}

bool Rights::isRecent(const Record &record) const
{
    return matches(recent(*record.entity), record);
}

bool Rights::isHere(const Record &record) const
{
    return matches(here(*record.entity), record);
}

void Rights::narrowTo(const Rights &now)
{
    const QDate day = now.documentsSince;
    if (day.isValid() && (!documentsSince.isValid() || documentsSince < day)) {
        documentsSince = day;
    }
    if (place.isNull()) {
        place = now.place;
    } else if (!now.place.isNull() && now.place != place) {
        place = nowhere();
    }
}

Filter Rights::recent(const Entity &entity) const
{
    if (!documentsSince.isValid() || entity.closed == nullptr) {
        return {};
    }
    const Value since(documentsSince);
    return Filter::negate(entity.closed() && Filter::compare("date", Filter::Op::Less, since));
}

Filter Rights::here(const Entity &entity) const
{
    const bool narrows = !place.isNull() && !QLatin1String(entity.placeField).isEmpty();
    return narrows ? Filter::equal(entity.placeField, Value(place)) : Filter();
}

Filter Rights::visibleOwners(const Entity &entity) const
{
    const QLatin1String root(entity.rootField);
    if (root.isEmpty() || (scope == RecordScope::All && entity.replication != Replication::Own)) {
        return {};
    }
    if (entity.replication == Replication::Own) {
        return Filter::equal(entity.rootField, Value(user));
    }
    const QString owner =
        root == QLatin1String("id") ? QStringLiteral("owner") : root + QLatin1String(".owner");
    QList<Value> values;
    for (const QUuid &id : owners) {
        values.append(Value(id));
    }
    const QByteArray path = owner.toLatin1();
    return Filter::any({Filter::in(path.constData(), values), Filter::empty(path.constData())});
}

bool Rights::seesOwner(const QUuid &owner) const
{
    return scope == RecordScope::All || owner.isNull() || owners.contains(owner);
}

void Rights::withhold(Record &record) const
{
    const Entity &entity = *record.entity;
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        const Field &field = entity.fields.at(i);
        if ((field.has(Sensitive) || field.has(Secret)) && !maySee(entity, field)) {
            record.values[i] = Value(Withheld{});
        }
    }
    for (Record &line : record.lines) {
        withhold(line);
    }
}

namespace {

Result<void> checkPath(const Rights &rights, const Entity &entity, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    const QString name = dot < 0 ? path : path.left(dot);
    const Field *field = entity.find(name);
    if (field == nullptr) {
        return {}; // what every record has; unknown names are refused by the compiler
    }
    if (!rights.maySee(entity, *field)) {
        return Unexpected(Error{QStringLiteral("field_withheld"), {}, path});
    }
    if (dot >= 0 && field->target != nullptr) {
        if (!rights.may(*field->target, "read")) {
            // A name beside a reference is shown to everyone who may see the reference.
            const Field *naming = field->target->namingField();
            if (naming == nullptr || path.mid(dot + 1) != QLatin1String(naming->name)) {
                return Unexpected(Error{QStringLiteral("field_withheld"), {}, path});
            }
        }
        return checkPath(rights, *field->target, path.mid(dot + 1));
    }
    return {};
}

Result<void> checkFilter(const Rights &rights, const Entity &entity, const Filter &filter)
{
    if (!filter.field.isEmpty()) {
        TRY(checkPath(rights, entity, filter.field));
    }
    for (const Filter &part : filter.parts) {
        TRY(checkFilter(rights, entity, part));
    }
    return {};
}

} // namespace

Result<void> Rights::check(const Query &query) const
{
    TRY(checkFilter(*this, *query.entity, query.filter));
    for (const Sort &sort : query.sort) {
        TRY(checkPath(*this, *query.entity, sort.field));
    }
    for (const QString &path : query.joined) {
        TRY(checkPath(*this, *query.entity, path));
    }
    return {};
}

Rights Rights::everything(const QUuid &user)
{
    Rights rights;
    rights.user = user;
    rights.scope = RecordScope::All;
    rights.grants = {QStringLiteral("*")};
    return rights;
}

} // namespace kontor
