#pragma once

#include "common/sync/feed_batch.h"

#include <QHash>
#include <QSet>

#include <functional>

/// The local view: what the server has told, with this desktop's unanswered commands run over it.
namespace kontor {

/// How a record is before pending commands touch it; none: the server has not told of it.
struct Shadow {
    RecordKey key;
    std::optional<Record> base;
};

/// The copy of the server's records, as the local view needs it. One object stands for one
/// transaction on it.
class LocalCopy
{
public:
    virtual ~LocalCopy() = default;

    virtual Result<QHash<RecordKey, Record>> find(const QList<RecordKey> &keys) = 0;
    /// The versions of the records that are there.
    virtual Result<QHash<RecordKey, qint64>> versions(const QList<RecordKey> &keys) = 0;
    /// Stores the records over what is there.
    virtual Result<void> put(const QList<Record> &records) = 0;
    virtual Result<void> erase(const QList<RecordKey> &keys) = 0;
    /// The records that belong to a root, itself among them.
    virtual Result<QList<RecordKey>> ofRoot(const RecordKey &root) = 0;
    /// Drops everything that the rights do not allow.
    virtual Result<void> keepTo(const Rights &rights) = 0;

    virtual Result<bool> hasShadow(const RecordKey &key) = 0;
    virtual Result<void> addShadow(const Shadow &shadow) = 0;
    /// Removes the shadows of these records, or all, and answers them.
    virtual Result<QList<Shadow>> takeShadows(const std::optional<QSet<RecordKey>> &records) = 0;
};

/// Records that look different from before.
struct ViewChange {
    QHash<const Entity *, QSet<QUuid>> records;
    QSet<const Entity *> entities; ///< of which any record may have changed

    bool isEmpty() const { return records.isEmpty() && entities.isEmpty(); }
};

/// Who works here, and what every save computes on both sides (totals of a document).
struct LocalAuthor {
    QUuid user;
    /// Called for each record that a command makes or changes, with what it was before (nothing
    /// when it is new) and when the person did it; may look at others.
    std::function<Result<void>(LocalCopy &, Record &, const std::optional<Record> &before,
                               Instant at)>
        complete;
    /// The entities of the other records that complete() looks at.
    QSet<const Entity *> completedFrom;
};

/// The record that a command is about as it looks once the command is accepted, or nothing when it
/// is gone then. `changed` says whether there is something to see at all.
struct LocalEffect {
    bool changed = false;
    std::optional<Record> record;
};
LocalEffect localEffect(const DeviceCommand &command, const std::optional<Record> &current,
                        const LocalAuthor &author);

/// Runs one more command over the view.
Result<ViewChange> replay(LocalCopy &copy, const DeviceCommand &command, const LocalAuthor &author);

/// Brings the view to a new base: takes back what pending commands did, applies the batch, runs the
/// commands that are still pending again. What looks the same afterwards is not reported as
/// changed.
///
/// `settled`: the records of commands that are pending no more, when the view shows all that were
/// and nothing else; then only what the batch and those commands touch is taken back and run again,
/// which costs nothing for the others that wait.
Result<ViewChange> rebase(LocalCopy &copy, const FeedBatch &batch,
                          const QList<DeviceCommand> &pending, const LocalAuthor &author,
                          const std::optional<QSet<RecordKey>> &settled = std::nullopt);

/// The entity of a command's name ("party" of "party.update"); nullptr when there is none.
const Entity *entityOf(const QString &command);
/// The action of a command's name: "update".
QString actionOf(const QString &command);

} // namespace kontor
