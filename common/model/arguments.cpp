#include "common/model/arguments.h"

namespace kontor {

Arguments creationOf(const Record &record)
{
    Arguments arguments;
    arguments.record = record.id;
    for (qsizetype i = 0; i < record.entity->fields.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        if (!field.has(ReadOnly) && !field.has(Secret) && record.values.at(i) != field.initial) {
            arguments.values.insert(QString::fromLatin1(field.name), record.values.at(i));
        }
    }
    if (record.entity->lines != nullptr) {
        arguments.lines = record.lines;
    }
    return arguments;
}

} // namespace kontor
