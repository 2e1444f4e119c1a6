#pragma once

#include "app/session/session.h"
#include "common/entities/party/party.h"
#include "common/wire/pipe_peer.h"
#include "server/net/requests.h"
#include "server/net/server.h"
#include "tests/support/office.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace kontor::test {

/// The office's server as desktops see it, in this process: the real network side over pipes.
class OfficeServer
{
public:
    explicit OfficeServer(Engine &engine) { start(engine); }
    ~OfficeServer() { stop(); }

    /// Where a desktop finds it; nothing while it is stopped or cut off.
    std::function<std::unique_ptr<wire::Peer>()> door()
    {
        return [this]() -> std::unique_ptr<wire::Peer> {
            if (!m_reachable) {
                return nullptr;
            }
            auto [mine, theirs] = wire::PipePeer::pair();
            theirs->moveToThread(QCoreApplication::instance()->thread());
            const auto end = std::make_shared<std::unique_ptr<wire::Peer>>(std::move(theirs));
            QMetaObject::invokeMethod(&m_here, [this, end] {
                if (m_server) {
                    m_server->attach(std::move(*end));
                }
            });
            return std::move(mine);
        };
    }

    /// The server goes away as a killed process does: connections break.
    void stop()
    {
        m_reachable = false;
        m_server.reset();
        m_requests.reset();
    }
    void start(Engine &engine)
    {
        m_requests = std::make_unique<Requests>(engine);
        m_server = std::make_unique<Server>(*m_requests, ServerOptions(), m_clock);
        m_reachable = true;
    }

private:
    SystemClock m_clock;
    std::unique_ptr<Requests> m_requests;
    std::unique_ptr<Server> m_server;
    std::atomic_bool m_reachable = false;
    QObject m_here; ///< what was to be done here is forgotten with it
};

/// As QTRY_VERIFY and QTRY_COMPARE, with the patience that a busy machine needs.
#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)
#define EVENTUALLY_EQUAL(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)

/// A copy that cannot be kept is made anew without anyone's noticing; tests notice. To be called in
/// init().
inline void failOnLostCopies()
{
    static const QRegularExpression lost(QStringLiteral("the copy cannot be kept"));
    QTest::failOnWarning(lost);
}

/// Waits for an answer; a test that gets none fails.
template <class T>
Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000)
        || future.resultCount() == 0) {
        return fail("no_answer");
    }
    return future.result();
}

/// A desktop on a folder of its own, signed in as a person of the office.
class Desktop
{
    SystemClock m_clock; // goes after the session, whose thread looks at it

public:
    Desktop(OfficeServer &server, const QString &folder)
    {
        session = std::make_unique<Session>(m_clock, options(server, folder));
    }

    static SessionOptions options(OfficeServer &server, const QString &folder)
    {
        SessionOptions options;
        options.folder = folder;
        options.deviceName = QStringLiteral("laptop");
        options.pipe = server.door();
        return options;
    }
    static Credentials credentials(const QString &login)
    {
        return {QStringLiteral("office"), login, QStringLiteral("correct horse")};
    }
    /// Signs in and waits until the copy is complete and level.
    bool signIn(const QString &login)
    {
        const auto signedIn = answerOf(session->signIn(credentials(login)));
        if (!signedIn) {
            qWarning() << signedIn.error().code << signedIn.error().args;
        }
        return signedIn && waitUntilLevel();
    }
    bool waitUntilLevel()
    {
        return QTest::qWaitFor(
            [this] {
                return session->state().link == SyncState::Link::Online
                    && session->state().waiting == 0 && session->holds(Party::entity);
            },
            20'000);
    }
    bool waitUntilOffline()
    {
        return QTest::qWaitFor([this] { return session->state().link == SyncState::Link::Offline; },
                               10'000);
    }

    /// The record as this desktop shows it; nothing when it is not there.
    std::optional<Record> record(const Entity &entity, const QUuid &id)
    {
        const auto read = answerOf(session->read(entity, id));
        return read ? std::optional(*read) : std::nullopt;
    }
    template <class T>
    std::optional<T> get(Id<T> id)
    {
        const auto found = record(T::entity, id.uuid());
        return found ? std::optional(fromRecord<T>(*found)) : std::nullopt;
    }
    QStringList names(const Entity &entity, const char *field = "name")
    {
        Query query;
        query.entity = &entity;
        query.limit = 1000;
        QStringList names;
        const auto page = answerOf(session->list(query));
        for (const ListRow &row : page ? page->rows : QList<ListRow>()) {
            names.append(row.record.value(field).toText());
        }
        names.sort();
        return names;
    }

    // --- what a person does --------------------------------------------------------------------

    template <class T>
    Result<QList<Record>> create(T &object)
    {
        if (object.id.isNull()) {
            object.id = Id<T>::create();
        }
        const Record record = toRecord(object);
        Arguments arguments;
        arguments.record = record.id;
        arguments.values = writable(record);
        if (T::entity.lines != nullptr) {
            arguments.lines = record.lines;
        }
        return execute(QLatin1String(T::entity.name) + QLatin1String(".create"), arguments);
    }
    /// Changes fields from what this desktop shows.
    Result<QList<Record>> update(const Entity &entity, const QUuid &id,
                                 const QMap<QString, Value> &values)
    {
        const auto before = record(entity, id);
        Arguments arguments;
        arguments.record = id;
        arguments.values = values;
        arguments.baseVersion = before ? before->version : 0;
        for (auto it = values.cbegin(); before && it != values.cend(); ++it) {
            arguments.base.insert(it.key(), before->value(QLatin1String(it.key().toLatin1())));
        }
        return execute(entity.key() + QLatin1String(".update"), arguments);
    }
    Result<QList<Record>> call(const QString &command, const QUuid &id,
                               const QMap<QString, Value> &parameters = {})
    {
        Arguments arguments;
        arguments.record = id;
        arguments.values = parameters;
        return execute(command, arguments);
    }
    Result<QList<Record>> execute(const QString &command, const Arguments &arguments)
    {
        return answerOf(session->execute(command, arguments));
    }
    QList<AttentionItem> attention()
    {
        return answerOf(session->attention()).value_or(QList<AttentionItem>());
    }

    std::unique_ptr<Session> session;

private:
    /// What a form sends: the fields that people write.
    static QMap<QString, Value> writable(const Record &record)
    {
        QMap<QString, Value> values;
        for (qsizetype i = 0; i < record.values.size(); ++i) {
            const Field &field = record.entity->fields.at(i);
            if (!field.has(ReadOnly) && !record.values.at(i).isEmpty()) {
                values.insert(QString::fromLatin1(field.name), record.values.at(i));
            }
        }
        return values;
    }
};

} // namespace kontor::test
