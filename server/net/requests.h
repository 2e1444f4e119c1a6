#pragma once

#include "common/base/workers.h"
#include "common/wire/device_messages.h"
#include "common/wire/sync_messages.h"
#include "server/net/request_handler.h"
#include "server/net/routes.h"

#include <QHash>
#include <QMutex>

#include <atomic>

namespace kontor {

class Engine;
class Replica;

/// Answers the network's messages with the engine, one line of the constructor for each message,
/// and keeps the copies of those who subscribe level.
class Requests final : public RequestHandler
{
public:
    /// `replicaWorkers` read snapshots and deltas for desktops; nullptr: threads of its own.
    explicit Requests(Engine &engine, Workers *replicaWorkers = nullptr);
    ~Requests() override;

    Result<SignedIn> signIn(const wire::SignIn &request, const wire::Hello &hello) override;
    Result<SignedIn> signIn(const wire::DeviceSignIn &request, const wire::Hello &hello) override;
    void clientOpened(const ClientPointer &client) override;
    void clientClosed(const ClientPointer &client) override;
    Result<QByteArray> answer(const ClientPointer &client, const wire::Message &request) override;

private:
    Result<wire::ExecuteReply> execute(const ClientPointer &client, const wire::Execute &request);
    Result<wire::ListReply> list(const ClientPointer &client, const wire::List &request);
    Result<wire::TotalsReply> totals(const ClientPointer &client, const wire::GetTotals &request);
    Result<wire::ReadReply> read(const ClientPointer &client, const wire::Read &request);
    Result<wire::HistoryReply> history(const ClientPointer &client, const wire::History &request);
    Result<wire::ReportsReply> reports(const ClientPointer &client, const wire::Reports &request);
    Result<wire::ReportReply> report(const ClientPointer &client, const wire::RunReport &request);
    Result<wire::StatusReply> status(const ClientPointer &client, const wire::Status &request);

    Result<wire::DevicesReply> devices(const ClientPointer &client, const wire::Devices &request);
    Result<void> attend(const ClientPointer &client, const wire::Attend &attend);
    Result<void> noteDevice(const ClientPointer &client, const wire::ReportDevice &report);

    Result<wire::Uploaded> upload(const ClientPointer &client, const wire::Upload &request);
    /// The answer comes later, from the replica.
    Result<QByteArray> subscribe(const ClientPointer &client, const wire::Message &message);
    Result<void> acknowledge(const ClientPointer &client, const wire::SyncAck &ack);

    /// What belongs to an open connection.
    struct Connected {
        std::shared_ptr<Replica> replica; ///< null where there is no device
        /// Of the latest Subscribe, which its answer goes to.
        std::shared_ptr<std::atomic<wire::RequestNumber>> subscription;
    };
    /// Errors: device_required.
    Result<Connected> connected(const ClientPointer &client);

    Engine &m_engine;
    Routes m_routes;
    const Instant m_startedAt;
    const std::unique_ptr<Workers> m_ownWorkers;
    Workers &m_replicaWorkers;
    QMutex m_mutex;
    QHash<quint64, Connected> m_clients; ///< by the number of their connection
};

} // namespace kontor
