#include "server/engine/engine.h"

#include "common/entities/system/company.h"
#include "common/model/catalogue.h"
#include "server/engine/device_reports.h"
#include "server/engine/directory.h"
#include "server/engine/dispatcher.h"
#include "server/engine/feed_hub.h"
#include "server/engine/founding.h"
#include "server/engine/jobs.h"
#include "server/engine/log.h"
#include "server/engine/password.h"
#include "server/engine/presence.h"
#include "server/engine/reader.h"
#include "server/engine/sessions.h"

namespace kontor {

namespace {

/// One line a command: never values, only who, what, how it ended and how long it took.
void logCommand(const Actor &actor, const QUuid &command, const QString &name,
                const QString &outcome, qint64 milliseconds)
{
    qCInfo(lcEngine).noquote() << name << outcome << "command"
                               << command.toString(QUuid::WithoutBraces) << "user"
                               << actor.user.toString(QUuid::WithoutBraces) << milliseconds << "ms";
}

} // namespace

Result<std::unique_ptr<Engine>> Engine::open(const EngineOptions &options, const Clock &clock)
{
    Q_ASSERT(options.registry != nullptr);
    StoreOptions storeOptions = options.store;
    if (storeOptions.entities.isEmpty()) {
        storeOptions.entities = catalogue();
    }
    storeOptions.bookkeeping +=
        feed::tables() + Presence::tables() + options.registry->bookkeeping();
    TRY_ASSIGN(std::unique_ptr<Store> store, Store::open(storeOptions, clock));
    TRY(store->write<void>(QUuid(), [](Tx &tx) { return feed::prepare(tx); }));
    TRY_ASSIGN(std::unique_ptr<FeedHub> hub,
               FeedHub::start(*store,
                              options.feedThread ? FeedHub::Drive::Thread : FeedHub::Drive::Owner));
    return std::unique_ptr<Engine>(new Engine(std::move(store), std::move(hub), options, clock));
}

Engine::Engine(std::unique_ptr<Store> store, std::unique_ptr<FeedHub> hub,
               const EngineOptions &options, const Clock &clock)
    : m_clock(clock),
      m_registry(*options.registry),
      m_store(std::move(store)),
      m_hub(std::move(hub)),
      m_directory(std::make_unique<Directory>(*m_store)),
      m_reader(std::make_unique<Reader>(*m_store, *m_directory, m_registry)),
      m_dispatcher(std::make_unique<Dispatcher>(*m_store, *m_directory, m_registry, *m_hub)),
      m_sessions(std::make_unique<Sessions>(*m_store, *m_directory, *m_dispatcher, m_clock,
                                            options.limits)),
      m_deviceReports(std::make_unique<DeviceReports>(*m_store, m_clock)),
      m_presence(std::make_unique<Presence>(*m_store))
{
    // Another server on the same database may change users and roles as well.
    m_subscription = m_hub
                         ->subscribe([this](const std::shared_ptr<const feed::Delta> &delta) {
                             for (const feed::Entry &entry : delta->entries) {
                                 const Entity *entity = entry.change.record().entity;
                                 if (entity != nullptr && Directory::restsOn(*entity)) {
                                     m_directory->forget();
                                     return;
                                 }
                             }
                         })
                         .id;
}

Engine::~Engine()
{
    m_hub->unsubscribe(m_subscription);
}

Result<bool> Engine::isFounded()
{
    return m_store->read<bool>([](Tx &tx) -> Result<bool> {
        Query query;
        query.entity = &Company::entity;
        TRY_ASSIGN(const Totals totals, tx.totals(query, {}));
        return totals.count > 0;
    });
}

Result<void> Engine::found(const Founding &founding)
{
    TRY_ASSIGN(const QString hash, hashPassword(founding.adminPassword));
    return m_dispatcher->run(QStringLiteral("company.found"),
                             [&](Tx &tx) { return foundCompany(tx, m_registry, founding, hash); });
}

Result<OpenSession> Engine::signIn(const SignIn &request)
{
    return m_sessions->signIn(request);
}

Result<OpenSession> Engine::resume(const QUuid &device, const QByteArray &token,
                                   const DeviceKey &key)
{
    return m_sessions->resume(device, token, key);
}

Result<Actor> Engine::actor(const QUuid &session)
{
    return m_sessions->actor(session);
}

Result<Rights> Engine::heldRights(const QUuid &session)
{
    return m_sessions->heldRights(session);
}

void Engine::signOut(const QUuid &session)
{
    m_sessions->signOut(session);
}

Result<Actor> Engine::actAs(const QUuid &user)
{
    TRY_ASSIGN(const Person person, m_directory->person(user));
    return Actor{user, person.name, person.rights, QUuid()};
}

Result<void> Engine::noteDevice(const QUuid &device, const DeviceReport &report)
{
    return m_deviceReports->note(device, report);
}

Result<void> Engine::deviceLeft(const QUuid &device)
{
    return m_deviceReports->left(device);
}

Result<DeviceOverview> Engine::devices(const Actor &actor)
{
    const QString right = QStringLiteral("device.read");
    TRY(require(actor.rights.may(right), "not_permitted", "", {{QStringLiteral("right"), right}}));
    return m_deviceReports->overview();
}

Result<QList<Record>> Engine::execute(const Actor &actor, const QUuid &commandId,
                                      const QString &name, const Arguments &arguments, int version)
{
    const qint64 started = m_clock.monotonicMs();
    DeviceCommand command;
    command.id = commandId;
    command.name = name;
    command.version = version;
    command.arguments = arguments;
    Result<QList<Record>> result = m_dispatcher->execute(actor, command);
    logCommand(actor, commandId, name, result ? QStringLiteral("done") : result.error().code,
               m_clock.monotonicMs() - started);
    return result;
}

Result<QList<Outcome>> Engine::upload(const Actor &actor, const QList<DeviceCommand> &commands,
                                      const QUuid &after)
{
    const qint64 started = m_clock.monotonicMs();
    Result<QList<Outcome>> outcomes = m_dispatcher->upload(actor, commands, after);
    const qint64 taken = m_clock.monotonicMs() - started;
    for (qsizetype i = 0; outcomes && i < outcomes->size(); ++i) {
        const Outcome &outcome = outcomes->at(i);
        const bool refused = outcome.kind == Outcome::Kind::Rejected;
        logCommand(actor, outcome.command, commands.at(i).name,
                   refused ? outcome.error.code : QStringLiteral("uploaded"), taken);
    }
    return outcomes;
}

Result<QList<ListRow>> Engine::list(const Actor &actor, const Query &query)
{
    return m_reader->list(actor.rights, query);
}

Result<Totals> Engine::totals(const Actor &actor, const Query &query, const QStringList &fields)
{
    return m_reader->totals(actor.rights, query, fields);
}

Result<Record> Engine::read(const Actor &actor, const Entity &entity, const QUuid &id)
{
    return m_reader->read(actor.rights, entity, id);
}

Result<QList<HistoryEntry>> Engine::history(const Actor &actor, const Entity &entity,
                                            const QUuid &id)
{
    return m_reader->history(actor.rights, entity, id);
}

Result<QList<ReportDescription>> Engine::reports(const Actor &actor)
{
    return m_reader->reports(actor.rights);
}

Result<ReportTable> Engine::report(const Actor &actor, const QString &name,
                                   const QVariantMap &parameters)
{
    return m_reader->report(actor, name, parameters);
}

Result<QList<Finding>> Engine::verify()
{
    QList<Finding> findings;
    for (const Check &check : m_registry.checks()) {
        TRY_ASSIGN(const QList<Finding> found, m_store->read<QList<Finding>>(check.run));
        findings += found;
    }
    return findings;
}

Result<void> Engine::runDueJobs()
{
    Result<void> outcome;
    for (const Job &job : m_registry.jobs()) {
        const QString name = QLatin1String("job.") + QLatin1String(job.name);
        const Result<void> done = m_dispatcher->run(name, [&job](Tx &tx) -> Result<void> {
            TRY_ASSIGN(const bool mine, takeTurn(tx, job));
            return mine ? job.run(tx) : Result<void>();
        });
        // One that fails keeps no other from its work.
        outcome = outcome ? done : outcome;
    }
    return outcome;
}

Result<void> Engine::run(const QString &name, const std::function<Result<void>(Tx &)> &work)
{
    return m_dispatcher->run(name, work);
}

} // namespace kontor
