#include "app/models/relations.h"

#include "common/model/catalogue.h"

#include <QCoreApplication>

#include <algorithm>

namespace kontor {

namespace {

/// A part is described by whose part it is before anything else, and cannot be without it.
bool isPartOf(const Entity &entity, const Field &field, const Entity &target)
{
    return &field == &entity.fields.first() && field.has(Required) && !field.has(ReadOnly)
        && entity.merge == MergePolicy::ByField && entity.lines == nullptr
        && qstrcmp(entity.module, target.module) == 0;
}

qsizetype fieldsLeadingTo(const Entity &entity, const Entity *target)
{
    return std::count_if(entity.fields.begin(), entity.fields.end(),
                         [target](const Field &field) { return field.target == target; });
}

} // namespace

QString Relation::title() const
{
    const QString plural = entity->plural.translated();
    return fieldsLeadingTo(*entity, field->target) == 1
        ? plural
        : QCoreApplication::translate("Relation", "%1 (%2)").arg(plural, field->label.translated());
}

QString Relation::key() const
{
    return QStringLiteral("%1.%2").arg(QLatin1String(entity->name), QLatin1String(field->name));
}

QList<Relation> relationsTo(const Entity &target)
{
    QList<Relation> relations;
    for (const Entity *entity : catalogue()) {
        for (const Field &field : entity->fields) {
            if (field.target == &target && !field.has(Technical)) {
                relations.append({entity, &field, isPartOf(*entity, field, target)});
            }
        }
    }
    std::stable_partition(relations.begin(), relations.end(),
                          [](const Relation &relation) { return relation.isPart; });
    return relations;
}

Filter candidates(const Field &field, const Record &record)
{
    Filter filter;
    const Entity &target = *field.target;
    const QByteArray flag = QByteArrayLiteral("is_") + field.name;
    if (target.find(QLatin1String(flag)) != nullptr) {
        filter = Filter::equal(flag.constData(), Value(true));
    }
    const Field &owner = target.fields.first();
    if (owner.target == nullptr || !owner.has(Required)
        || fieldsLeadingTo(*record.entity, owner.target) != 1) {
        return filter;
    }
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        if (record.entity->fields.at(i).target == owner.target && !record.values.at(i).isEmpty()) {
            filter = filter && Filter::equal(owner.name, record.values.at(i));
        }
    }
    return filter;
}

QHash<QString, Value> initialValues(const Relation &relation, const Record &record)
{
    QHash<QString, Value> values;
    for (const Field &field : relation.entity->fields) {
        const bool fits = field.target != nullptr && !field.has(ReadOnly)
            && field.target->key() != QLatin1String("user");
        if (&field == relation.field) {
            values.insert(QString::fromLatin1(field.name), Value(record.id));
        } else if (fits && fieldsLeadingTo(*record.entity, field.target) == 1) {
            for (qsizetype i = 0; i < record.values.size(); ++i) {
                if (record.entity->fields.at(i).target == field.target
                    && !record.values.at(i).isEmpty()) {
                    values.insert(QString::fromLatin1(field.name), record.values.at(i));
                }
            }
        }
    }
    return values;
}

} // namespace kontor
