#pragma once

#include "common/sync/feed_batch.h"

#include <variant>

namespace kontor {

/// A command of the outbox, as far as the core needs to know it.
struct PendingCommand {
    qint64 number = 0;
    QUuid id;

    bool operator==(const PendingCommand &) const = default;
};

/// A copy that is being filled beside the one in use.
struct NewCopyState {
    Cursor cursor; ///< where the snapshot began, or what the feed has brought since
    Rights rights;
    std::optional<SnapshotPosition> position; ///< what is still to come; nothing: all pages are in
    std::optional<Cursor> completeAt;         ///< once all pages are in
    QByteArray schema = {};                   ///< what Subscribed said when it was begun
    Cursor seen = {};                         ///< by the last page
};

/// Alarms that the core may set; setting one again replaces it.
enum class ClientTimer {
    Reconnect, ///< try to connect again
    Upload,    ///< try to send the outbox again
    Direct     ///< give up on commands whose answer was lost
};

/// What happens to a ClientCore.
namespace client_event {

/// The first event: what this desktop holds.
struct Started {
    Cursor cursor; ///< of the copy in use; null: none
    Rights rights; ///< that it keeps to; empty: it lacks some of what is allowed
    std::optional<NewCopyState> newCopy;
    QList<PendingCommand> pending;
    /// Where the copy was when commands were last settled. After a power cut it may be before that.
    qint64 settledTick = 0;
    QByteArray schema = {}; ///< what Subscribed said when the copy in use was begun
};
/// A connection stands and the device is signed in.
struct LinkUp {
};
/// There is no connection, or no sign-in.
struct LinkDown {
    Error why;
    /// 0 to 999, at random: so that desktops do not come back all at once.
    int jitter = 0;
};
struct TimerExpired {
    ClientTimer timer = ClientTimer::Reconnect;
};
/// A person asks not to wait for the next attempt.
struct ReconnectAsked {
};
/// The outbox holds another command.
struct CommandStored {
    PendingCommand command;
};
/// A command that needs the server and does not go through the outbox.
struct DirectAsked {
    QUuid id;
};
/// It was answered, with success or an error of its own.
struct DirectAnswered {
    QUuid id;
};
struct SubscribedReceived {
    Subscribed message;
};
struct PageReceived {
    SnapshotPage page;
};
struct BatchReceived {
    FeedBatch batch;
};
struct UploadedReceived {
    Result<Uploaded> uploaded;
};
/// The answer to Offer and Reoffer: commands that were settled and wait again.
/// Commands that are pending again, and pending ones that have got another number.
struct Reopened {
    QList<PendingCommand> commands;
};

} // namespace client_event

using ClientEvent = std::variant<
    client_event::Started, client_event::LinkUp, client_event::LinkDown, client_event::TimerExpired,
    client_event::ReconnectAsked, client_event::CommandStored, client_event::DirectAsked,
    client_event::DirectAnswered, client_event::SubscribedReceived, client_event::PageReceived,
    client_event::BatchReceived, client_event::UploadedReceived, client_event::Reopened>;

/// What a ClientCore wants done, in order. What is done to copies is done when step() is called
/// next; if it cannot be done, a new core is started with what is on the disk.
namespace client_effect {

/// Connect and sign the device in; LinkUp or LinkDown follows.
struct Connect {
};
/// Close the connection; LinkDown follows.
struct Disconnect {
    Error why;
};
struct SetTimer {
    ClientTimer timer = ClientTimer::Reconnect;
    int milliseconds = 0;
};
struct SendSubscribe {
    Subscribe message;
};
struct SendAck {
    SyncAck message;
};
/// Send these commands of the outbox; UploadedReceived follows unless the link breaks.
struct SendUpload {
    QList<qint64> numbers;
};
/// Send commands that do not go through the outbox; DirectAnswered follows for each unless the
/// link breaks.
struct SendDirect {
    QList<QUuid> ids;
};
struct FailDirect {
    QList<QUuid> ids;
    Error error;
};
/// Throw away an unfinished new copy and begin one.
struct BeginNewCopy {
    Cursor cursor;
    Rights rights;
    qint64 records = 0; ///< about how many come
    QByteArray schema;
};
/// Store a page in the new copy.
struct StorePage {
    SnapshotPage page;
};
/// Apply a batch to the copy in use (or the new one) and settle commands, in this order.
struct ApplyBatch {
    FeedBatch batch; ///< of a null cursor: only settle
    QList<Outcome> settled;
};
struct ApplyToNewCopy {
    FeedBatch batch;
};
/// The new copy is whole: run the pending commands over it and use it; settle commands.
struct UseNewCopy {
    QList<Outcome> settled;
};
/// The server may have forgotten what it had answered: have the last settled command sent again.
struct Offer {
};
/// The server lacks the commands from this number on: have them sent again.
struct Reoffer {
    qint64 number = 0;
};
/// The device is not welcome any more: the copies go; what was never sent stays.
struct DropCopies {
};
/// The administrator wants everything on this device to go.
struct Wipe {
};
/// Another machine counts its commands under this device's identity: gives that up and renumbers
/// what waits, as a new device has it; LinkDown follows, and a new core once a person signs in.
struct GiveUpIdentity {
};

} // namespace client_effect

using ClientEffect =
    std::variant<client_effect::Connect, client_effect::Disconnect, client_effect::SetTimer,
                 client_effect::SendSubscribe, client_effect::SendAck, client_effect::SendUpload,
                 client_effect::SendDirect, client_effect::FailDirect, client_effect::BeginNewCopy,
                 client_effect::StorePage, client_effect::ApplyBatch, client_effect::ApplyToNewCopy,
                 client_effect::UseNewCopy, client_effect::Offer, client_effect::Reoffer,
                 client_effect::DropCopies, client_effect::Wipe, client_effect::GiveUpIdentity>;
using ClientEffects = QList<ClientEffect>;

/// The desktop's side of the sync: keeps the copy level and the outbox empty. A state machine; it
/// neither stores nor sends anything itself.
class ClientCore
{
public:
    struct Options {
        /// The server runs them 50 at a time, while the copy takes in what is done.
        int commandsInUpload = 200;
        int firstDelayMs = 250; ///< of reconnecting; doubles with each failure
        int longestDelayMs = 8'000;
        int directMs = 15'000; ///< how long a lost answer is hoped for
    };
    enum class Link { Offline, Connecting, Syncing, Online };

