#pragma once

#include "common/model/device_status.h"
#include "common/model/history.h"
#include "common/store/store.h"
#include "common/sync/device_command.h"
#include "server/engine/registry.h"
#include "server/engine/sign_in.h"

#include <memory>

namespace kontor {

class DeviceReports;
class Directory;
class Dispatcher;
class FeedHub;
class Presence;
class Reader;
class Sessions;

struct EngineOptions {
    /// `entities` may be left empty: the whole catalogue.
    StoreOptions store;
    /// What the modules offer; must outlive the engine.
    const Registry *registry = nullptr;
    SignInLimits limits;
    /// Whether the feed has a thread of its own; otherwise its owner calls FeedHub::turn().
    bool feedThread = true;
};

/// The server without its network: rights, transactions, rules, audit and feed around every
/// command, rights and visibility around every read.
///
/// Thread-safe; every call blocks until the database has answered, so calls are made on worker
/// threads. Everything that is asked on behalf of a person takes the Actor of his session.
class Engine
{
public:
    /// Opens the database and makes what is missing in it. Errors: those of Store::open.
    static Result<std::unique_ptr<Engine>> open(const EngineOptions &options, const Clock &clock);
    ~Engine();

    // --- first start ---------------------------------------------------------------------------

    /// Whether a company has been founded in this database.
    Result<bool> isFounded();
    /// Founds the company: its record, the roles that Kontor comes with, the administrator, and
    /// what the modules add (Registry::addFounding). Errors: company_exists, field_required,
    /// password_too_short, and those of the modules.
    Result<void> found(const Founding &founding);

    // --- people --------------------------------------------------------------------------------

    /// Errors: sign_in_refused (never says what was wrong), user_locked (args: seconds),
    /// user_inactive, device_revoked, device_wiped.
    Result<OpenSession> signIn(const SignIn &request);
    /// Goes on with the token that signIn gave the device; keeps the device's key, if it offers
    /// one. Errors: sign_in_refused, user_inactive, device_revoked, device_wiped.
    Result<OpenSession> resume(const QUuid &device, const QByteArray &token,
                               const DeviceKey &key = {});
    /// Who acts in a session, with his rights as they are now. Errors: session_unknown,
    /// user_inactive, device_revoked, device_wiped.
    Result<Actor> actor(const QUuid &session);
    /// What the device of a session may hold of what its user may see. Errors: those of actor().
    Result<Rights> heldRights(const QUuid &session);
    void signOut(const QUuid &session);
    /// The actor that a user is, without a session: for programs on the server's own machine.
    /// Errors: user_inactive.
    Result<Actor> actAs(const QUuid &user);

    /// What a device says of itself, and that it has gone. Errors: those of the store.
    Result<void> noteDevice(const QUuid &device, const DeviceReport &report);
    Result<void> deviceLeft(const QUuid &device);
    /// All devices and the feed. Errors: not_permitted.
    Result<DeviceOverview> devices(const Actor &actor);

    // --- commands ------------------------------------------------------------------------------

    /// Runs a command, e.g. "party.update" or "sales_order.confirm"; the same id again does nothing
    /// and gives the records as they are now. The answer holds the changed records that the actor
    /// may see, the one that the command is about first. Errors: command_unknown, command_reused,
    /// not_permitted, module_off, record_not_found, field_*, value_*, merge_conflict,
    /// version_stale, and those of the rules.
    Result<QList<Record>> execute(const Actor &actor, const QUuid &commandId, const QString &name,
                                  const Arguments &arguments, int version = 1);
    /// Applies what one device has waiting in its outbox, in order, each command exactly once. The
    /// outcomes are those of the commands given, as far as they could be decided. `after` as in
    /// Upload. Errors: device_required, device_revoked, device_wiped, device_forked (another
    /// command has had this number, or the one before).
    Result<QList<Outcome>> upload(const Actor &actor, const QList<DeviceCommand> &commands,
                                  const QUuid &after = {});

    // --- reads ---------------------------------------------------------------------------------

    /// Errors of the reads: not_permitted, field_withheld, record_not_found, and those of the
    /// store.
    Result<QList<ListRow>> list(const Actor &actor, const Query &query);
    Result<Totals> totals(const Actor &actor, const Query &query, const QStringList &fields);
    Result<Record> read(const Actor &actor, const Entity &entity, const QUuid &id);
    /// The changes of one record, the latest first.
    Result<QList<HistoryEntry>> history(const Actor &actor, const Entity &entity, const QUuid &id);
    /// The reports that the actor may run, of the modules that are switched on.
    Result<QList<ReportDescription>> reports(const Actor &actor);
    /// Errors besides: report_unknown, parameter_unknown, field_required, value_malformed.
    Result<ReportTable> report(const Actor &actor, const QString &name,
                               const QVariantMap &parameters);

    // --- the server itself ---------------------------------------------------------------------

    /// Recomputes the invariants of every module from the journals.
    Result<QList<Finding>> verify();
    /// Runs the jobs whose interval has passed on every server; a failed one is due again at once.
    /// Errors: that of the first job that failed.
    Result<void> runDueJobs();
    /// Runs work of the server itself (import, the sample company) in one transaction, with audit
    /// and feed; `name` is what the history shows.
    Result<void> run(const QString &name, const std::function<Result<void>(Tx &)> &work);
    Store &store() { return *m_store; }
    FeedHub &feedHub() { return *m_hub; }
    Presence &presence() { return *m_presence; }
    const Registry &registry() const { return m_registry; }
    const Clock &clock() const { return m_clock; }

private:
    Engine(std::unique_ptr<Store> store, std::unique_ptr<FeedHub> hub, const EngineOptions &options,
           const Clock &clock);

    const Clock &m_clock;
    const Registry &m_registry;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<FeedHub> m_hub;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<Sessions> m_sessions;
    std::unique_ptr<DeviceReports> m_deviceReports;
    std::unique_ptr<Presence> m_presence;
    int m_subscription = 0;
};

} // namespace kontor
