#pragma once

#include "app/models/data_source.h"
#include "app/session/desktop_account.h"
#include "common/base/workers.h"
#include "common/sync/feed_batch.h"
#include "common/wire/connection.h"

#include <QThread>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace kontor {

class Cache;
class SyncLoop;

/// Where a desktop keeps what it holds, and how it reaches servers.
struct SessionOptions {
    /// Copies, outboxes and accounts lie here, in a folder for each server and user.
    QString folder;
    QString deviceName; ///< as the administrator sees this machine
    wire::ConnectionOptions connection = {};
    /// Makes a connection inside the process in place of one over TLS (tests, the one-process
    /// demo). Called on the session's own thread; nullptr or an empty pointer: no server there.
    std::function<std::unique_ptr<wire::Peer>()> pipe = nullptr;
    /// Stores a snapshot's pages beside receiving them, one at a time; nullptr: a thread of its
    /// own.
    std::shared_ptr<Workers> storer = nullptr;
    /// Whether copy and outbox are sealed; the simulation looks into them.
    bool sealed = true;
};

/// What a person signs in with.
struct Credentials {
    QString server; ///< host, or host:port; several of one company separated by commas
    QString login;
    QString password;
};

/// A desktop's session: lists and reads come from its copy of the server's records when it has one
/// (so they work offline), commands that may wait are stored in the outbox and shown at once, and
/// whatever the server tells arrives by itself.
///
/// Lives on the GUI thread. Network, outbox and writing to the copy have a thread of their own;
/// reading has a small pool.
class Session final : public DataSource
{
    Q_OBJECT

public:
    /// The clock must outlive the session.
    Session(const Clock &clock, const SessionOptions &options, QObject *parent = nullptr);
    /// Stores nothing any more; what was "saved" is on the disk already.
    ~Session() override;

    // --- signing in ----------------------------------------------------------------------------

    /// Signs in at the server. Until the first copy is complete, lists are asked of the server.
    /// Errors: those of wire::SignIn and wire::Connection::open, among them certificate_unknown
    /// (args: fingerprint; see trust()); copy_in_use (another window has it open).
    QFuture<Result<void>> signIn(const Credentials &credentials);
    /// Signs in to the copy that this machine holds, without the server; the session connects by
    /// itself when it can. Errors: sign_in_refused, offline (there is no copy of this user),
    /// copy_in_use.
    QFuture<Result<void>> signInOffline(const Credentials &credentials);
    /// Whether this machine holds a copy for the user at the server.
    bool canSignInOffline(const QString &server, const QString &login) const;
    /// A person has compared the fingerprint of the server's certificate.
    void trust(const QString &server, const QString &fingerprint) override;
    /// The server by which the account is filed: stays when others are added.
    QString accountServer() const;
    /// Closes the connection and lets go of copy and outbox; both stay on the disk.
    void signOut();

    /// Tries to connect now instead of after the usual wait.
    void reconnect() override;
    /// Goes offline until reconnect(): for travelling, and for demonstrations.
    void disconnectFromServer() override;

    // --- DataSource ----------------------------------------------------------------------------

    QFuture<Result<Page>> list(const Query &query) override;
    QFuture<Result<Totals>> totals(const Query &query, const QStringList &fields) override;
    QFuture<Result<Record>> read(const Entity &entity, const QUuid &id) override;
    QFuture<Result<QList<Record>>> execute(const QString &command,
                                           const Arguments &arguments) override;
    QFuture<Result<QList<ReportDescription>>> reports() override;
    QFuture<Result<ReportTable>> report(const QString &name,
                                        const QVariantMap &parameters) override;
    QFuture<Result<QList<HistoryEntry>>> history(const Entity &entity, const QUuid &id) override;
    QFuture<Result<QList<AttentionItem>>> attention() override;
    QFuture<Result<void>> resolve(const QUuid &command, const Resolution &resolution) override;
    QFuture<Result<DesktopCopy>> desktopCopy() override;
    QFuture<Result<void>> removeCopy() override;
    QFuture<Result<DeviceOverview>> devices() override;
    void attend(const Entity &entity, const QUuid &id, bool editing) override;
    void leave(const Entity &entity, const QUuid &id) override;
    QFuture<Result<void>> setServers(const QString &servers) override;

    const Rights &rights() const override { return m_account.rights; }
    SyncState state() const override { return m_state; }
    Identity identity() const override;
    bool holds(const Entity &entity) const override;
    QDate heldSince(const Entity &entity) const override;
    QUuid heldPlace(const Entity &entity) const override;

    /// Of the first synchronisation, or a later one of everything: records that have arrived and,
    /// about, all that come; 0 of 0 when none is under way.
    struct Progress {
        qint64 arrived = 0;
        qint64 all = 0;
    };
    Progress progress() const { return m_progress; }

private:
    template <class T>
    QFuture<Result<T>> onCache(const std::function<Result<T>(Cache &)> &work);
    template <class T>
    QFuture<Result<T>> onLoop(const std::function<QFuture<Result<T>>(SyncLoop &)> &work);
    template <class T>
    QFuture<Result<T>> atOnce(const std::function<Result<T>(SyncLoop &)> &work);
    QFuture<Result<void>> begin(const QFuture<Result<DesktopAccount>> &signedIn);
    bool isInCache(const Query &query) const;
    QFuture<Result<Record>> readAtOffice(const Entity &entity, const QUuid &id);
    void makeIndexes(const Query &query);
    void tellOpen();
    void forgetEditors();
    void takeCache(const std::shared_ptr<Cache> &cache, const Rights &filledFor);

    const Clock &m_clock;
    const SessionOptions m_options;
    QThread m_thread; ///< of the loop
    SyncLoop *m_loop; ///< deleted with its thread
    QThreadPool m_readers;
    std::shared_ptr<Cache> m_cache; ///< none until the first copy is complete
    Rights m_filledFor;             ///< the copy holds no more than these rights allow
    DesktopAccount m_account;
    SyncState m_state;
    QHash<RecordKey, bool> m_open; ///< records on screens, and whether they are edited
    Progress m_progress;
};

} // namespace kontor
