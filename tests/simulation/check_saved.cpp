#include "common/model/catalogue.h"
#include "common/wire/stored.h"
#include "common/wire/sync_messages.h"
#include "server/engine/feed.h"
#include "tests/simulation/checks.h"

/// What people were told is saved.
namespace kontor::sim {

namespace {

/// A command as the desktop's outbox has it.
struct Kept {
    enum State : qint64 { Pending = 0, Done = 1, Attention = 2 };
    qint64 state = Pending;
    bool decided = false;
    std::optional<Outcome> outcome;
};

QHash<QUuid, Kept> outboxOf(ClientNode &client)
{
    QHash<QUuid, Kept> kept;
    const auto file = client.disk().file(client.outboxPath());
    if (!file) {
        return kept;
    }
    static_cast<void>(file->connection->select(
        QStringLiteral("SELECT id, state, decided, outcome FROM command"), {},
        [&kept](const Row &row) {
            Kept command;
            command.state = row.value(1, FieldType::Integer).toInt();
            command.decided = row.value(2, FieldType::Boolean).toBool();
            const QByteArray outcome = row.value(3, FieldType::Bytes).toBytes();
            if (!outcome.isEmpty()) {
                command.outcome = wire::fromStored<Outcome>(outcome, &findEntityOrLine).value();
            }
            kept.insert(row.value(0, FieldType::Reference).toUuid(), command);
        }));
    return kept;
}

Result<QSet<QUuid>> appliedOn(Engine &engine)
{
    return engine.store().read<QSet<QUuid>>([](Tx &tx) -> Result<QSet<QUuid>> {
        TRY_ASSIGN(
            const Rows rows,
            tx.rows(QStringLiteral("SELECT command_id FROM applied"), {}, {FieldType::Reference}));
        QSet<QUuid> ids;
        for (const QList<Value> &row : rows) {
            ids.insert(row.first().toUuid());
        }
        return ids;
    });
}

/// No command has had its effect twice.
Verdict checkOnce(Engine &engine)
{
    const auto twice = engine.store().read<Rows>([](Tx &tx) {
        return tx.rows(QStringLiteral("SELECT command, command_name FROM change_log"
                                      " WHERE command IS NOT NULL GROUP BY command, command_name"
                                      " HAVING COUNT(DISTINCT txid) > 1 OR COUNT(outcome) > 1"),
                       {}, {FieldType::Reference, FieldType::Text});
    });
    if (twice && !twice->isEmpty()) {
        return Violation{QStringLiteral("I3"),
                         twice->first().at(1).toText()
                             + QStringLiteral(" has had its effect twice: ")
                             + twice->first().at(0).toUuid().toString(QUuid::WithoutBraces)};
    }
    return std::nullopt;
}

/// The history of records, read once each.
class Histories
{
public:
    explicit Histories(Engine &engine) : m_engine(engine) {}

