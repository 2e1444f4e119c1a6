#pragma once

#include "common/model/query.h"

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

    /// Whether a grant covers `key`, e.g. "sales_order.confirm" or "product.cost.read".
    bool may(const QString &key) const;
    /// Whether `action` (read, create, update, delete or a command) on the entity is granted.
    bool may(const Entity &entity, const char *action) const;
    bool may(const Entity &entity, const QString &action) const;
    /// Whether the field's values may be shown.
    bool maySee(const Entity &entity, const Field &field) const;

    /// The condition that keeps a list of the entity to what the user may see.
    Filter visible(const Entity &entity) const;
    /// Whether a record whose root belongs to `owner` is visible.
    bool seesOwner(const QUuid &owner) const;
    /// Replaces what the user may not see by Withheld.
    void withhold(Record &record) const;
    /// Fails with field_withheld when the filter or the sort would reveal a hidden field.
    Result<void> check(const Query &query) const;

    /// A user who may do everything: jobs of the server itself.
    static Rights everything(const QUuid &user = {});
    bool operator==(const Rights &) const = default;
};

} // namespace kontor
