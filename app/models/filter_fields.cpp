#include "app/models/filter_fields.h"

#include "app/models/field_edit.h"
#include "app/models/format.h"
#include "app/models/list_column.h"
#include "app/models/record_lookup.h"

#include "app/widgets/reference_picker.h"

namespace kontor {

namespace {

FilterField filterField(const Entity &entity, const ListColumn &column, DataSource &source,
                        const Clock &clock, QObject *owner)
{
    const Field field = column.own >= 0 ? entity.fields.at(column.own) : column.field;
    FilterField result;
    result.path = column.name;
    result.title = column.title;
    result.type = field.type;
    if (field.type == FieldType::Choice && field.choices != nullptr) {
        result.choices = choiceOptions(field.choices());
    }
    if (field.type == FieldType::Reference && field.target != nullptr) {
        result.lookup = new RecordLookup(source, *field.target, owner);
        result.makeEdit = [lookup = result.lookup](QWidget *parent) -> ValueEdit * {
            return new ReferencePicker(*lookup, parent);
        };
        return result;
    }
    result.makeEdit = [field, &source, &clock](QWidget *parent) {
        return makeEdit(field, source, clock, parent);
    };
    result.text = [field](const Value &value) { return displayText(field, value); };
    return result;
}

} // namespace

QList<FilterField> filterFields(const Entity &entity, DataSource &source, const Clock &clock,
                                QObject *owner)
{
    QList<FilterField> fields;
    const QList<ListColumn> columns = allColumns(entity);
    for (const ListColumn &column : columns) {
        const bool visible =
            column.own < 0 || source.rights().maySee(entity, entity.fields.at(column.own));
        if (visible) {
            fields.append(filterField(entity, column, source, clock, owner));
        }
    }
    return fields;
}

} // namespace kontor
