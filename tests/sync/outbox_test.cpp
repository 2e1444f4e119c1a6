#include "app/session/outbox.h"
#include "common/entities/party/party.h"
#include "common/store/sealed_vfs.h"
#include "tests/support/office.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kontor::test::must;

namespace kontor {

/// What the outbox offers a server that has forgotten what it had acknowledged.
class OutboxTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void theLastIsOfferedThenWhatTheServerLacks();
    void whatWasDoneUnderAnEarlierIdentityIsOfferedToo();
    void whatAnEarlierIdentityDidComesFirst();
    void whatWaitsForAPersonIsOfferedToo();
    void whatAPersonDecidedOnIsNotOffered();
    void aNewIdentityRepeatsAnOfferWithoutAnswer();
    void eachCommandFollowsOnAnother();

private:
    void open()
    {
        QFETCH_GLOBAL(QByteArray, key);
        m_outbox.reset();
        m_outbox = must(Outbox::open(m_folder->filePath(u"outbox.sqlite"_s), m_clock, key));
    }
    /// Stores the creation of a customer, and answers its name.
    QString store();
    void settleAll(Outcome::Kind kind = Outcome::Kind::Applied);
    /// The server refuses a customer, and the person gives it up.
    void storeAndGiveUp();
    /// The names of the pending customers with the numbers of their commands.
    QStringList pending() const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Outbox> m_outbox;
    char m_name = 'A';
};

void OutboxTest::initTestCase_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("readable") << QByteArray();
    QTest::newRow("sealed") << QByteArray(SealedVfs::keyBytes, 'k');
}

void OutboxTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
    m_name = 'A';
}

QString OutboxTest::store()
{
    const QString name(QChar::fromLatin1(m_name++));
    Outbox::Draft draft;
    draft.name = u"party.create"_s;
    draft.arguments.record = newUuid();
    draft.arguments.values = {{u"name"_s, Value(name)}};
    must(m_outbox->add(draft));
    return name;
}

void OutboxTest::settleAll(Outcome::Kind kind)
{
    QList<Outcome> outcomes;
    for (const DeviceCommand &command : m_outbox->pending()) {
        outcomes.append(Outcome{kind, command.id, command.number, {}, {}});
    }
    must(m_outbox->settle(outcomes, 7));
    QCOMPARE(pending(), QStringList());
}

void OutboxTest::storeAndGiveUp()
{
    store();
    const QUuid refused = m_outbox->pending().first().id;
    settleAll(Outcome::Kind::Rejected);
    must(m_outbox->discard(refused));
}

QStringList OutboxTest::pending() const
{
    QStringList names;
    for (const DeviceCommand &command : m_outbox->pending()) {
        names.append(QString::number(command.number) + u' '
                     + command.arguments.values.value(u"name"_s).toText());
    }
    return names;
}

void OutboxTest::theLastIsOfferedThenWhatTheServerLacks()
{
    store();
    store();
    store();
    settleAll();
    QCOMPARE(must(m_outbox->reopenLast()).size(), 1);
    QCOMPARE(pending(), QStringList{u"3 C"_s});
    QCOMPARE(must(m_outbox->reopen(2)).size(), 1);
    QCOMPARE(pending(), (QStringList{u"2 B"_s, u"3 C"_s}));
}

/// A clone got an identity of its own, did nothing since, and the server was restored from before.
void OutboxTest::whatWasDoneUnderAnEarlierIdentityIsOfferedToo()
{
    store();
    store();
    settleAll();
    must(m_outbox->renumber());
    QCOMPARE(must(m_outbox->reopenLast()).size(), 2);
    QCOMPARE(pending(), (QStringList{u"1 A"_s, u"2 B"_s}));
}

/// What was made later may rest on it.
void OutboxTest::whatAnEarlierIdentityDidComesFirst()
{
    store();
    settleAll();
    must(m_outbox->renumber());
    store();
    settleAll();
    must(m_outbox->renumber());
    store();
    store();
    settleAll();
    store();
    QCOMPARE(must(m_outbox->reopenLast()).size(), 1);
    QCOMPARE(pending(), (QStringList{u"2 D"_s, u"3 E"_s}));
    // The server has never heard of this identity.
    QCOMPARE(must(m_outbox->reopen(1)).size(), 5);
    const QStringList all{u"1 A"_s, u"2 B"_s, u"3 C"_s, u"4 D"_s, u"5 E"_s};
    QCOMPARE(pending(), all);
    open();
    QCOMPARE(pending(), all);
    store();
    QCOMPARE(pending().last(), u"6 F"_s);
}

/// What was refused or in conflict is decided anew: the server has forgotten that as well.
void OutboxTest::whatWaitsForAPersonIsOfferedToo()
{
    store();
    settleAll(Outcome::Kind::Conflict);
    must(m_outbox->renumber());
    QCOMPARE(must(m_outbox->attention()).size(), 1);
    must(m_outbox->reopenLast());
    QCOMPARE(pending(), QStringList{u"1 A"_s});
    QCOMPARE(must(m_outbox->attention()).size(), 0);
}

void OutboxTest::whatAPersonDecidedOnIsNotOffered()
{
    storeAndGiveUp();
    store();
    settleAll();
    must(m_outbox->renumber());
    must(m_outbox->reopenLast());
    QCOMPARE(pending(), QStringList{u"1 B"_s});
}

/// A restored server is asked what it knows, and then it turns out that another machine goes by the
/// same identity: what the server lacks of this machine's work it would not ask the new one for.
void OutboxTest::aNewIdentityRepeatsAnOfferWithoutAnswer()
{
    store();
    settleAll();
    must(m_outbox->renumber());
    QCOMPARE(pending(), QStringList());
    storeAndGiveUp();
    store();
    store();
    settleAll();
    QCOMPARE(must(m_outbox->reopenLast()).size(), 1);
    store();
    must(m_outbox->renumber());
    QCOMPARE(pending(), (QStringList{u"1 A"_s, u"2 C"_s, u"3 D"_s, u"4 E"_s}));
    settleAll();
    must(m_outbox->renumber());
    QCOMPARE(pending(), QStringList());
}

void OutboxTest::eachCommandFollowsOnAnother()
{
    store();
    store();
    const QUuid first = m_outbox->pending().first().id;
    settleAll();
    QCOMPARE(must(m_outbox->idOf(1)), first);
    QVERIFY(must(m_outbox->idOf(0)).isNull());
    QVERIFY(must(m_outbox->idOf(3)).isNull());
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::OutboxTest)
#include "outbox_test.moc"
