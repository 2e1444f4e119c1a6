#pragma once

#include "common/wire/model_codec.h"

/// Every message that is not of the synchronisation, one plain struct each; docs/protocol.md tells
/// who sends what when. A request names its Reply; any request may be answered by Failed instead.
namespace kontor::wire {

/// The versions of the protocol that this program speaks. A message or a member is added without a
/// new version; a version counts up when an old peer would misunderstand.
constexpr int oldestProtocol = 1;
constexpr int newestProtocol = 1;

/// The types of a set of messages.
template <class... T>
struct MessageList {
    static constexpr size_t count = sizeof...(T);
};

// --- handshake -----------------------------------------------------------------------------------

/// The server's answer to Hello.
struct HelloReply {
    static constexpr const char *type = "hello_reply";
    int protocol = 0; ///< the newest that both speak; used from here on
    int schema = 0;   ///< of the server's database
    QString version;  ///< of the server program
    Instant time = 0; ///< the server's clock, so that a wrong one on the laptop is noticed

    static constexpr auto members()
    {
        return std::tuple(
            required("protocol", &HelloReply::protocol), required("schema", &HelloReply::schema),
            optional("version", &HelloReply::version), required("time", &HelloReply::time));
    }
};

/// The first message on a connection. Errors: protocol_unsupported (args: oldest, newest, spoken).
struct Hello {
    static constexpr const char *type = "hello";
    using Reply = HelloReply;
    int oldest = oldestProtocol; ///< protocol versions that the client speaks
    int newest = newestProtocol;
    int schema = 0;   ///< that the client's descriptions have
    QString program;  ///< "kontor", "kontor-admin"
    QString version;  ///< of the program
    QString platform; ///< "Debian 12, x86_64"

    static constexpr auto members()
    {
        return std::tuple(required("oldest", &Hello::oldest), required("newest", &Hello::newest),
                          required("schema", &Hello::schema), required("program", &Hello::program),
                          optional("version", &Hello::version),
                          optional("platform", &Hello::platform));
    }
};

/// Who has signed in, and what he may do.
struct SignInReply {
    static constexpr const char *type = "sign_in_reply";
    QUuid user;
    QString userName;
    QString language; ///< that the user prefers, "zh_CN" or "en"; empty: none said
    QUuid device;     ///< by which the server knows this installation; null: it keeps none
    QByteArray token; ///< signs the device in next time; only there when it is new
    Rights rights;
    QString company;
    QString currency; ///< of the books, ISO 4217
    /// That the device's copy may be open without contact to a server; 0: nothing is said.
    int leaseDays = 0;
    QByteArray key; ///< that SignIn has asked for by its id; empty: the server has none to give
    bool keyKept = false; ///< whether the server has the device's key

    static constexpr auto members()
    {
        return std::tuple(
            required("user", &SignInReply::user), required("user_name", &SignInReply::userName),
            optional("language", &SignInReply::language), optional("device", &SignInReply::device),
            optional("token", &SignInReply::token), required("rights", &SignInReply::rights),
            required("company", &SignInReply::company),
            required("currency", &SignInReply::currency),
            optional("lease_days", &SignInReply::leaseDays), optional("key", &SignInReply::key),
            optional("key_kept", &SignInReply::keyKept));
    }
};

/// Signs a person in. Errors: sign_in_refused (never says what was wrong), user_locked (args:
/// seconds), user_inactive, device_revoked, device_wiped, sign_in_too_often (args: seconds).
struct SignIn {
    static constexpr const char *type = "sign_in";
    using Reply = SignInReply;
    QString login;
    QString password;
    QUuid device; ///< of an earlier sign-in on this installation; null: a new device
    /// As the administrator sees it: the machine's name; empty: the session ends with the
    /// connection and the installation is not remembered.
    QString deviceName;
    /// What the device seals its files with: the server keeps it for its user. The id alone asks
    /// for the key that was given under it.
    QUuid keyId = {};
    QByteArray key = {};

