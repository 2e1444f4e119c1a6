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

/// Where the entity of this name stands; behind the last one when it is not there.
qsizetype indexOf(const QString &name, const QList<KnownEntity> &entities)
{
    const auto found =
        std::find_if(entities.begin(), entities.end(),
                     [&name](const KnownEntity &known) { return known.name == name; });
    return found - entities.begin();
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
    return indexOf(entity.key(), peer);
}

QByteArray sharedSchema(const QList<KnownEntity> &peer, int schemaVersion)
{
    const QList<KnownEntity> &own = knownEntities();
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    hash.addData(QByteArray::number(schemaVersion));
    for (const KnownEntity &known : peer) {
        const QStringList ownFields = own.value(indexOf(known.name, own)).fields;
        QStringList shared = known.fields;
        shared.removeIf([&](const QString &field) { return !ownFields.contains(field); });
        hash.addData("\n" + known.name.toUtf8() + '\t' + shared.join(u'\t').toUtf8());
    }
    return hash.result();
}

} // namespace kontor
