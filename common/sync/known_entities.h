#pragma once

#include "common/model/entity.h"

#include <QSet>
#include <QStringList>

/// How programs of different versions keep copies of each other's records: the desktop says what it
/// knows, and the server keeps to what both know.
namespace kontor {

/// What a program knows of an entity.
struct KnownEntity {
    QString name;
    /// Of its fields and of those of its lines ("lines.quantity"): what a copy of it would hold.
    /// Empty for entities of which no copies are held.
    QStringList fields;

    bool operator==(const KnownEntity &) const = default;
};

/// All that this program knows, in the order in which its copies are filled.
const QList<KnownEntity> &knownEntities();

/// The names of this program's entities that the peer does not know.
QSet<QString> unknownTo(const QList<KnownEntity> &peer);

/// Where the peer fills its copy with this entity; one that it does not know comes last.
qsizetype placeOf(const Entity &entity, const QList<KnownEntity> &peer);

/// Stands for what a copy made by the peer holds of a database at this version of the schema. As
/// long as it stays the same, the feed alone keeps the copy whole; when it changes, there are
/// fields that the copy could hold and does not, or a migration has changed records.
QByteArray sharedSchema(const QList<KnownEntity> &peer, int schemaVersion);

} // namespace kontor
