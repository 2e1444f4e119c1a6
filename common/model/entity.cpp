#include "common/model/entity.h"

#include <algorithm>

namespace kontor {

qsizetype Entity::indexOf(QLatin1String fieldName, qsizetype from) const
{
    const auto length = static_cast<size_t>(fieldName.size());
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const qsizetype at = (from + i) % fields.size();
        const char *const name = fields.at(at).name;
        if (qstrncmp(name, fieldName.data(), length) == 0 && name[length] == '\0') {
            return at;
        }
    }
    return -1;
}

const Field *Entity::find(QLatin1String fieldName) const
{
    const qsizetype index = indexOf(fieldName);
    return index < 0 ? nullptr : &fields.at(index);
}

const Field *Entity::find(const QString &fieldName) const
{
    const QByteArray latin = fieldName.toLatin1();
    return find(QLatin1String(latin));
}

const Command *Entity::findCommand(const QString &commandName) const
{
    for (const Command &command : commands) {
        if (commandName == QLatin1String(command.name)) {
            return &command;
        }
    }
    return nullptr;
}

const Field *Entity::namingField() const
{
    for (const Field &field : fields) {
        if (field.has(Naming)) {
            return &field;
        }
    }
    return nullptr;
}

bool Entity::isSearchable() const
{
    return std::any_of(fields.begin(), fields.end(),
                       [](const Field &field) { return field.has(Searchable); });
}

} // namespace kontor
