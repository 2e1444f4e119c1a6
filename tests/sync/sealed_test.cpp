#include "app/session/account_key.h"
#include "app/session/outbox.h"
#include "app/session/outbox_file.h"
#include "common/entities/system/device.h"
#include "common/store/connection.h"
#include "common/store/sealed_vfs.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QDir>
#include <QDirIterator>

#include <sodium.h>

#include <array>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

namespace {

constexpr qint64 dayMs = qint64{24} * 3600 * 1000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What a laptop keeps can be read with its user's password, and without that by nobody but the
/// server; and what waits in the outbox is never lost over it.
class SealedTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup();

    void nothingOfTheCompanyIsReadableOnTheDisk();
    void onlyTheRightPasswordOpensTheAccount();
    void aPasswordChangedElsewhereOpensTheOutboxAgain();
    void afterTheLeaseOnlyTheServerHasTheKey();
    void aRevokedDeviceForgetsItsKey();
    void whoRemovesTheCopyKeepsWhatWaits();
    void aKeyThatIsNowhereIsSaidAndTheOutboxPutAside();
    void whatAnEarlierPasswordOpensIsPutAsideToo();
    void aServerFromABackupIsGivenTheKeyAgain();
    void whatAnEarlierVersionLeftIsTakenOver();
    void anInterruptedTakeOverIsFinished();

private:
    void signIn()
    {
        m_ana.reset();
        m_ana = std::make_unique<Desktop>(*m_server, m_folder->path());
        QVERIFY(m_ana->signIn(u"ana"_s));
    }
    Result<void> trySignIn(const QString &password = u"correct horse"_s, bool offline = false)
    {
        m_ana.reset();
        m_ana = std::make_unique<Desktop>(*m_server, m_folder->path());
        const Credentials credentials{u"office"_s, u"ana"_s, password};
        return answerOf(offline ? m_ana->session->signInOffline(credentials)
                                : m_ana->session->signIn(credentials));
    }
    /// Ana writes down a customer without a link, and the program ends.
    void typeOffline(const QString &name)
    {
        m_ana->session->disconnectFromServer();
        QVERIFY(m_ana->waitUntilOffline());
        Party party;
        party.name = name;
        QVERIFY(m_ana->create(party));
        m_ana.reset();
    }
    qsizetype atOffice(const QString &name)
    {
        return m_office->all<Party>(Filter::equal("name", Value(name))).size();
    }
    QString account() const { return accountFolder(m_folder->path(), u"office"_s, u"ana"_s); }
    QString outbox() const { return account() + u"/outbox.sqlite"_s; }
    QStringList files(const QString &pattern) const
    {
        return QDir(account()).entryList({pattern}, QDir::Files);
    }
    QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList found;
        QDirIterator walk(m_folder->path(), QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            if (contentOf(path).contains(bytes)) {
                found.append(QFileInfo(path).fileName());
            }
        }
        return found;
    }
    void passDays(int days)
    {
        DesktopAccount known = *loadAccount(account());
        known.contactAt -= days * dayMs;
        QVERIFY(saveAccount(account(), known));
    }
    void forgetKeysOfServer()
    {
        must(m_office->write([](Tx &tx) -> Result<void> {
            TRY(tx.execute(u"DELETE FROM device_key"_s, {}));
            return {};
        }));
    }
    /// The files as the program wrote them before it sealed them.
    void leaveAsEarlierVersion();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Desktop> m_ana;
    Actor m_person;
    SystemClock m_clock;
};

void SealedTest::init()
{
    failOnLostCopies();
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open();
    m_person = m_office->person("sales", u"ana"_s);
    addCustomer(*m_office, "PLANTED-there");
    m_server = std::make_unique<OfficeServer>(m_office->engine());
}

void SealedTest::cleanup()
{
    m_ana.reset();
    m_server.reset();
    m_office.reset();
}

