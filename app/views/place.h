#pragma once

#include "common/model/report.h"

#include <QMetaType>

namespace kontor {

/// Where the desktop can go: what a tab shows, what is restored at the next start, what the command
/// palette and every link open.
struct Place {
    /// Name of a screen from the list of screens ("start", "pipeline", "settings"); empty when
    /// `target` says it all.
    QString screen;
    /// A record, a list or a report.
    DrillTarget target;
    /// A new record of `target.entity`, which will have the id `target.id` and begins with these
    /// values by field name.
    bool isNew = false;
    QHash<QString, Value> initial;

    static Place named(const QString &screen);
    static Place list(const Entity &entity, const Filter &filter = {});
    static Place record(const Entity &entity, const QUuid &id);
    /// Each call makes another new record.
    static Place create(const Entity &entity, const QHash<QString, Value> &initial = {});
    static Place report(const QString &name, const QVariantMap &parameters = {});
    static Place of(const DrillTarget &target);

    bool isEmpty() const { return screen.isEmpty() && target.isEmpty(); }
    bool operator==(const Place &) const = default;
};

/// A form of values, filters and places that QSettings keeps.
QVariant toVariant(const Value &value);
Value valueFromVariant(const QVariant &variant);
QVariantMap toVariant(const Filter &filter);
Filter filterFromVariant(const QVariantMap &variant);
QVariantMap toVariant(const Place &place);
Place placeFromVariant(const QVariantMap &variant);

} // namespace kontor

Q_DECLARE_METATYPE(kontor::Place)