    /// Whether the record has ever had this value.
    bool hasHad(const Entity &entity, const QUuid &id, const QString &field, const Value &value)
    {
        const QList<FeedEntry> &entries = of(entity, id);
        const QByteArray name = field.toLatin1();
        return std::any_of(entries.begin(), entries.end(), [&](const FeedEntry &entry) {
            return entry.change.operation != Change::Operation::Delete
                && entry.change.after.value(QLatin1String(name)) == value;
        });
    }
    /// The version that the record had when the command changed it; nothing: it did not.
    std::optional<qint64> versionBefore(const Entity &entity, const QUuid &id, const QUuid &command)
    {
        std::optional<qint64> version;
        for (const FeedEntry &entry : of(entity, id)) { // the latest first
            if (entry.command == command && entry.change.operation != Change::Operation::Create) {
                version = entry.change.before.version;
            }
        }
        return version;
    }

private:
    const QList<FeedEntry> &of(const Entity &entity, const QUuid &id)
    {
        if (!m_known.contains(id)) {
            const auto entries = m_engine.store().read<QList<FeedEntry>>(
                [&entity, &id](Tx &tx) { return feed::history(tx, entity, id, 1'000); });
            m_known.insert(id, entries ? *entries : QList<FeedEntry>());
        }
        return m_known[id];
    }

    Engine &m_engine;
    QHash<QUuid, QList<FeedEntry>> m_known;
};

/// Whether a document was changed that is not the one which the person saw.
bool changedUnseen(const Saved &saved, Histories &histories)
{
    const Entity *entity = entityOf(saved.name);
    if (entity->merge != MergePolicy::Document || saved.arguments.baseVersion == 0) {
        return false;
    }
    const auto before = histories.versionBefore(*entity, saved.arguments.record, saved.command);
    return before && *before != saved.arguments.baseVersion;
}

/// Whether everything that was typed is in the data, or in the conflict that the person is asked
/// about.
QString lostValue(const Saved &saved, const Outcome &outcome, Histories &histories)
{
    const Entity *entity = entityOf(saved.name);
    for (auto it = saved.arguments.values.cbegin(); it != saved.arguments.values.cend(); ++it) {
        if (!it->toText().startsWith(QLatin1String("typed "))) {
            continue;
        }
        const bool asked =
            std::any_of(outcome.conflicts.begin(), outcome.conflicts.end(),
                        [&it](const FieldConflict &conflict) {
                            return conflict.field == it.key() && conflict.mine == it.value();
                        });
        if (!asked && !histories.hasHad(*entity, saved.arguments.record, it.key(), it.value())) {
            return it.key();
        }
    }
    return {};
}

QString whatIsWrong(const Saved &saved, const Kept &kept, const QSet<QUuid> &applied,
                    Histories &histories)
{
    if (kept.state == Kept::Pending) {
        return QStringLiteral("waits for ever");
    }
    if (kept.decided) {
        return {};
    }
    if (!kept.outcome) {
        return QStringLiteral("is done without an outcome");
    }
    if (!applied.contains(saved.command)) {
        return QStringLiteral("is not known to the server");
    }
    if (kept.outcome->kind == Outcome::Kind::Rejected) {
        return kept.state == Kept::Attention ? QString()
                                             : QStringLiteral("was rejected without a word");
    }
    if (kept.outcome->kind == Outcome::Kind::Conflict && kept.state != Kept::Attention) {
        return QStringLiteral("is in conflict without a word");
    }
    if (changedUnseen(saved, histories)) {
        return QStringLiteral("changed a document that was another by then");
    }
    const QString lost = lostValue(saved, *kept.outcome, histories);
    return lost.isEmpty() ? QString() : QStringLiteral("has lost what was typed as ") + lost;
}

/// At which desktops a command waits for a person.
QMultiHash<QUuid, int> askedAt(World &world)
{
    QMultiHash<QUuid, int> asked;
    for (const auto &client : world.clients()) {
        const QHash<QUuid, Kept> outbox = outboxOf(*client);
        for (auto it = outbox.cbegin(); it != outbox.cend(); ++it) {
            if (it->state == Kept::Attention) {
                asked.insert(it.key(), client->number());
            }
        }
    }
    return asked;
}

} // namespace

Verdict checkSaved(World &world)
{
    Engine &engine = world.anyServer()->engine();
    if (const Verdict verdict = checkOnce(engine)) {
        return verdict;
    }
    const auto applied = appliedOn(engine);
    if (!applied) {
        return Violation{QStringLiteral("I2"), applied.error().code};
    }
    Histories histories(engine);
    const QMultiHash<QUuid, int> asked = askedAt(world);
    for (const auto &client : world.clients()) {
        const QHash<QUuid, Kept> outbox = outboxOf(*client);
        for (const Saved &saved : world.saved()) {
            if (saved.client != client->number()) {
                continue;
            }
            const auto kept = outbox.constFind(saved.command);
            QString wrong = QStringLiteral("is forgotten");
            if (kept != outbox.cend()) {
                // It lies in the outbox of a machine that may not offer it any more.
                const bool excused = client->isShutOut()
                    && (kept->state == Kept::Pending || !applied->contains(saved.command));
                // Of a cloned machine's commands the one that offered them again asks about.
                const QList<int> desktops = asked.values(saved.command);
                const bool askedElsewhere = kept->state != Kept::Pending
                    && std::any_of(desktops.begin(), desktops.end(),
                                   [&](int desktop) { return desktop != client->number(); });
                wrong = excused || askedElsewhere ? QString()
                                                  : whatIsWrong(saved, *kept, *applied, histories);
            }
            if (!wrong.isEmpty()) {
                return Violation{QStringLiteral("I2"),
                                 QStringLiteral("%1 of operation %2 at desktop %3 %4")
                                     .arg(saved.name)
                                     .arg(saved.operation)
                                     .arg(client->number())
                                     .arg(wrong)};
            }
        }
    }
    return std::nullopt;
}

} // namespace kontor::sim
