#pragma once

#include "common/store/store.h"
#include "common/sync/feed_batch.h"

#include <QHash>
#include <QSet>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace kontor {

/// Who edits which record at this moment, told to those who have it open too. Advisory: nothing is
/// locked, nothing is kept; it is forgotten with the connection.
///
/// Thread-safe. Several servers on one PostgreSQL tell each other within a second, through a table
/// that a server's rows leave half a minute after it has died.
class Presence
{
public:
    /// Tells a client who else edits a record that he has open; called with a lock held, so it must
    /// be quick and must not call back.
    using Tell = std::function<void(const RecordKey &key, const QStringList &names)>;
    /// The records that a client has open, and whether he edits them.
    using Open = QHash<RecordKey, bool>;

    explicit Presence(Store &store);
    ~Presence();
    Presence(const Presence &) = delete;
    Presence &operator=(const Presence &) = delete;

    /// A client has these records open, in place of what he said before; one with a lower number
    /// than the last is void. `name` is what others are shown.
    void attend(quint64 client, const QString &name, qint64 number, const Open &open,
                const Tell &tell);
    /// His connection is gone.
    void forget(quint64 client);
    static QStringList tables();

private:
    struct Client {
        QString name;
        qint64 number = 0;
        Open open;
        Tell tell;
        QHash<RecordKey, QStringList> told;
    };
    using Names = QHash<RecordKey, QSet<QString>>;

    void tellAll();
    QStringList editorsBeside(quint64 client, const RecordKey &key) const;
    void run();
    Names edited() const;
    Result<void> publish(const Names &names);
    Result<Names> others();

    Store &m_store;
    const QUuid m_server; ///< this process, among those on the database
    std::mutex m_mutex;   ///< guards what follows
    std::condition_variable m_wake;
    QHash<quint64, Client> m_clients;
    Names m_others; ///< edited by clients of other servers
    bool m_changed = false;
    bool m_stopping = false;
    std::thread m_thread; ///< on PostgreSQL only
};

} // namespace kontor
