#pragma once

#include "common/sync/feed_batch.h"
#include "common/wire/messages.h"

/// The messages of the synchronisation: what common/sync/feed_batch.h describes, on the line.
namespace kontor::wire {

template <>
struct Names<Outcome::Kind> {
    static constexpr std::array names{"applied", "merged", "conflict", "rejected", "resend"};
};

template <>
struct Shape<Cursor> {
    static constexpr auto members()
    {
        return std::tuple(required("epoch", &Cursor::epoch), required("tick", &Cursor::tick),
                          required("nonce", &Cursor::nonce));
    }
};

template <>
struct Shape<FieldConflict> {
    static constexpr auto members()
    {
        return std::tuple(
            required("field", &FieldConflict::field), required("base", &FieldConflict::base),
            required("mine", &FieldConflict::mine), required("theirs", &FieldConflict::theirs));
    }
};

template <>
struct Shape<DeviceCommand> {
    static constexpr auto members()
    {
        return std::tuple(
            required("id", &DeviceCommand::id), required("number", &DeviceCommand::number),
            required("name", &DeviceCommand::name), required("version", &DeviceCommand::version),
            required("arguments", &DeviceCommand::arguments),
            optional("creates", &DeviceCommand::creates), optional("needs", &DeviceCommand::needs),
            required("made_at", &DeviceCommand::madeAt), optional("hash", &DeviceCommand::hash));
    }
};

template <>
struct Shape<Outcome> {
    static constexpr auto members()
    {
        return std::tuple(required("kind", &Outcome::kind), required("command", &Outcome::command),
                          required("number", &Outcome::number), optional("error", &Outcome::error),
                          optional("conflicts", &Outcome::conflicts));
    }
};

template <>
struct Shape<RecordKey> {
    static constexpr auto members()
    {
        return std::tuple(required("entity", &RecordKey::entity), required("id", &RecordKey::id));
    }
};

template <>
struct Shape<SnapshotPosition> {
    static constexpr auto members()
    {
        return std::tuple(optional("entity", &SnapshotPosition::entity, &readIfKnown),
                          optional("after", &SnapshotPosition::after));
    }
};

template <>
struct Shape<KnownEntity> {
    static constexpr auto members()
    {
        return std::tuple(required("name", &KnownEntity::name),
                          optional("fields", &KnownEntity::fields));
    }
};

/// Answered by Subscribed, then pages and batches, all in order; or by Goodbye.
struct Subscribe : kontor::Subscribe {
    static constexpr const char *type = "subscribe";

    static constexpr auto members()
    {
        return std::tuple(
            required("cursor", &Subscribe::cursor), optional("snapshot", &Subscribe::snapshot),
            optional("rights", &Subscribe::rights), optional("known", &Subscribe::known),
            optional("schema", &Subscribe::schema), optional("seen", &Subscribe::seen));
    }
};

struct Subscribed : kontor::Subscribed {
    static constexpr const char *type = "subscribed";

    static constexpr auto members()
    {
        return std::tuple(
            required("cursor", &Subscribed::cursor), optional("snapshot", &Subscribed::snapshot),
            optional("reason", &Subscribed::reason), optional("records", &Subscribed::records),
            optional("level_tick", &Subscribed::levelTick), required("rights", &Subscribed::rights),
            optional("schema", &Subscribed::schema));
    }
};

struct SnapshotPage : kontor::SnapshotPage {
    static constexpr const char *type = "snapshot_page";

    static constexpr auto members()
    {
        return std::tuple(optional("entity", &SnapshotPage::entity),
                          optional("records", &SnapshotPage::records),
                          optional("seen", &SnapshotPage::seen),
                          optional("complete_at", &SnapshotPage::completeAt));
    }
};

struct FeedBatch : kontor::FeedBatch {
    static constexpr const char *type = "feed_batch";

    static constexpr auto members()
    {
        return std::tuple(
            required("from", &FeedBatch::from), required("to", &FeedBatch::to),
            required("last", &FeedBatch::last), optional("rights", &FeedBatch::rights),
            optional("renew", &FeedBatch::renew),
            optional("removed_roots", &FeedBatch::removedRoots), optional("gone", &FeedBatch::gone),
            optional("records", &FeedBatch::records), optional("outcomes", &FeedBatch::outcomes),
            optional("touched", &FeedBatch::touched));
    }
};

struct SyncAck : kontor::SyncAck {
    static constexpr const char *type = "sync_ack";

    static constexpr auto members() { return std::tuple(required("count", &SyncAck::count)); }
};

struct Uploaded : kontor::Uploaded {
    static constexpr const char *type = "uploaded";

    static constexpr auto members()
    {
        return std::tuple(required("outcomes", &Uploaded::outcomes),
                          required("tick", &Uploaded::tick));
    }
};

/// Errors: device_required, device_revoked, device_forked.
struct Upload : kontor::Upload {
    static constexpr const char *type = "upload";
    using Reply = Uploaded;

    static constexpr auto members()
    {
        return std::tuple(required("commands", &Upload::commands),
                          optional("after", &Upload::after));
    }
};

using SyncMessages =
    MessageList<Subscribe, Subscribed, SnapshotPage, FeedBatch, SyncAck, Upload, Uploaded>;

} // namespace kontor::wire
