#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "server/engine/feed.h"
#include "tests/support/fresh_database.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

constexpr Instant start = 1'700'000'000'000;

Actor someone()
{
    Actor actor = Actor::system();
    actor.user = newUuid();
    actor.device = newUuid();
    return actor;
}

} // namespace

class FeedTest : public QObject
{
    Q_OBJECT

private slots:
    void changesComeBackAsTheyWere_data() { FreshDatabases::addRows(); }
    void changesComeBackAsTheyWere();
    void secretsStayOutOfTheLog_data() { FreshDatabases::addRows(); }
    void secretsStayOutOfTheLog();
    void anEntryTellsItsRootAndOwners_data() { FreshDatabases::addRows(); }
    void anEntryTellsItsRootAndOwners();
    void outcomesTravelWithTheirEffects_data() { FreshDatabases::addRows(); }
    void outcomesTravelWithTheirEffects();
    void aFailedCommandLeavesNothing_data() { FreshDatabases::addRows(); }
    void aFailedCommandLeavesNothing();
    void longReadsStopBetweenTransactions_data() { FreshDatabases::addRows(); }
    void longReadsStopBetweenTransactions();
    void aForeignCursorIsUnknown_data() { FreshDatabases::addRows(); }
    void aForeignCursorIsUnknown();
    void anOldCursorIsTooOldOncePruned_data() { FreshDatabases::addRows(); }
    void anOldCursorIsTooOldOncePruned();
    void historyIsTheLatestFirst_data() { FreshDatabases::addRows(); }
    void historyIsTheLatestFirst();
    void aDumpLoadedElsewhereBeginsAnewEpoch();

private:
    std::unique_ptr<Store> open(const QString &url)
    {
        StoreOptions options;
        options.url = url;
        options.entities = catalogue();
        options.bookkeeping = feed::tables();
        auto store = Store::open(options, m_clock);
        if (!store) {
            qWarning() << store.error().code << store.error().args;
            return nullptr;
        }
        const auto prepared = (*store)->write<int>(QUuid(), [](Tx &tx) -> Result<int> {
            TRY(feed::prepare(tx));
            return 0;
        });
        if (!prepared) {
            qWarning() << prepared.error().code << prepared.error().args;
            return nullptr;
        }
        return std::move(*store);
    }
    std::unique_ptr<Store> open(DatabaseKind kind) { return open(m_databases.url(kind)); }

    /// Runs a command as the engine does; answers its id.
    QUuid command(Store &store, const std::function<Result<void>(Tx &)> &rule,
                  const Actor &actor = Actor::system(),
                  const std::optional<Outcome> &outcome = std::nullopt)
    {
        const QUuid id = newUuid();
        const auto done = store.write<int>(actor.user, [&](Tx &tx) -> Result<int> {
            TRY(rule(tx));
            TRY(feed::append(tx, tx.changes(), {id, u"party.update"_s, outcome}, actor));
            return 0;
        });
        if (!done) {
            qWarning() << done.error().code << done.error().args;
        }
        return id;
    }
    Party saved(Store &store, Party party)
    {
        command(store, [&](Tx &tx) { return tx.insert(party); });
        return party;
    }
    static Cursor tick(Store &store)
    {
        return store.write<Cursor>(QUuid(), [](Tx &tx) { return feed::makeTick(tx); })
            .value_or(Cursor());
    }
    static Result<FeedDelta> read(Store &store, const Cursor &from, const Cursor &to,
                                  int limit = 20'000)
    {
        return store.read<FeedDelta>([&](Tx &tx) { return feed::read(tx, from, to, limit); });
    }

    FreshDatabases m_databases;
    FixedClock m_clock{start};
};

void FeedTest::changesComeBackAsTheyWere()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Party party;
    party.name = u"北京茶业"_s;
    party.creditLimit = Amount::fromInteger(5000);
    const Cursor a = tick(*store);
    const Party created = saved(*store, party);
    QList<Change> expected;
    command(*store, [&](Tx &tx) -> Result<void> {
        Party changed = created;
        changed.phone = u"010-1"_s;
        changed.creditLimit = {};
        TRY(tx.update(changed));
        expected.append(tx.changes());
        return {};
    });
    command(*store, [&](Tx &tx) -> Result<void> {
        TRY(tx.remove(created.id));
        expected.append(tx.changes());
        return {};
    });
    const Cursor b = tick(*store);
    QVERIFY(a != b);

