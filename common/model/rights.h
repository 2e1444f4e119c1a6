#pragma once

#include "common/model/query.h"

#include <QDate>
#include <QSet>

namespace kontor {

/// Whose customers, and all that hangs on them, a user may see.
enum class RecordScope { Own, Team, All };

/// What one user may do, computed by the server from his roles. Lists, reads, reports, export and
/// sync all ask here, and nowhere else.
class Rights
{
public:
    QUuid user;
    RecordScope scope = RecordScope::Own;
    /// The users whose records are visible with scope Own or Team; records without owner always
    /// are.
    QSet<QUuid> owners;
    /// "sales_order.confirm", "sales_order.*", "*.read" or "*".
    QStringList grants;
    /// What a device holds is narrower than what its user may see: of closed documents
    /// (Entity::closed) only those from this day on. Invalid: there is no such limit, as for
    /// everything that is asked of the server.
    QDate documentsSince;
    /// The same for records that tell of a place (Entity::placeField): only those of this one.
    /// Null: of all.
    QUuid place;
    /// Entities, by name, that the program at the device does not know (see unknownTo()): it holds
    /// nothing of them.
    QSet<QString> unknown;

    /// Whether a grant covers `key`, e.g. "sales_order.confirm" or "product.cost.read".
    bool may(const QString &key) const;
    /// Whether `action` (read, create, update, delete or a command) on the entity is granted.
    bool may(const Entity &entity, const char *action) const;
    bool may(const Entity &entity, const QString &action) const;
    /// Whether the field's values may be shown.
    bool maySee(const Entity &entity, const Field &field) const;

    /// The condition that keeps a list of the entity to what the user may see, or a copy to what it
    /// holds.
    Filter visible(const Entity &entity) const;
    /// Whether documentsSince lets the record pass.
    bool isRecent(const Record &record) const;
    /// Whether `place` lets the record pass.
    bool isHere(const Record &record) const;
    /// Makes these the rights of a copy that kept to them and of which all went that `now` does not
    /// let a device hold.
    void narrowTo(const Rights &now);
    /// Whether a record whose root belongs to `owner` is visible.
    bool seesOwner(const QUuid &owner) const;
    /// Replaces what the user may not see by Withheld.
    void withhold(Record &record) const;
    /// Fails with field_withheld when the filter or the sort would reveal a hidden field.
    Result<void> check(const Query &query) const;

    /// A user who may do everything: jobs of the server itself.
    static Rights everything(const QUuid &user = {});
    bool operator==(const Rights &) const = default;

private:
    Filter visibleOwners(const Entity &entity) const;
    Filter recent(const Entity &entity) const;
    Filter here(const Entity &entity) const;
};

} // namespace kontor