    static constexpr auto members()
    {
        return std::tuple(
            required("login", &SignIn::login), required("password", &SignIn::password),
            optional("device", &SignIn::device), optional("device_name", &SignIn::deviceName),
            optional("key_id", &SignIn::keyId), optional("key", &SignIn::key));
    }
};

/// Signs a known device in, as its user. Errors: sign_in_refused (the token is not good any more),
/// user_inactive, device_revoked, device_wiped, sign_in_too_often (args: seconds).
struct DeviceSignIn {
    static constexpr const char *type = "device_sign_in";
    using Reply = SignInReply;
    QUuid device;
    QByteArray token;
    /// As in SignIn; nothing is given back. A server that was restored from a backup may lack it.
    QUuid keyId = {};
    QByteArray key = {};

    static constexpr auto members()
    {
        return std::tuple(
            required("device", &DeviceSignIn::device), required("token", &DeviceSignIn::token),
            optional("key_id", &DeviceSignIn::keyId), optional("key", &DeviceSignIn::key));
    }
};

// --- answers to any request, and what belongs to none --------------------------------------------

/// The request failed.
struct Failed {
    static constexpr const char *type = "failed";
    Error error;

    static constexpr auto members() { return std::tuple(required("error", &Failed::error)); }
};

/// The sender is about to close the connection, and why: server_stopping, session_replaced,
/// device_revoked, protocol_unsupported, ...
struct Goodbye {
    static constexpr const char *type = "goodbye";
    Error error;

    static constexpr auto members() { return std::tuple(required("error", &Goodbye::error)); }
};

/// The client does not need the answer of a request any more. One that has not begun is dropped and
/// answered with Failed{cancelled}; one that runs is finished and answered.
struct Cancel {
    static constexpr const char *type = "cancel";
    qint64 request = 0;

    static constexpr auto members() { return std::tuple(required("request", &Cancel::request)); }
};

/// Asks whether the peer is still there; answered by the connection itself.
struct Ping {
    static constexpr const char *type = "ping";
    static constexpr auto members() { return std::tuple(); }
};

struct Pong {
    static constexpr const char *type = "pong";
    static constexpr auto members() { return std::tuple(); }
};

/// A part of a message that is longer than a chunk. The parts of one message are sent in order;
/// their bytes one after another are the message. Put together by the connection itself.
struct Chunk {
    static constexpr const char *type = "chunk";
    qint64 stream = 0; ///< counts the messages in chunks of one sender
    QByteArray bytes;
    bool last = false;

    static constexpr auto members()
    {
        return std::tuple(required("stream", &Chunk::stream), required("bytes", &Chunk::bytes),
                          optional("last", &Chunk::last));
    }
};

/// Records of an entity changed; what a screen without its own copy reads again.
struct Changed {
    static constexpr const char *type = "changed";
    const Entity *entity = nullptr;
    QList<QUuid> ids; ///< none: any of them

    static constexpr auto members()
    {
        return std::tuple(required("entity", &Changed::entity), optional("ids", &Changed::ids));
    }
};

// --- records -------------------------------------------------------------------------------------

struct ExecuteReply {
    static constexpr const char *type = "execute_reply";
    QList<Record> records; ///< the records that changed, as they are now

    static constexpr auto members()
    {
        return std::tuple(required("records", &ExecuteReply::records));
    }
};

/// Runs a command.
struct Execute {
    static constexpr const char *type = "execute";
    using Reply = ExecuteReply;
    QUuid command;   ///< made by the client; sent again, the stored outcome is the answer
    QString name;    ///< "party.update", "sales_order.confirm"
    int version = 1; ///< of the command's argument format
    Arguments arguments;

    static constexpr auto members()
    {
        return std::tuple(required("command", &Execute::command), required("name", &Execute::name),
                          optional("version", &Execute::version),
                          required("arguments", &Execute::arguments));
    }
};

struct ListReply {
    static constexpr const char *type = "list_reply";
    QList<ListRow> rows;
    bool hasMore = false; ///< rows follow in the query's order

    static constexpr auto members()
    {
        return std::tuple(required("rows", &ListReply::rows),
                          optional("has_more", &ListReply::hasMore));
    }
};

/// Asks for a page of a list. Errors: field_unknown, field_withheld, right_missing, page_too_long.
struct List {
    static constexpr const char *type = "list";
    using Reply = ListReply;
    Query query;