    const auto delta = read(*store, a, b);
    QVERIFY(delta);
    QCOMPARE(delta->from, a);
    QCOMPARE(delta->to, b);
    QCOMPARE(delta->entries.size(), 3);
    QCOMPARE(fromRecord<Party>(delta->entries.at(0).change.after).name, u"北京茶业"_s);
    QCOMPARE(delta->entries.at(0).at, start);
    for (qsizetype i = 0; i < 2; ++i) {
        const Change &change = delta->entries.at(i + 1).change;
        QCOMPARE(change.operation, expected.at(i).operation);
        QVERIFY(change.before == expected.at(i).before);
        QVERIFY(change.after == expected.at(i).after);
    }
    QVERIFY(read(*store, b, b)->entries.isEmpty());
}

void FeedTest::secretsStayOutOfTheLog()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const Cursor a = tick(*store);
    User user;
    user.login = u"ana"_s;
    user.name = u"Ana"_s;
    user.passwordHash = u"$argon2id$secret"_s;
    command(*store, [&](Tx &tx) { return tx.insert(user); });
    const auto delta = read(*store, a, tick(*store));
    QCOMPARE(delta->entries.size(), 1);
    const Record &record = delta->entries.first().change.after;
    QCOMPARE(record.value("login").toText(), u"ana"_s);
    QVERIFY(record.value("password_hash").isEmpty());
}

void FeedTest::anEntryTellsItsRootAndOwners()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const auto ana = Id<User>::create();
    const auto bob = Id<User>::create();
    Party party;
    party.name = u"Tea & Co"_s;
    party.owner = ana;
    party = saved(*store, party);
    const Cursor a = tick(*store);
    Contact contact;
    contact.party = party.id;
    contact.name = u"Li"_s;
    command(*store, [&](Tx &tx) { return tx.insert(contact); });
    const Cursor b = tick(*store);
    const FeedEntry first = read(*store, a, b)->entries.first();
    QCOMPARE(first.root, party.id.uuid());
    QCOMPARE(first.owner, ana.uuid());

    command(*store, [&](Tx &tx) {
        party.owner = bob;
        return tx.update(party);
    });
    const FeedEntry moved = read(*store, b, tick(*store))->entries.first();
    QCOMPARE(moved.ownerBefore, ana.uuid());
    QCOMPARE(moved.owner, bob.uuid());
    // The contact now counts as Bob's, whoever reads that part of the feed again.
    QCOMPARE(read(*store, a, b)->entries.first().owner, bob.uuid());

    command(*store, [&](Tx &tx) { return tx.remove(party.id); });
    const FeedEntry orphan = read(*store, a, b)->entries.first();
    QVERIFY(orphan.ownerUnknown);
}

void FeedTest::outcomesTravelWithTheirEffects()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const Actor actor = someone();
    const Cursor a = tick(*store);
    Outcome outcome;
    outcome.kind = Outcome::Kind::Conflict;
    outcome.number = 7;
    outcome.conflicts = {{u"name"_s, Value(u"a"_s), Value(u"b"_s), Value(u"c"_s)}};
    Party party;
    party.name = u"Tea"_s;
    outcome.command = command(
        *store, [&](Tx &tx) { return tx.insert(party); }, actor, outcome);
    Outcome rejected;
    rejected.kind = Outcome::Kind::Rejected;
    rejected.error = Error{u"price_changed"_s, {{u"price"_s, u"12.50"_s}}, u"lines"_s};
    command(
        *store, [](Tx &) { return Result<void>(); }, actor, rejected);

    const auto delta = read(*store, a, tick(*store));
    QCOMPARE(delta->entries.size(), 3);
    QCOMPARE(delta->entries.at(1).device, actor.device);
    QCOMPARE(delta->entries.at(1).command, outcome.command);
    QCOMPARE(delta->entries.at(1).outcome->number, 7);
    QVERIFY(delta->entries.at(1).outcome->conflicts == outcome.conflicts);
    QCOMPARE(delta->entries.at(2).outcome->error, rejected.error);
}

void FeedTest::aFailedCommandLeavesNothing()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const Cursor a = tick(*store);
    const auto failed = store->write<int>(QUuid(), [](Tx &tx) -> Result<int> {
        Party party;
        TRY(tx.insert(party));
        TRY(feed::append(tx, tx.changes(), {newUuid(), u"party.create"_s, {}}, Actor::system()));
        return fail("refused");
    });
    QVERIFY(!failed);
    QVERIFY(read(*store, a, tick(*store))->entries.isEmpty());
}

