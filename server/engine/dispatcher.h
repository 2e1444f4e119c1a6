#pragma once

#include "common/store/store.h"
#include "server/engine/applied.h"
#include "server/engine/commands.h"

namespace kontor {

class FeedHub;

/// Stands around every command, so that no rule can forget a part: rights, transaction, rule, audit
/// and feed, the memory of what was applied, the answer.
class Dispatcher
{
public:
    /// Commands of one device in one transaction at most: PostgreSQL's cache of subtransactions
    /// holds 64.
    static constexpr int maximumBatch = 50;

    Dispatcher(Store &store, Directory &directory, const Registry &registry, FeedHub &hub);

    Result<QList<Record>> execute(const Actor &actor, const DeviceCommand &command);
    Result<QList<Outcome>> upload(const Actor &actor, const QList<DeviceCommand> &commands,
                                  const QUuid &after);

    /// Runs work of the server itself (jobs, founding, import) in one transaction, with audit and
    /// feed; `name` is what the history shows.
    Result<void> run(const QString &name, const std::function<Result<void>(Tx &)> &work);

private:
    /// A command of an outbox with what could be decided before its transaction.
    struct Prepared {
        DeviceCommand command;
        QByteArray hash;
        Result<ResolvedCommand> resolved;
    };

    /// Runs the work in a write transaction and tells the rest of the server when it is committed.
    template <class T>
    Result<T> write(const QUuid &user, const std::function<Result<T>(Tx &)> &work);

    Result<QList<Record>> executeOnce(Tx &tx, const Actor &actor, const DeviceCommand &command,
                                      const ResolvedCommand &resolved, const QByteArray &hash);
    Result<QList<Record>> answerAgain(Tx &tx, const Actor &actor, const AppliedCommand &applied);

    static QList<QUuid> idsOf(const QList<Prepared> &batch);
    Result<QList<Outcome>> uploadBatch(Tx &tx, const Actor &actor, const QList<Prepared> &batch,
                                       const QUuid &after);
    Result<Outcome> decide(Tx &tx, const Actor &actor, const Prepared &prepared);

    Store &m_store;
    Directory &m_directory;
    const Registry &m_registry;
    FeedHub &m_hub;
};

} // namespace kontor
