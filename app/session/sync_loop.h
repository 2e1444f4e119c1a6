#pragma once

#include "app/session/copies.h"
#include "app/session/link.h"
#include "app/session/outbox.h"

#include <QLockFile>
#include <QQueue>
#include <QTimer>

namespace kontor {

/// Drives the ClientCore: does what it wants done with link, copies, outbox and timers, and tells
/// the session what has become of it. Lives on a thread of its own, where it may wait for the disk.
class SyncLoop final : public QObject
{
    Q_OBJECT

public:
    SyncLoop(const Clock &clock, const SessionOptions &options);
    ~SyncLoop() override;

    // As the functions of Session, whose errors they have.
    QFuture<Result<DesktopAccount>> signIn(const Credentials &credentials);
    Result<DesktopAccount> signInOffline(const Credentials &credentials);
    void signOut();
    void reconnect();
    void disconnectFromServer();
    /// The records that are on screens, and whether they are edited.
    void attend(const QHash<RecordKey, bool> &open);
    QFuture<Result<QList<Record>>> execute(const QString &command, const Arguments &arguments);
    Result<QList<AttentionItem>> attention();
    Result<void> resolve(const QUuid &command, const Resolution &resolution);
    Result<DesktopCopy> desktopCopy();
    Result<void> removeCopy();
    Result<void> setServers(const QString &servers);
    template <class Request>
    QFuture<Result<typename Request::Reply>> request(const Request &request)
    {
        return m_link.connection().request(request);
    }

signals:
    void accountChanged(const kontor::DesktopAccount &account);
    /// The copy that lists and reads are answered from, and the rights that it was filled for;
    /// nullptr: there is none.
    void copyChanged(const std::shared_ptr<kontor::Cache> &copy, const kontor::Rights &filledFor);
    void stateChanged(const kontor::SyncState &state, const kontor::Session::Progress &progress);
    void changed(const kontor::Entity *entity, const QList<QUuid> &ids);
    void editorsChanged(const kontor::Entity *entity, const QUuid &id, const QStringList &names);

private:
    using Records = Result<QList<Record>>;
    /// A command that was sent past the outbox.
    struct Direct {
        wire::Execute message;
        QPromise<Records> promise;
    };
    /// An answer that is given once the copy shows it, so that who reads next finds it.
    struct Awaited {
        QList<Record> records;
        std::shared_ptr<Direct> direct;
    };

    /// What a sign-in gives the server. The key under the password is made while the server looks
    /// at the password, which takes as long; not where that has opened the key already.
    struct Offered {
        DesktopAccount account;
        std::shared_ptr<Result<PasswordBox>> box;
    };

    // --- the account -----------------------------------------------------------------------------
    Result<void> openAccount(const DesktopAccount &account);
    Result<void> lockAndOpen(const DesktopAccount &account);
    DesktopAccount accountToOffer(const Credentials &credentials, const QString &folder) const;
    Result<DesktopAccount> take(const Credentials &credentials, const Offered &offered,
                                const wire::SignInReply &reply);
    Result<void> lock(DesktopAccount &account, const Offered &offered, const QString &password);
    Result<void> loseOutbox();
    /// What files are sealed with.
    QByteArray fileKey() const { return m_options.sealed ? m_account.key : QByteArray(); }
    void note(const wire::SignInReply &reply);
    void remember();
    void closeAccount();

    // --- the core
    // ---------------------------------------------------------------------------------
    /// Until the copy is tried again after it could not be written.
    static constexpr int copyRetryMs = 5'000;
    void startCore();
    void post(const ClientEvent &event);
    void restartCore(const Error &why);
    Result<void> perform(const ClientEffect &effect);
    void receive(const wire::Message &message);
    void tellState();
    void reportDevice();
    void tellOpen();
    void checkLease();
    void noteContact();
    void tell(const ViewChange &change);
    void tellEverything();

    Result<void> on(const client_effect::Connect &effect);
    Result<void> on(const client_effect::Disconnect &effect);
    Result<void> on(const client_effect::SetTimer &effect);
    Result<void> on(const client_effect::SendSubscribe &effect);
    Result<void> on(const client_effect::SendAck &effect);
    Result<void> on(const client_effect::SendUpload &effect);
    Result<void> on(const client_effect::SendDirect &effect);
    Result<void> on(const client_effect::FailDirect &effect);
    Result<void> on(const client_effect::BeginNewCopy &effect);
    Result<void> on(const client_effect::StorePage &effect);
    Result<void> on(const client_effect::ApplyBatch &effect);
    Result<void> on(const client_effect::ApplyToNewCopy &effect);
    Result<void> on(const client_effect::UseNewCopy &effect);
    Result<void> on(const client_effect::Offer &effect);
    Result<void> on(const client_effect::Reoffer &effect);
    Result<void> on(const client_effect::DropCopies &effect);
    Result<void> on(const client_effect::Wipe &effect);
    Result<void> on(const client_effect::GiveUpIdentity &effect);
    Result<void> reopened(const QList<PendingCommand> &commands);

    // --- commands
    // ---------------------------------------------------------------------------------
    bool goesThroughOutbox(const QString &command) const;
    Records store(const Outbox::Draft &draft);
    Result<void> show(const QList<DeviceCommand> &commands);
    QFuture<Records> executeDirectly(const wire::Execute &message);
    void directAnswered(const QUuid &id, const Result<wire::ExecuteReply> &reply);
    void finish(const std::shared_ptr<Direct> &direct, const Records &result);
    bool isShown(const QList<Record> &records);
    void answerAwaited(bool anyway);
    Result<std::optional<Record>> current(const RecordKey &key);

    const Clock &m_clock;
    const SessionOptions m_options;
    const std::shared_ptr<Workers> m_storer;
    Link m_link;
    QTimer m_reconnectTimer;
    QTimer m_uploadTimer;
    QTimer m_directTimer;
    QTimer m_awaitedTimer;
    QHash<RecordKey, bool> m_open; ///< records on screens, and whether they are edited
    qint64 m_openNumber = 0;       ///< of what was told of them last
    QTimer m_leaseTimer;
    QTimer m_reportTimer; ///< until the server hears how this device does
    DeviceReport m_reported;

    DesktopAccount m_account;
    QString m_folder; ///< of the account
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Copies> m_copies;
    LocalAuthor m_author;

    std::unique_ptr<ClientCore> m_core;
    QQueue<ClientEvent> m_events;
    bool m_stepping = false;
    bool m_heldOffline = false; ///< a person wants no link
    int m_failures = 0;         ///< of the copy, in a row
    int m_linkNumber = 0;       ///< what an earlier link answers is ignored
    Error m_failure;            ///< why the copy cannot be kept, while it cannot
    QHash<QUuid, std::shared_ptr<Direct>> m_directs;
    QList<Awaited> m_awaited;
};

} // namespace kontor