void FeedTest::longReadsStopBetweenTransactions()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const Cursor a = tick(*store);
    for (int transaction = 0; transaction < 4; ++transaction) {
        command(*store, [](Tx &tx) -> Result<void> {
            for (int i = 0; i < 5; ++i) {
                Party party;
                party.name = u"Tea"_s;
                TRY(tx.insert(party));
            }
            return {};
        });
        tick(*store);
    }
    const Cursor end = tick(*store);
    QList<qsizetype> sizes;
    for (Cursor at = a; at != end && sizes.size() < 10;) {
        const auto delta = read(*store, at, end, 7);
        QVERIFY(delta);
        QCOMPARE(delta->from, at);
        QVERIFY(delta->entries.size() % 5 == 0);
        sizes.append(delta->entries.size());
        at = delta->to;
    }
    QVERIFY(sizes.size() > 1);
    QCOMPARE(std::accumulate(sizes.begin(), sizes.end(), qsizetype{0}), 20);
}

void FeedTest::aForeignCursorIsUnknown()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    saved(*store, {});
    const Cursor head = tick(*store);
    const auto code = [&](const Cursor &cursor) {
        const auto checked = store->read<int>([&](Tx &tx) -> Result<int> {
            TRY(feed::check(tx, cursor));
            return 0;
        });
        const auto delta = read(*store, cursor, head);
        if (checked.has_value() != delta.has_value()) {
            return u"check and read disagree"_s;
        }
        return checked ? QString() : checked.error().code;
    };
    QCOMPARE(code(head), QString());
    QCOMPARE(code({newUuid(), head.tick, head.nonce}), u"cursor_unknown"_s);
    QCOMPARE(code({head.epoch, head.tick, head.nonce + 1}), u"cursor_unknown"_s);
    QCOMPARE(code({head.epoch, head.tick + 1, head.nonce}), u"cursor_unknown"_s);
}

void FeedTest::anOldCursorIsTooOldOncePruned()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    const Cursor old = tick(*store);
    const Party party = saved(*store, {});
    const Cursor kept = tick(*store);
    m_clock.advance(1000);
    saved(*store, {});
    const Cursor head = tick(*store);
    const auto pruned = store->write<int>(QUuid(), [this](Tx &tx) -> Result<int> {
        TRY(feed::prune(tx, m_clock.now()));
        return 0;
    });
    QVERIFY(pruned);
    QCOMPARE(read(*store, old, head).error().code, u"cursor_too_old"_s);
    if (kind == DatabaseKind::Sqlite) {
        QCOMPARE(read(*store, kept, head)->entries.size(), 1);
    }
    QVERIFY(read(*store, head, head));
    // The audit trail stays.
    const auto history = store->read<QList<FeedEntry>>(
        [&](Tx &tx) { return feed::history(tx, Party::entity, party.id.uuid(), 10); });
    QCOMPARE(history->size(), 1);
}

void FeedTest::historyIsTheLatestFirst()
{
    QFETCH(DatabaseKind, kind);
    const auto store = open(kind);
    QVERIFY(store);
    Party party = saved(*store, {});
    saved(*store, {});
    for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s}) {
        command(*store, [&](Tx &tx) {
            party.name = name;
            return tx.update(party);
        });
    }
    const auto page = [&](int limit, qint64 before) {
        return store
            ->read<QList<FeedEntry>>([&](Tx &tx) {
                return feed::history(tx, Party::entity, party.id.uuid(), limit, before);
            })
            .value_or(QList<FeedEntry>());
    };
    const auto newest = page(2, 0);
    QCOMPARE(newest.size(), 2);
    QCOMPARE(newest.first().change.after.value("name").toText(), u"Three"_s);
    QCOMPARE(newest.first().change.before.value("name").toText(), u"Two"_s);
    const auto rest = page(10, newest.last().sequence);
    QCOMPARE(rest.size(), 2);
    QCOMPARE(rest.last().change.operation, Change::Operation::Create);
}

void FeedTest::aDumpLoadedElsewhereBeginsAnewEpoch()
{
    const QString url = m_databases.url(DatabaseKind::Postgres);
    Cursor before;
    Party party;
    {
        const auto store = open(url);
        QVERIFY(store);
        party = saved(*store, {});
        before = tick(*store);
        // What a dump carries along, seen from the cluster that it is loaded into.
        QVERIFY(store->write<qint64>(QUuid(), [](Tx &tx) {
            return tx.execute(u"UPDATE feed_epoch SET cluster = 'another'"_s);
        }));
    }
    const auto store = open(url);
    QVERIFY(store);
    const Cursor begin = tick(*store);
    QVERIFY(begin.epoch != before.epoch);
    QCOMPARE(read(*store, before, begin).error().code, u"cursor_unknown"_s);
    saved(*store, {});
    QCOMPARE(read(*store, begin, tick(*store))->entries.size(), 1);
    const auto history = store->read<QList<FeedEntry>>(
        [&](Tx &tx) { return feed::history(tx, Party::entity, party.id.uuid(), 10); });
    QCOMPARE(history->size(), 1);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::FeedTest)
#include "feed_test.moc"
