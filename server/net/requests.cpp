#include "server/net/requests.h"

#include "server/engine/engine.h"
#include "server/engine/presence.h"
#include "server/engine/replica.h"
#include "server/net/log.h"

#include <QCoreApplication>

namespace kontor {

namespace {

SignedIn signedIn(const OpenSession &session)
{
    wire::SignInReply reply;
    reply.user = session.user;
    reply.userName = session.userName;
    reply.language = session.language;
    reply.device = session.device;
    reply.token = session.token;
    reply.rights = session.rights;
    reply.company = session.company;
    reply.currency = session.currency;
    reply.leaseDays = session.leaseDays;
    reply.key = session.key;
    reply.keyKept = session.keyKept;
    return {session.id, reply};
}

/// Threads that read snapshots and deltas for desktops; few, so that people who work come first.
constexpr int replicaThreads = 4;

/// Sends what a replica has for its desktop.
class ClientOutlet final : public Replica::Outlet
{
public:
    ClientOutlet(const ClientPointer &client,
                 const std::shared_ptr<std::atomic<wire::RequestNumber>> &subscription)
        : m_client(client), m_subscription(subscription)
    {
    }

    void send(const Subscribed &message) override
    {
        m_client->sendMessage(wire::encode(wire::Subscribed{message}, m_subscription->load()));
    }
    void send(const SnapshotPage &message) override { m_client->push(wire::SnapshotPage{message}); }
    void send(const FeedBatch &message) override { m_client->push(wire::FeedBatch{message}); }
    void close(const Error &error) override { m_client->close(error); }

private:
    const ClientPointer m_client;
    const std::shared_ptr<std::atomic<wire::RequestNumber>> m_subscription;
};

} // namespace

Requests::Requests(Engine &engine, Workers *replicaWorkers)
    : m_engine(engine),
      m_startedAt(engine.clock().now()),
      m_ownWorkers(replicaWorkers == nullptr ? std::make_unique<WorkerThreads>(replicaThreads)
                                             : nullptr),
      m_replicaWorkers(replicaWorkers == nullptr ? *m_ownWorkers : *replicaWorkers)
{
    const auto answered = [this](auto method) {
        return [this, method](const ClientPointer &client, const auto &request) {
            return (this->*method)(client, request);
        };
    };
    m_routes.add<wire::Execute>(answered(&Requests::execute));
    m_routes.add<wire::List>(answered(&Requests::list));
    m_routes.add<wire::GetTotals>(answered(&Requests::totals));
    m_routes.add<wire::Read>(answered(&Requests::read));
    m_routes.add<wire::History>(answered(&Requests::history));
    m_routes.add<wire::Reports>(answered(&Requests::reports));
    m_routes.add<wire::RunReport>(answered(&Requests::report));
    m_routes.add<wire::Status>(answered(&Requests::status));
    m_routes.add<wire::Upload>(answered(&Requests::upload));
    m_routes.add<wire::Devices>(answered(&Requests::devices));
    m_routes.addNotice<wire::Attend>(answered(&Requests::attend));
    m_routes.addNotice<wire::ReportDevice>(answered(&Requests::noteDevice));
    m_routes.addNotice<wire::SyncAck>(answered(&Requests::acknowledge));
}

Requests::~Requests()
{
    Q_ASSERT(m_clients.isEmpty());
}

Result<SignedIn> Requests::signIn(const wire::SignIn &request, const wire::Hello &hello)
{
    SignIn wanted;
    wanted.login = request.login;
    wanted.password = request.password;
    wanted.device = request.device;
    wanted.deviceName = request.deviceName;
    wanted.platform = hello.platform;
    wanted.appVersion = hello.version;
    wanted.key = {request.keyId, request.key};
    return m_engine.signIn(wanted).map(signedIn);
}

Result<SignedIn> Requests::signIn(const wire::DeviceSignIn &request, const wire::Hello &)
{
    return m_engine.resume(request.device, request.token, {request.keyId, request.key})
        .map(signedIn);
}

void Requests::clientOpened(const ClientPointer &client)
{
    Connected connected;
    if (!client->device().isNull()) {
        connected.subscription = std::make_shared<std::atomic<wire::RequestNumber>>(0);
        connected.replica =
            Replica::start(m_engine, m_replicaWorkers, client->session(), client->device(),
                           std::make_unique<ClientOutlet>(client, connected.subscription));
    }
    const QMutexLocker lock(&m_mutex);
    m_clients.insert(client->number(), connected);
}

void Requests::clientClosed(const ClientPointer &client)
{
    Connected connected;
    {
        const QMutexLocker lock(&m_mutex);
        connected = m_clients.take(client->number());
    }
    if (connected.replica) {
        connected.replica->stop();
    }
    m_engine.presence().forget(client->number());
    if (!client->device().isNull()) {
        if (const Result<void> left = m_engine.deviceLeft(client->device()); !left) {
            qCWarning(lcServer) << "the last contact is not written:" << left.error().code;
        }
    }
    m_engine.signOut(client->session());
}

Result<QByteArray> Requests::answer(const ClientPointer &client, const wire::Message &request)
{
    return request.is<wire::Subscribe>() ? subscribe(client, request)
                                         : m_routes.answer(client, request);
}

Result<Requests::Connected> Requests::connected(const ClientPointer &client)
{
    const QMutexLocker lock(&m_mutex);
    const Connected connected = m_clients.value(client->number());
    TRY(require(connected.replica != nullptr, "device_required"));
    return connected;
}

Result<QByteArray> Requests::subscribe(const ClientPointer &client, const wire::Message &message)
{
    TRY_ASSIGN(const wire::Subscribe request, message.as<wire::Subscribe>());
    TRY_ASSIGN(const Connected to, connected(client));
    *to.subscription = message.request();
    to.replica->subscribe(request);
    return QByteArray();
}

Result<void> Requests::acknowledge(const ClientPointer &client, const wire::SyncAck &ack)
{
    TRY_ASSIGN(const Connected to, connected(client));
    to.replica->acknowledge(ack);
    return {};
}

Result<wire::Uploaded> Requests::upload(const ClientPointer &client, const wire::Upload &request)
{
    TRY_ASSIGN(const Connected to, connected(client));
    TRY_ASSIGN(const Uploaded uploaded, to.replica->upload(request));
    return wire::Uploaded{uploaded};
}

Result<wire::DevicesReply> Requests::devices(const ClientPointer &client, const wire::Devices &)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const DeviceOverview overview, m_engine.devices(actor));
    return wire::DevicesReply{overview.devices, overview.feed};
}

