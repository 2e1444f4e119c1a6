#pragma once

#include "common/sync/projection.h"

#include <variant>

namespace kontor {

/// What happens to a ServerCore.
namespace server_event {

/// The desktop asks to be kept level.
struct SubscribeReceived {
    Subscribe request;
};
/// The desktop has stored so many of the pages and batches sent to it.
struct Acknowledged {
    qint64 count = 0;
};
/// The hub handed out a delta; they are chained.
struct DeltaPublished {
    std::shared_ptr<const FeedDelta> delta;
};
/// The desktop waits for an answer whose effects the feed shows at this tick.
struct FlushAsked {
    qint64 tick = 0;
};
// Answers to the effects of the same name, one for each.
struct RightsRead {
    Result<Rights> rights;
};
struct CursorChecked {
    Result<void> outcome;
};
struct SnapshotOpened {
    struct Opened {
        Cursor at;          ///< the newest tick
        qint64 records = 0; ///< that the reader may hold
    };
    Result<Opened> opened;
};
struct PageRead {
    Result<QList<Record>> records;
};
struct HeadRead {
    Result<Cursor> head;
};
struct DeltaRead {
    Result<FeedDelta> delta;
};
struct RootsRead {
    struct Roots {
        QList<Record> records;
        Cursor head; ///< made after the records were read
    };
    Result<Roots> roots;
};

} // namespace server_event

using ServerEvent =
    std::variant<server_event::SubscribeReceived, server_event::Acknowledged,
                 server_event::DeltaPublished, server_event::FlushAsked, server_event::RightsRead,
                 server_event::CursorChecked, server_event::SnapshotOpened, server_event::PageRead,
                 server_event::HeadRead, server_event::DeltaRead, server_event::RootsRead>;

/// What a ServerCore wants done.
namespace server_effect {

/// Read what the desktop may hold of what its user may see, as it is now.
struct ReadRights {
};
/// Look whether the feed can be read on from here.
struct CheckCursor {
    Cursor cursor;
};
/// Make a tick and count what the reader may hold.
struct OpenSnapshot {
    Rights rights;
};
/// Read records of an entity that the rights make visible, by id, behind `after`.
struct ReadPage {
    const Entity *entity = nullptr;
    QUuid after;
    int limit = 0;
    Rights rights;
};
/// Make a tick.
struct ReadHead {
};
/// Read the feed, or a first part of it.
struct ReadDelta {
    Cursor from;
    Cursor to;
};
/// Read everything that belongs to these roots, then make a tick.
struct ReadRoots {
    QList<RecordKey> roots;
    Rights rights;
};
struct SendSubscribed {
    Subscribed subscribed;
};
struct SendPage {
    SnapshotPage page;
};
struct SendBatch {
    FeedBatch batch;
};
/// Close the connection; the desktop comes back by itself.
struct Close {
    Error error;
};

} // namespace server_effect

using ServerEffect =
    std::variant<server_effect::ReadRights, server_effect::CheckCursor, server_effect::OpenSnapshot,
                 server_effect::ReadPage, server_effect::ReadHead, server_effect::ReadDelta,
                 server_effect::ReadRoots, server_effect::SendSubscribed, server_effect::SendPage,
                 server_effect::SendBatch, server_effect::Close>;
using ServerEffects = QList<ServerEffect>;

/// The server's side of keeping one desktop level: snapshot, then the feed, projected on the
/// rights of its user. A state machine; it neither reads nor sends anything itself, and asks for
/// one thing at a time.
class ServerCore
{
public:
    struct Options {
        /// The desktop's; when it is changed, it may not be welcome any more.
        QUuid device;
        /// Messages under way that the desktop has not acknowledged.
        int window = 4;
        int recordsInPage = 2000;
        int recordsInBatch = 2000; ///< longer batches are sent in parts
        /// Entries kept for a desktop that is slow; beyond, they are read again later.
        qsizetype queuedEntries = 50'000;
        /// After so many ticks without anything for the desktop it is told the cursor all the same.
        qint64 silentTicks = 1000;
        int schemaVersion = 0; ///< of the database
        /// Entities, by name, whose changes may change the user's rights.
        QSet<QString> rightsEntities = {QStringLiteral("user"), QStringLiteral("role"),
                                        QStringLiteral("team"), QStringLiteral("company")};
    };

    /// `hub`: where the first published delta will begin.
    ServerCore(const Options &options, const Cursor &hub);

    ServerEffects step(const ServerEvent &event);

private:
    enum class Phase {
        Idle,     ///< nothing was asked for, or the desktop must ask anew
        Opening,  ///< Subscribe is being answered
        Snapshot, ///< pages
        Feed,
        Closed
    };

    void on(const server_event::SubscribeReceived &event);
    void on(const server_event::Acknowledged &event);
    void on(const server_event::DeltaPublished &event);
    void on(const server_event::FlushAsked &event);
    void on(const server_event::RightsRead &event);
    void on(const server_event::CursorChecked &event);
    void on(const server_event::SnapshotOpened &event);
    void on(const server_event::PageRead &event);
    void on(const server_event::HeadRead &event);
    void on(const server_event::DeltaRead &event);
    void on(const server_event::RootsRead &event);

    void pump();
    void pumpSnapshot();
    void pumpFeed();
    bool sendParts();
    bool sendBatch();
    void ask(const ServerEffect &effect);
    bool windowIsOpen() const { return m_sent - m_acknowledged < m_options.window; }
    void openWith(const Rights &rights);
    void goOn();
    QList<const Entity *> entitiesInOrder() const;
    void compareRights(const Rights &rights);
    void beginSnapshot(const QString &reason);
    void takeQueue();
    void dropQueue();
    bool isAwaited(const FeedBatch &batch) const;
    void split(const FeedBatch &batch);
    void close(const Error &error);

    Options m_options;
    Phase m_phase = Phase::Idle;
    ServerEffects m_effects; ///< of the step under way
    bool m_asked = false;    ///< an answer is outstanding
    Subscribe m_request;
    QString m_reason;
    QByteArray m_schema; ///< that the copy has, or that its snapshot gives it
    Rights m_rights;
    bool m_checkRights = false;
    std::optional<Rights> m_newRights; ///< to be told with the next batch
    bool m_renew = false;

    qint64 m_sent = 0;
    qint64 m_acknowledged = 0;

    QList<const Entity *> m_entities; ///< of the snapshot, still to be read
    QUuid m_after;

    Cursor m_hub;  ///< the end of the last published delta
    Cursor m_at;   ///< the end of what the projection has taken in
    Cursor m_told; ///< the end of the last batch
    qint64 m_flushTick = 0;
    bool m_behind = false; ///< the feed must be read before the queue serves again
    QList<std::shared_ptr<const FeedDelta>> m_queue;
    qsizetype m_queuedEntries = 0;
    Projection m_projection;
    QList<RecordKey> m_askedRoots; ///< whose records are in m_fetched, or are being read
    QList<Record> m_fetched;
    Cursor m_barrier; ///< the batch must reach the tick that saw the fetched records
    QList<FeedBatch> m_parts;
};

} // namespace kontor
