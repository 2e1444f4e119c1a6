#include "common/model/catalogue.h"

#include <QHash>

namespace kontor {

const Entity *findEntity(const QString &name)
{
    static const QHash<QString, const Entity *> byName = [] {
        QHash<QString, const Entity *> entities;
        for (const Entity *entity : catalogue()) {
            entities.insert(entity->key(), entity);
        }
        return entities;
    }();
    return byName.value(name);
}

const Entity *findEntityOrLine(const QString &name)
{
    static const QHash<QString, const Entity *> linesByName = [] {
        QHash<QString, const Entity *> lines;
        for (const Entity *entity : catalogue()) {
            if (entity->lines != nullptr) {
                lines.insert(entity->lines->key(), entity->lines);
            }
        }
        return lines;
    }();
    const Entity *entity = findEntity(name);
    return entity != nullptr ? entity : linesByName.value(name);
}

} // namespace kontor