void SealedTest::nothingOfTheCompanyIsReadableOnTheDisk()
{
    signIn();
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    Party party;
    party.name = u"PLANTED-here"_s;
    QVERIFY(m_ana->create(party));
    QCOMPARE(m_ana->names(Party::entity).size(), 2);
    // While it runs, after it has ended, and when the rest has arrived.
    QCOMPARE(filesWith("PLANTED"), QStringList());
    QVERIFY(!files(u"outbox.sqlite-wal"_s).isEmpty());
    m_ana.reset();
    QVERIFY(!files(u"copy-*.sqlite"_s).isEmpty());
    QCOMPARE(filesWith("PLANTED"), QStringList());
    signIn();
    addCustomer(*m_office, "PLANTED-later");
    EVENTUALLY(m_ana->names(Party::entity).size() == 3);
    QCOMPARE(filesWith("PLANTED"), QStringList());
    QCOMPARE(filesWith("SQLite format"), QStringList());
    QCOMPARE(filesWith("CREATE TABLE"), QStringList());
    // Nor what signs the device in.
    DesktopAccount known = *loadAccount(account());
    QVERIFY(unlockAccount(known, u"correct horse"_s));
    QCOMPARE(known.token.size(), 32);
    QCOMPARE(filesWith(known.token), QStringList());
    QCOMPARE(filesWith(known.key), QStringList());
    QCOMPARE(filesWith("argon2id$"), QStringList());
}

void SealedTest::onlyTheRightPasswordOpensTheAccount()
{
    signIn();
    m_ana.reset();
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"wrong horse"_s, true)), u"sign_in_refused"_s);
    QCOMPARE(codeOf(trySignIn(u""_s, true)), u"sign_in_refused"_s);
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), QString());
    EVENTUALLY_EQUAL(m_ana->names(Party::entity), QStringList{u"PLANTED-there"_s});
    // The same characters typed on another keyboard are the same password.
    DesktopAccount typed;
    makeKey(typed);
    const QByteArray key = typed.key;
    QVERIFY(lockAccount(typed, u"caf\u00e9"_s));
    typed.key.clear();
    QVERIFY(unlockAccount(typed, u"cafe\u0301"_s));
    QCOMPARE(typed.key, key);
    // A changed byte opens nothing.
    typed.keyBox.content[40] = static_cast<char>(typed.keyBox.content[40] ^ 1);
    QCOMPARE(codeOf(unlockAccount(typed, u"caf\u00e9"_s)), u"sign_in_refused"_s);
}

void SealedTest::aPasswordChangedElsewhereOpensTheOutboxAgain()
{
    signIn();
    typeOffline(u"Tea & Co"_s);
    must(m_office->call(m_office->admin(), "set_password", Id<User>(m_person.user),
                        {{u"password"_s, Value(u"another horse"_s)}}));
    QCOMPARE(codeOf(trySignIn()), u"sign_in_refused"_s);
    QCOMPARE(codeOf(trySignIn(u"another horse"_s)), QString());
    QVERIFY(m_ana->waitUntilLevel());
    QCOMPARE(atOffice(u"Tea & Co"_s), 1);
    // From now on the new password opens it, and the old one does not.
    m_ana.reset();
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), u"sign_in_refused"_s);
    QCOMPARE(codeOf(trySignIn(u"another horse"_s, true)), QString());
}

void SealedTest::afterTheLeaseOnlyTheServerHasTheKey()
{
    signIn();
    typeOffline(u"Tea & Co"_s);
    passDays(61);
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), u"lease_expired"_s);
    DesktopAccount left = *loadAccount(account());
    QVERIFY(left.keyBox.content.isEmpty());
    QVERIFY(left.tokenBox.isEmpty());
    QVERIFY(!left.keyId.isNull());
    QCOMPARE(codeOf(unlockAccount(left, u"correct horse"_s)), u"offline"_s);
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), u"offline"_s);
    QCOMPARE(files(u"copy-*"_s), QStringList());
    QVERIFY(!files(u"outbox.sqlite"_s).isEmpty());

    m_server->start(m_office->engine());
    signIn();
    QCOMPARE(atOffice(u"Tea & Co"_s), 1);
    QVERIFY(!loadAccount(account())->keyBox.content.isEmpty());
}

