#pragma once

#include "common/model/arguments.h"
#include "common/model/conflict.h"
#include "common/model/device_status.h"
#include "common/model/history.h"
#include "common/model/report.h"
#include "common/model/rights.h"

#include <QFuture>
#include <QObject>

namespace kontor {

/// One page of a list.
struct Page {
    QList<ListRow> rows;
    bool hasMore = false;   ///< rows follow in the query's order
    bool fromCache = false; ///< answered by this desktop's copy, not by the server
    Instant asOf = 0;       ///< when the copy was last level with the server; 0: now
};

/// A command of this desktop that waits for its person: refused by the server, or in conflict.
struct AttentionItem {
    QUuid command; ///< id of the command in the outbox
    QString name;  ///< "party.update"
    const Entity *entity = nullptr;
    QUuid record;
    QString title; ///< what stands for the record
    Instant at = 0;
    Error error;                    ///< why it was refused; no code when it is only in conflict
    QList<FieldConflict> conflicts; ///< empty when it was refused
    Arguments arguments;            ///< what was to be done, as it was sent
};

/// What the person decides about an AttentionItem.
struct Resolution {
    enum class Kind {
        Values, ///< save these values over what the server has
        Retry,  ///< send it again as it is
        Discard ///< give up what was typed
    };
    Kind kind = Kind::Values;
    QHash<QString, Value> values; ///< by field name
};

/// A command of this desktop that the server has not answered.
struct WaitingCommand {
    QUuid command;
    QString name; ///< "sales_order.confirm"
    const Entity *entity = nullptr;
    QUuid record;
    QString title;     ///< what stands for the record
    Instant at = 0;    ///< when the person did it
    bool sent = false; ///< on its way; the server may have it already
};

/// What this desktop holds of its own: a copy of the server's records, and commands that wait.
struct DesktopCopy {
    bool exists = false;  ///< a whole copy, so that one can work without the server
    qint64 bytes = 0;     ///< on the disk
    QDate documentsSince; ///< of closed documents it holds those from this day on; invalid: all
    bool ownPlaceOnly = false; ///< of stock it holds that of the user's own warehouse
    /// Of a copy that is being made: records that have arrived and, about, all that come.
    qint64 arrived = 0;
    qint64 expected = 0;
    QList<WaitingCommand> waiting; ///< in the order they were made
};

/// How the desktop stands to its server.
struct SyncState {
    enum class Link { Offline, Connecting, Syncing, Online };
    Link link = Link::Offline;
    int waiting = 0;      ///< commands in the outbox that the server has not answered
    int attention = 0;    ///< commands that wait for a person
    Instant lastSync = 0; ///< when the cache was last level with the server; 0: never
    Error error;          ///< why there is no link, when there is a reason worth showing
    QString server = {};  ///< that the link leads to, where there are several
};

/// Who is signed in, and where.
struct Identity {
    QUuid user;
    QString userName;
    QString company;
    QString currency; ///< of the books, ISO 4217
    QString server;   ///< host:port as typed; several are separated by commas
};

/// Where screens read and write: the session behind it decides between cache and server.
///
/// Lives on the GUI thread; nothing blocks, every answer comes through the future on the GUI
/// thread. What needs the server fails with `offline` when there is none.
class DataSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QFuture<Result<Page>> list(const Query &query) = 0;
    /// Count and sums of `fields` over all records that the query's filter lets through.
    virtual QFuture<Result<Totals>> totals(const Query &query, const QStringList &fields) = 0;
    virtual QFuture<Result<Record>> read(const Entity &entity, const QUuid &id) = 0;
    /// Runs a command, e.g. "party.update" or "sales_order.confirm". When it may wait in the outbox
    /// it is answered as soon as it is stored there, with the records as they now look on this
    /// desktop.
    virtual QFuture<Result<QList<Record>>> execute(const QString &command,
                                                   const Arguments &arguments) = 0;
    virtual QFuture<Result<QList<ReportDescription>>> reports() = 0;
    virtual QFuture<Result<ReportTable>> report(const QString &name,
                                                const QVariantMap &parameters) = 0;
    /// The changes of one record, the latest first.
    virtual QFuture<Result<QList<HistoryEntry>>> history(const Entity &entity, const QUuid &id) = 0;
    virtual QFuture<Result<QList<AttentionItem>>> attention() = 0;
    virtual QFuture<Result<void>> resolve(const QUuid &command, const Resolution &resolution) = 0;

    /// A source that asks the server for everything holds nothing.
    virtual QFuture<Result<DesktopCopy>> desktopCopy()
    {
        return QtFuture::makeReadyFuture(Result<DesktopCopy>(DesktopCopy()));
    }
    /// Deletes what this computer holds of the server's records and signs out; commands that were
    /// not sent stay and are sent after the next sign-in. Errors: offline (nobody is signed in).
    virtual QFuture<Result<void>> removeCopy() { return QtFuture::makeReadyFuture(Result<void>()); }
    /// All devices of the company and how they do. Errors: offline, not_permitted.
    virtual QFuture<Result<DeviceOverview>> devices()
    {
        return QtFuture::makeReadyFuture(Result<DeviceOverview>(fail("offline")));
    }
    /// The addresses of the company's servers from now on, as typed, at least one of them known
    /// before. Errors: server_address_malformed (args: address), servers_unknown.
    virtual QFuture<Result<void>> setServers(const QString &)
    {
        return QtFuture::makeReadyFuture(Result<void>());
    }
    /// A person has compared the fingerprint of a server's certificate and accepts it.
    virtual void trust(const QString &, const QString &) {}
    /// This record is open here, and whether somebody has typed something that is not saved: others
    /// who have it open are told his name, and editorsChanged() tells who else does so. Advisory:
    /// nothing is locked.
    virtual void attend(const Entity &, const QUuid &, bool) {}
    /// It is open here no more.
    virtual void leave(const Entity &, const QUuid &) {}
    /// Tries to be level with the server now instead of after the usual wait.
    virtual void reconnect() {}
    /// Works without the server until reconnect(): for travelling, and for demonstrations.
    virtual void disconnectFromServer() {}

    virtual const Rights &rights() const = 0;
    virtual SyncState state() const = 0;
    virtual Identity identity() const = 0;
    /// Whether this desktop holds its own copy of the entity's records.
    virtual bool holds(const Entity &entity) const = 0;
    /// Of the entity's closed documents (Entity::closed), this desktop's copy lacks those dated
    /// before this day; invalid: it lacks none. Query::atOffice asks for them too.
    virtual QDate heldSince(const Entity &) const { return {}; }
    /// Of the entity's records that tell of a place (Entity::placeField), this desktop's copy has
    /// only those of this one; null: it lacks none. Query::atOffice asks for the others too.
    virtual QUuid heldPlace(const Entity &) const { return {}; }

signals:
    /// Records changed, here or elsewhere; an empty list of ids means any of them.
    void changed(const kontor::Entity *entity, const QList<QUuid> &ids);
    void stateChanged();
    /// Who else edits a record that is open here; nobody: an empty list.
    void editorsChanged(const kontor::Entity *entity, const QUuid &id, const QStringList &names);
};

} // namespace kontor