/// Only what he may see: nobody learns from this that a record exists, or who works on it.
Result<void> Requests::attend(const ClientPointer &client, const wire::Attend &attend)
{
    constexpr qsizetype recordsMost = 200;
    TRY(require(attend.records.size() <= recordsMost, "message_too_long"));
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    Presence::Open open;
    for (const wire::OpenRecord &record : attend.records) {
        if (m_engine.read(actor, *record.entity, record.id)) {
            open.insert({record.entity, record.id}, record.editing);
        }
    }
    // Where the client is held here, the engine must not outlive it.
    const auto tell = [weak = std::weak_ptr<Client>(client)](const RecordKey &key,
                                                             const QStringList &names) {
        if (const ClientPointer there = weak.lock()) {
            there->push(wire::Editors{key.entity, key.id, names});
        }
    };
    m_engine.presence().attend(client->number(), actor.name, attend.number, open, tell);
    return {};
}

Result<void> Requests::noteDevice(const ClientPointer &client, const wire::ReportDevice &report)
{
    TRY(require(!client->device().isNull(), "device_required"));
    return m_engine.noteDevice(client->device(), report);
}

Result<wire::ExecuteReply> Requests::execute(const ClientPointer &client,
                                             const wire::Execute &request)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(
        const QList<Record> records,
        m_engine.execute(actor, request.command, request.name, request.arguments, request.version));
    return wire::ExecuteReply{records};
}

Result<wire::ListReply> Requests::list(const ClientPointer &client, const wire::List &request)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const QList<ListRow> rows, m_engine.list(actor, request.query));
    // A full page: whether another row follows, the next one tells.
    return wire::ListReply{rows, rows.size() == request.query.limit};
}

Result<wire::TotalsReply> Requests::totals(const ClientPointer &client,
                                           const wire::GetTotals &request)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const Totals totals, m_engine.totals(actor, request.query, request.fields));
    return wire::TotalsReply{totals};
}

Result<wire::ReadReply> Requests::read(const ClientPointer &client, const wire::Read &request)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const Record record, m_engine.read(actor, *request.entity, request.id));
    return wire::ReadReply{record};
}

Result<wire::HistoryReply> Requests::history(const ClientPointer &client,
                                             const wire::History &request)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const QList<HistoryEntry> entries,
               m_engine.history(actor, *request.entity, request.id));
    return wire::HistoryReply{entries};
}

Result<wire::ReportsReply> Requests::reports(const ClientPointer &client, const wire::Reports &)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const QList<ReportDescription> descriptions, m_engine.reports(actor));
    return wire::ReportsReply{descriptions};
}

Result<wire::ReportReply> Requests::report(const ClientPointer &client,
                                           const wire::RunReport &request)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY_ASSIGN(const ReportTable table, m_engine.report(actor, request.name, request.parameters));
    return wire::ReportReply{table};
}

Result<wire::StatusReply> Requests::status(const ClientPointer &client, const wire::Status &)
{
    TRY_ASSIGN(const Actor actor, m_engine.actor(client->session()));
    TRY(require(actor.rights.may(QStringLiteral("server.status")), "not_permitted", "",
                {{QStringLiteral("right"), QStringLiteral("server.status")}}));
    wire::StatusReply reply;
    reply.version = QCoreApplication::applicationVersion();
    reply.schema = Store::schemaVersion();
    reply.database = m_engine.store().kind() == DatabaseKind::Sqlite ? QStringLiteral("sqlite")
                                                                     : QStringLiteral("postgres");
    reply.startedAt = m_startedAt;
    reply.time = m_engine.clock().now();
    const QMutexLocker lock(&m_mutex);
    reply.clients = static_cast<int>(m_clients.size());
    return reply;
}

} // namespace kontor