void SealedTest::aRevokedDeviceForgetsItsKey()
{
    signIn();
    const Device device = m_office->all<Device>().first();
    must(m_office->call(m_office->admin(), "revoke", device.id));
    EVENTUALLY_EQUAL(m_ana->session->state().error.code, u"device_revoked"_s);
    EVENTUALLY_EQUAL(files(u"copy-*"_s), QStringList());
    m_ana.reset();
    const DesktopAccount left = *loadAccount(account());
    QVERIFY(left.keyBox.content.isEmpty() && left.tokenBox.isEmpty());
    QCOMPARE(codeOf(trySignIn()), u"device_revoked"_s);
}

void SealedTest::whoRemovesTheCopyKeepsWhatWaits()
{
    signIn();
    typeOffline(u"Tea & Co"_s);
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), QString());
    QVERIFY(answerOf(m_ana->session->removeCopy()));
    QVERIFY(loadAccount(account())->keyBox.content.isEmpty());
    m_server->start(m_office->engine());
    signIn();
    QCOMPARE(atOffice(u"Tea & Co"_s), 1);
}

void SealedTest::aKeyThatIsNowhereIsSaidAndTheOutboxPutAside()
{
    signIn();
    typeOffline(u"Tea & Co"_s);
    passDays(61);
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), u"lease_expired"_s);
    forgetKeysOfServer();
    m_server->start(m_office->engine());

    const QByteArray content = contentOf(outbox());
    const QUuid keyId = loadAccount(account())->keyId;
    const auto refused = trySignIn();
    QCOMPARE(codeOf(refused), u"outbox_unreadable"_s);
    const QString file = refused.error().args.value(u"file"_s).toString();
    QVERIFY(file.contains(keyId.toString(QUuid::WithoutBraces)));
    QCOMPARE(contentOf(file), content);
    QVERIFY(!QFile::exists(outbox()));
    // The next time he goes on without it.
    signIn();
    Party party;
    party.name = u"Coffee & Co"_s;
    QVERIFY(m_ana->create(party));
    QVERIFY(m_ana->waitUntilLevel());
    QCOMPARE(atOffice(u"Coffee & Co"_s), 1);
    QCOMPARE(contentOf(file), content);
    QVERIFY(loadAccount(account())->keyId != keyId);
}

void SealedTest::whatAnEarlierPasswordOpensIsPutAsideToo()
{
    signIn();
    typeOffline(u"Tea & Co"_s);
    forgetKeysOfServer();
    must(m_office->call(m_office->admin(), "set_password", Id<User>(m_person.user),
                        {{u"password"_s, Value(u"another horse"_s)}}));
    const auto refused = trySignIn(u"another horse"_s);
    QCOMPARE(codeOf(refused), u"outbox_unreadable"_s);
    const QString file = refused.error().args.value(u"file"_s).toString();
    DesktopAccount aside = must(loadAccount(file + u".account"_s));
    must(unlockAccount(aside, u"correct horse"_s));
    QCOMPARE(must(Outbox::open(file, m_clock, aside.key))->pending().size(), 1);
    QCOMPARE(codeOf(trySignIn(u"another horse"_s)), QString());
}

void SealedTest::aServerFromABackupIsGivenTheKeyAgain()
{
    signIn();
    forgetKeysOfServer();
    m_ana->session->disconnectFromServer();
    QVERIFY(m_ana->waitUntilOffline());
    m_ana->session->reconnect();
    QVERIFY(m_ana->waitUntilLevel());
    typeOffline(u"Tea & Co"_s);
    passDays(61);
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), u"lease_expired"_s);
    m_server->start(m_office->engine());
    signIn();
    QCOMPARE(atOffice(u"Tea & Co"_s), 1);
}

