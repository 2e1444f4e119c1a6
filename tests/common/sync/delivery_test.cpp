#include "common/sync/client_core.h"
#include "tests/common/sync/core_texts.h"

#include <QQueue>
#include <QTest>

#include <rapidcheck.h>

namespace kontor {
namespace {

using namespace client_event;
using namespace client_effect;

const QUuid epoch = newUuid();

Cursor at(qint64 tick)
{
    return {epoch, tick, tick * 7};
}

/// A server that does what the real one promises: each number once, outcomes in the feed.
class ModelServer
{
public:
    struct Applied {
        Outcome outcome;
        qint64 tick = 0;
    };

    Uploaded upload(const QList<PendingCommand> &commands)
    {
        Uploaded reply;
        for (const PendingCommand &command : commands) {
            Outcome outcome;
            outcome.command = command.id;
            outcome.number = command.number;
            if (command.number > m_applied.size() + 1) {
                outcome.kind = Outcome::Kind::Resend;
                outcome.number = m_applied.size() + 1;
                reply.outcomes.append(outcome);
                break;
            }
            if (command.number == m_applied.size() + 1) {
                m_applied.append({outcome, ++m_tick});
            }
            RC_ASSERT(m_applied.at(command.number - 1).outcome.command == command.id);
            reply.outcomes.append(outcome);
        }
        reply.tick = m_tick;
        return reply;
    }
    /// Somebody else's change.
    void change() { ++m_tick; }
    FeedBatch feed(qint64 from) const
    {
        FeedBatch batch;
        batch.from = at(from);
        batch.to = at(m_tick);
        for (const Applied &applied : m_applied) {
            if (applied.tick > from) {
                batch.outcomes.append(applied.outcome);
            }
        }
        return batch;
    }
    qint64 tick() const { return m_tick; }
    qint64 tickOf(qint64 number) const { return m_applied.at(number - 1).tick; }
    const QList<Applied> &applied() const { return m_applied; }

private:
    QList<Applied> m_applied;
    qint64 m_tick = 1;
};

/// One desktop and its server, with a line between them that may break, and a program that may be
/// killed, at any moment. What a step does is decided from outside.
class Run
{
public:
    Run() { start(); }

    void storeCommand()
    {
        const PendingCommand command{static_cast<qint64>(m_outbox.size()) + 1, newUuid()};
        m_outbox.append(command);
        m_settled.append(0);
        post(CommandStored{command});
    }
    void killProgram()
    {
        breakLine();
        start();
    }
    void breakLine()
    {
        m_toServer.clear();
        m_toDesktop.clear();
        m_told = -1;
    }
    /// The desktop notices that the line is broken.
    void loseLink()
    {
        breakLine();
        post(LinkDown{Error{QStringLiteral("connection_lost"), {}, {}}});
    }
    void change() { m_server.change(); }
    /// The server takes one message, and may be too busy for an upload.
    void serve(bool busy)
    {
        if (m_toServer.isEmpty()) {
            return;
        }
        const ClientEffect message = m_toServer.dequeue();
        if (const auto *subscribe = std::get_if<SendSubscribe>(&message)) {
            Subscribed reply;
            reply.cursor = subscribe->message.cursor;
            reply.levelTick = m_server.tick();
            m_toDesktop.enqueue(SubscribedReceived{reply});
            m_told = reply.cursor.tick;
        } else if (const auto *upload = std::get_if<SendUpload>(&message)) {
            if (busy) {
                m_toDesktop.enqueue(UploadedReceived{fail("database_busy")});
                return;
            }
            QList<PendingCommand> commands;
            for (const qint64 number : upload->numbers) {
                commands.append(m_outbox.at(number - 1));
            }
            m_toDesktop.enqueue(UploadedReceived{m_server.upload(commands)});
        }
    }
    /// The server tells what is new.
    void feed()
    {
        if (m_told >= 0 && m_told < m_server.tick()) {
            m_toDesktop.enqueue(BatchReceived{m_server.feed(m_told)});
            m_told = m_server.tick();
        }
    }
    void receive()
    {
        if (!m_toDesktop.isEmpty()) {
            post(m_toDesktop.dequeue());
        }
    }
    void fireTimers()
    {
        for (const ClientTimer timer : std::exchange(m_timers, {})) {
            post(TimerExpired{timer});
        }
    }

