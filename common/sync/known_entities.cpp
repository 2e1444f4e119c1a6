#include "common/sync/known_entities.h"

#include "common/model/catalogue.h"
#include "common/sync/projection.h"

#include <QCryptographicHash>

#include <algorithm>

namespace kontor {

namespace {

void appendNames(QStringList &names, const Entity &entity, QLatin1String prefix)
{
    for (const Field &field : entity.fields) {
        if (!field.has(Secret)) {
            names.append(prefix + QLatin1String(field.name));
        }
    }
}

/// The names of what a copy holds of the entity.
QStringList heldFields(const Entity &entity)
{
    QStringList names;
    if (isReplicated(entity)) {
        appendNames(names, entity, QLatin1String());
        if (entity.lines != nullptr) {
            appendNames(names, *entity.lines, QLatin1String("lines."));
        }
    }
    return names;
}

} // namespace

const QList<KnownEntity> &knownEntities()
{
    static const QList<KnownEntity> known = [] {
        QList<KnownEntity> entities;
        for (const Entity *entity : catalogue()) {
            entities.append({entity->key(), heldFields(*entity)});
        }
        return entities;
    }();
    return known;
}

QSet<QString> unknownTo(const QList<KnownEntity> &peer)
{
    QSet<QString> unknown;
    for (const Entity *entity : catalogue()) {
        if (placeOf(*entity, peer) == peer.size()) {
            unknown.insert(entity->key());
        }
    }
    return unknown;
}

qsizetype placeOf(const Entity &entity, const QList<KnownEntity> &peer)
{
    const auto found = std::find_if(peer.begin(), peer.end(), [&entity](const KnownEntity &known) {
        return known.name == entity.key();
    });
    return found - peer.begin();
}

QByteArray sharedSchema(const QList<KnownEntity> &peer, int schemaVersion)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    hash.addData(QByteArray::number(schemaVersion));
    for (const KnownEntity &known : peer) {
        const Entity *entity = findEntity(known.name);
        const QStringList own = entity != nullptr ? heldFields(*entity) : QStringList();
        QStringList shared = known.fields;
        shared.removeIf([&own](const QString &field) { return !own.contains(field); });
        hash.addData("\n" + known.name.toUtf8() + '\t' + shared.join(u'\t').toUtf8());
    }
    return hash.result();
}

} // namespace kontor