void SealedTest::leaveAsEarlierVersion()
{
    DesktopAccount known = *loadAccount(account());
    QVERIFY(unlockAccount(known, u"correct horse"_s));
    const QByteArray key = known.key;
    std::array<char, 128> hash{};
    QCOMPARE(crypto_pwhash_str(hash.data(), "correct horse", 13, crypto_pwhash_OPSLIMIT_MIN,
                               crypto_pwhash_MEMLIMIT_MIN),
             0);
    known.passwordHash = QString::fromLatin1(hash.data());
    known.keyId = {};
    known.keyBox = {};
    known.tokenBox.clear();
    known.keyKept = false;
    QVERIFY(saveAccount(account(), known));
    const QStringList databases = files(u"*.sqlite"_s);
    QCOMPARE(databases.size(), 2);
    for (const QString &name : databases) {
        const QString path = account() + u'/' + name;
        ConnectionOptions sealed;
        sealed.database = path;
        sealed.key = key;
        must(must(Connection::open(sealed))
                 ->command(u"VACUUM INTO 'file:%1.plain?vfs=unix'"_s.arg(path)));
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(path + u".plain"_s, path));
        QVERIFY(isPlainDatabase(path));
    }
}

void SealedTest::whatAnEarlierVersionLeftIsTakenOver()
{
    signIn();
    typeOffline(u"PLANTED & Co"_s);
    leaveAsEarlierVersion();
    QVERIFY(!filesWith("PLANTED").isEmpty());
    // Without a link: the old copy serves, and what waits is sealed already.
    m_server->stop();
    QCOMPARE(codeOf(trySignIn(u"wrong horse"_s, true)), u"sign_in_refused"_s);
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), QString());
    EVENTUALLY(m_ana->names(Party::entity).size() == 2);
    QCOMPARE(m_ana->session->state().waiting, 1);
    QVERIFY(!isPlainDatabase(outbox()));
    QVERIFY(loadAccount(account())->passwordHash.isEmpty());
    QVERIFY(loadAccount(account())->token.isEmpty());
    // No server has the key yet: the end of the lease does not take it away.
    m_ana.reset();
    passDays(61);
    QCOMPARE(codeOf(trySignIn(u"correct horse"_s, true)), u"lease_expired"_s);
    QVERIFY(!loadAccount(account())->keyBox.content.isEmpty());

    m_server->start(m_office->engine());
    signIn();
    QCOMPARE(atOffice(u"PLANTED & Co"_s), 1);
    QCOMPARE(filesWith("PLANTED"), QStringList());
    QVERIFY(loadAccount(account())->keyKept);
}

void SealedTest::anInterruptedTakeOverIsFinished()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.sqlite"_s);
    const QString unfinished = path + u".sealed"_s;
    const QByteArray key(SealedVfs::keyBytes, 'k');
    Outbox::Draft draft;
    draft.name = u"party.create"_s;
    draft.arguments.record = newUuid();
    must(must(Outbox::open(path, m_clock))->add(draft));
    // It ended while the sealed one was written: that is begun anew.
    QFile half(unfinished);
    QVERIFY(half.open(QIODevice::WriteOnly) && half.write("half") == 4);
    half.close();
    must(sealOutbox(path, key, m_clock));
    QVERIFY(!QFile::exists(unfinished));
    const auto pending = [&] { return must(Outbox::open(path, m_clock, key))->pending(); };
    QCOMPARE(pending().size(), 1);
    QCOMPARE(pending().first().arguments.record, draft.arguments.record);
    // It ended when the plain one was gone and the sealed one had not its name yet.
    QVERIFY(QFile::rename(path, unfinished));
    must(sealOutbox(path, key, m_clock));
    QCOMPARE(pending().size(), 1);
    // Done again, nothing happens.
    must(sealOutbox(path, key, m_clock));
    QCOMPARE(pending().size(), 1);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::SealedTest)
#include "sealed_test.moc"