    /// Without further mishaps all is done within so many steps.
    bool comesToRest()
    {
        for (int i = 0; i < 20 + 10 * static_cast<int>(m_outbox.size()); ++i) {
            serve(false);
            feed();
            receive();
            fireTimers();
        }
        return m_toServer.isEmpty() && m_toDesktop.isEmpty() && m_core->waiting() == 0;
    }
    void checkAllWasDoneOnce() const
    {
        RC_ASSERT(m_server.applied().size() == m_outbox.size());
        for (qsizetype i = 0; i < m_outbox.size(); ++i) {
            RC_ASSERT(m_server.applied().at(i).outcome.command == m_outbox.at(i).id);
            RC_ASSERT(m_settled.at(i) == 1);
        }
    }

private:
    void start()
    {
        m_core = std::make_unique<ClientCore>(ClientCore::Options{.commandsInUpload = 3});
        m_timers.clear();
        QList<PendingCommand> pending;
        for (qsizetype i = 0; i < m_outbox.size(); ++i) {
            if (m_settled.at(i) == 0) {
                pending.append(m_outbox.at(i));
            }
        }
        post(Started{at(m_cursor), {}, {}, pending});
    }
    void post(const ClientEvent &event)
    {
        QQueue<ClientEvent> events;
        events.enqueue(event);
        while (!events.isEmpty()) {
            for (const ClientEffect &effect : m_core->step(events.dequeue())) {
                perform(effect, events);
            }
        }
    }
    void perform(const ClientEffect &effect, QQueue<ClientEvent> &events)
    {
        if (std::holds_alternative<Connect>(effect)) {
            events.enqueue(LinkUp{});
        } else if (std::holds_alternative<Disconnect>(effect)) {
            breakLine();
            events.enqueue(LinkDown{std::get<Disconnect>(effect).why});
        } else if (const auto *timer = std::get_if<SetTimer>(&effect)) {
            m_timers.append(timer->timer);
        } else if (const auto *apply = std::get_if<ApplyBatch>(&effect)) {
            if (!apply->batch.to.isNull()) {
                RC_ASSERT(apply->batch.from.tick <= m_cursor);
                m_cursor = apply->batch.to.tick;
            }
            for (const Outcome &outcome : apply->settled) {
                // Never before the copy shows what the command did.
                RC_ASSERT(m_server.tickOf(outcome.number) <= m_cursor);
                ++m_settled[outcome.number - 1];
            }
        } else if (std::holds_alternative<SendSubscribe>(effect)
                   || std::holds_alternative<SendUpload>(effect)) {
            m_toServer.enqueue(effect);
        }
    }

    ModelServer m_server;
    std::unique_ptr<ClientCore> m_core;
    QList<PendingCommand> m_outbox;
    QList<int> m_settled; ///< how often each was
    qint64 m_cursor = 1;
    QList<ClientTimer> m_timers;
    QQueue<ClientEffect> m_toServer;
    QQueue<ClientEvent> m_toDesktop;
    qint64 m_told = -1; ///< to what tick the server has told; -1: nobody listens
};

} // namespace

/// Whatever happens on the way, each command is applied once, in order, and settled once.
class DeliveryTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandArrivesOnce();
};

void DeliveryTest::everyCommandArrivesOnce()
{
    QVERIFY(rc::check([](const std::vector<quint8> &steps) {
        Run run;
        for (const quint8 step : steps) {
            switch (step % 12) {
            case 0:
            case 1:
                run.storeCommand();
                break;
            case 2:
            case 3:
            case 4:
                run.serve(false);
                break;
            case 5:
                run.serve(true);
                break;
            case 6:
            case 7:
                run.receive();
                break;
            case 8:
                run.feed();
                break;
            case 9:
                run.fireTimers();
                run.change();
                break;
            case 10:
                run.loseLink();
                break;
            default:
                run.killProgram();
                break;
            }
        }
        run.fireTimers();
        RC_ASSERT(run.comesToRest());
        run.checkAllWasDoneOnce();
    }));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::DeliveryTest)
#include "delivery_test.moc"