    static constexpr auto members() { return std::tuple(required("query", &List::query)); }
};

struct TotalsReply {
    static constexpr const char *type = "totals_reply";
    Totals totals;

    static constexpr auto members() { return std::tuple(required("totals", &TotalsReply::totals)); }
};

/// Asks for count and sums over all records that the query's filter lets through.
struct GetTotals {
    static constexpr const char *type = "totals";
    using Reply = TotalsReply;
    Query query;
    QStringList fields;

    static constexpr auto members()
    {
        return std::tuple(required("query", &GetTotals::query),
                          optional("fields", &GetTotals::fields));
    }
};

struct ReadReply {
    static constexpr const char *type = "read_reply";
    Record record;

    static constexpr auto members() { return std::tuple(required("record", &ReadReply::record)); }
};

/// Asks for one record with its lines. Errors: record_not_found, right_missing.
struct Read {
    static constexpr const char *type = "read";
    using Reply = ReadReply;
    const Entity *entity = nullptr;
    QUuid id;

    static constexpr auto members()
    {
        return std::tuple(required("entity", &Read::entity), required("id", &Read::id));
    }
};

struct HistoryReply {
    static constexpr const char *type = "history_reply";
    QList<HistoryEntry> entries; ///< the latest first

    static constexpr auto members()
    {
        return std::tuple(required("entries", &HistoryReply::entries));
    }
};

/// Asks for the changes of one record.
struct History {
    static constexpr const char *type = "history";
    using Reply = HistoryReply;
    const Entity *entity = nullptr;
    QUuid id;

    static constexpr auto members()
    {
        return std::tuple(required("entity", &History::entity), required("id", &History::id));
    }
};

// --- reports and the server ----------------------------------------------------------------------

struct ReportsReply {
    static constexpr const char *type = "reports_reply";
    QList<ReportDescription> reports;

    static constexpr auto members()
    {
        return std::tuple(required("reports", &ReportsReply::reports));
    }
};

/// Asks which reports the user may run.
struct Reports {
    static constexpr const char *type = "reports";
    using Reply = ReportsReply;
    static constexpr auto members() { return std::tuple(); }
};

struct ReportReply {
    static constexpr const char *type = "report_reply";
    ReportTable table;

    static constexpr auto members() { return std::tuple(required("table", &ReportReply::table)); }
};

/// Runs a report. Errors: report_unknown, right_missing, value_required (field: the parameter).
struct RunReport {
    static constexpr const char *type = "run_report";
    using Reply = ReportReply;
    QString name;
    QVariantMap parameters; ///< by name: text, ISO dates and ids as text

    static constexpr auto members()
    {
        return std::tuple(required("name", &RunReport::name),
                          optional("parameters", &RunReport::parameters));
    }
};

struct StatusReply {
    static constexpr const char *type = "status_reply";
    QString version;
    int schema = 0;
    QString database; ///< "sqlite" or "postgres"
    Instant startedAt = 0;
    Instant time = 0;
    int clients = 0; ///< signed in to this server process

    static constexpr auto members()
    {
        return std::tuple(
            required("version", &StatusReply::version), required("schema", &StatusReply::schema),
            required("database", &StatusReply::database),
            required("started_at", &StatusReply::startedAt), required("time", &StatusReply::time),
            required("clients", &StatusReply::clients));
    }
};

/// Asks how the server is; needs the right `server.status`.
struct Status {
    static constexpr const char *type = "status";
    using Reply = StatusReply;
    static constexpr auto members() { return std::tuple(); }
};

using GeneralMessages =
    MessageList<Hello, HelloReply, SignIn, DeviceSignIn, SignInReply, Failed, Goodbye, Cancel, Ping,
                Pong, Chunk, Changed, Execute, ExecuteReply, List, ListReply, GetTotals,
                TotalsReply, Read, ReadReply, History, HistoryReply, Reports, ReportsReply,
                RunReport, ReportReply, Status, StatusReply>;

} // namespace kontor::wire