    explicit ClientCore(const Options &options) : m_options(options) {}

    ClientEffects step(const ClientEvent &event);

    Link link() const;
    /// Why there is no link; without code when there is one, or while it is not known.
    const Error &error() const { return m_error; }
    /// Commands that the server has not answered, as far as this desktop knows.
    qsizetype waiting() const { return m_pending.size(); }
    /// Whether the server may have the command already.
    bool isSent(qint64 number) const;
    /// Of a snapshot under way: records stored and, about, to come; 0: none is.
    qint64 snapshotRecords() const { return m_stored; }
    qint64 snapshotTotal() const { return m_newCopy ? m_total : 0; }

private:
    enum class Phase {
        Down,        ///< no link
        Connecting,  ///< Connect was asked for
        Subscribing, ///< signed in; Subscribe was sent
        Snapshot,    ///< pages
        Feed
    };
    enum class Sending { No, Sent, Answered };
    struct Waiting {
        PendingCommand command;
        Sending sending = Sending::No;
    };
    /// An outcome that is not yet in the copy.
    struct Held {
        Outcome outcome;
        qint64 tick = 0;
    };
    /// A command that needs the server. Lost: sent, and the link broke before its answer.
    enum class Progress { New, Sent, Lost };
    struct Direct {
        QUuid id;
        Progress progress = Progress::New;
    };

    void on(const client_event::Started &event);
    void on(const client_event::LinkUp &event);
    void on(const client_event::LinkDown &event);
    void on(const client_event::TimerExpired &event);
    void on(const client_event::ReconnectAsked &event);
    void on(const client_event::CommandStored &event);
    void on(const client_event::DirectAsked &event);
    void on(const client_event::DirectAnswered &event);
    void on(const client_event::SubscribedReceived &event);
    void on(const client_event::PageReceived &event);
    void on(const client_event::BatchReceived &event);
    void on(const client_event::UploadedReceived &event);
    void on(const client_event::Reopened &event);

    void emitEffect(const ClientEffect &effect) { m_effects.append(effect); }
    void connectNow();
    void forgetLink();
    void subscribe(bool anew);
    void acknowledge();
    void protocolBroken();
    void applyToCopy(const FeedBatch &batch);
    void applyToNewCopy(const FeedBatch &batch);
    void useNewCopyIfWhole();
    void hold(const QList<Outcome> &outcomes, qint64 tick);
    QList<Outcome> takeSettled(qint64 tick);
    void settleByReply();
    void uploadNext();
    void sendDirects();
    bool isLinked() const { return m_phase >= Phase::Subscribing; }

    Options m_options;
    Phase m_phase = Phase::Down;
    ClientEffects m_effects; ///< of the step under way
    Error m_error;
    int m_failures = 0; ///< to connect, in a row

    Cursor m_cursor; ///< of the copy in use
    Rights m_rights;
    QByteArray m_schema;
    qint64 m_levelTick = 0; ///< from this tick on the copy is level
    std::optional<NewCopyState> m_newCopy;
    qint64 m_stored = 0;
    qint64 m_total = 0;
    /// The copy has no cursor from after the last settled commands, by which a server that was
    /// restored since would be known.
    bool m_unproven = false;
    qint64 m_received = 0; ///< pages and batches of the subscription
    std::optional<FeedBatch> m_parts;

    QList<Waiting> m_pending; ///< by number
    QList<Held> m_held;
    bool m_uploading = false;
    int m_uploadFailures = 0;
    bool m_uploadRefused = false; ///< until the next sign-in
    QList<Direct> m_directs;
};

} // namespace kontor
