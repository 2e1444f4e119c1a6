#include "app/session/account_key.h"
#include "app/session/answered.h"
#include "app/session/local_rules.h"
#include "app/session/log.h"
#include "app/session/outbox_file.h"
#include "app/session/sync_loop.h"
#include "common/base/pinyin.h"
#include "common/base/when_done.h"
#include "common/store/sealed_vfs.h"

#include <QDir>

/// Who has signed in, and the key by which what he keeps here can be read.
namespace kontor {

using namespace client_event;

namespace {

/// What was done is kept this long, in case the server is restored from a backup.
constexpr qint64 doneKeptMs = qint64{400} * 24 * 3600 * 1000;

const QString lockFile = QStringLiteral("/lock");
const QString outboxFile = QStringLiteral("/outbox.sqlite");

/// Whether another window or program works in the folder of an account.
bool isInUse(const QString &folder)
{
    QLockFile lock(folder + lockFile);
    lock.setStaleLockTime(0);
    return !lock.tryLock() && lock.error() == QLockFile::LockFailedError;
}

} // namespace

QFuture<Result<DesktopAccount>> SyncLoop::signIn(const Credentials &credentials)
{
    const QString folder = accountFolder(m_options.folder, credentials.server, credentials.login);
    if (folder != m_folder && isInUse(folder)) {
        // Before the server hears of it, which would give the device's one connection to this one.
        return answered<DesktopAccount>(fail("copy_in_use"));
    }
    // The records that come begin with it.
    QThreadPool::globalInstance()->start(&preparePinyin);
    Offered offered{accountToOffer(credentials, folder), nullptr};
    if (!offered.account.key.isEmpty() && offered.account.keyBox.content.isEmpty()) {
        offered.box = std::make_shared<Result<PasswordBox>>();
        m_storer->start([box = offered.box, key = offered.account.key,
                         password = credentials.password] { *box = lockedKey(key, password); });
    }
    // An attempt of the core's own, if there is one, ends here.
    const int number = ++m_linkNumber;
    m_reconnectTimer.stop();
    m_heldOffline = false;
    const auto taken = [this, credentials, offered,
                        number](const Result<wire::SignInReply> &reply) {
        Result<DesktopAccount> account = reply ? take(credentials, offered, *reply)
                                               : Result<DesktopAccount>(Unexpected(reply.error()));
        if (!account && number == m_linkNumber) {
            m_link.close();
            // The account that is open, if one is, comes back by itself and hears its own reasons.
            post(LinkDown{});
            if (!m_core && m_outbox) {
                m_reconnectTimer.start(copyRetryMs);
            }
        }
        return account;
    };
    return followUp(m_link.signIn(credentials, offered.account), this, taken);
}

/// The account as it is remembered, with its key; without it when the server has to give it back,
/// since this password does not open it. Where nothing was kept with a key there is a new one. A
/// key and its box together: this password has opened it.
DesktopAccount SyncLoop::accountToOffer(const Credentials &credentials, const QString &folder) const
{
    if (folder == m_folder && m_outbox) {
        DesktopAccount open = m_account;
        open.keyBox = {}; // nobody has asked this password to open it
        return open;
    }
    DesktopAccount account = loadAccount(folder).value_or(DesktopAccount());
    const bool sealed = !account.keyId.isNull();
    if (sealed && !unlockAccount(account, credentials.password)) {
        account.key.clear();
    }
    if (!sealed || (account.key.isEmpty() && !QFile::exists(folder + outboxFile))) {
        makeKey(account);
    }
    return account;
}

/// Remembers who has signed in, and begins to keep his copy.
Result<DesktopAccount> SyncLoop::take(const Credentials &credentials, const Offered &offered,
                                      const wire::SignInReply &reply)
{
    const DesktopAccount &known = offered.account;
    const QString folder = accountFolder(m_options.folder, credentials.server, credentials.login);
    const bool same = m_folder == folder && m_account.user == reply.user && m_outbox;
    DesktopAccount account = same ? m_account : known;
    if (account.user != reply.user) {
        account = {}; // another person has this sign-in name now
        account.keyId = known.keyId;
        account.key = known.key;
    }
    account.server = credentials.server;
    account.login = credentials.login;
    account.user = reply.user;
    const bool opened = !same && !account.key.isEmpty() && !account.keyBox.content.isEmpty();
    if (account.key.isEmpty() && reply.key.size() == SealedVfs::keyBytes) {
        account.key = reply.key;
    }
    if (!opened && !account.key.isEmpty()) {
        TRY(lock(account, offered, credentials.password));
    }
    if (same) {
        m_account = account;
        note(reply);
        if (m_core) {
            post(LinkUp{});
        } else {
            startCore(); // the copy could not be kept; it is tried again
        }
        return m_account;
    }
    closeAccount();
    TRY(openAccount(account));
    note(reply);
    startCore();
    return m_account;
}

Result<void> SyncLoop::lock(DesktopAccount &account, const Offered &offered,
                            const QString &password)
{
    if (!offered.box || account.key != offered.account.key) {
        return lockAccount(account, password);
    }
    m_storer->waitForDone();
    TRY_ASSIGN(account.keyBox, *offered.box);
    setToken(account, account.token);
    return {};
}

Result<DesktopAccount> SyncLoop::signInOffline(const Credentials &credentials)
{
    const QString folder = accountFolder(m_options.folder, credentials.server, credentials.login);
    auto account = loadAccount(folder);
    TRY(require(account.has_value() && Copies::exist(folder), "offline"));
    if (const auto open = requireLease(*account, m_clock.now()); !open) {
        if (!isInUse(folder)) {
            forgetSecrets(*account);
            const bool saved = saveAccount(folder, *account).has_value();
            Copies(folder, {}, m_clock, m_storer).wipe();
            if (!saved) {
                TRY(saveAccount(folder, *account)); // a full disk has room now
            }
        }
        return Unexpected(open.error());
    }
    TRY(unlockAccount(*account, credentials.password));
    m_link.close();
    closeAccount();
    TRY(openAccount(*account));
    startCore();
    return m_account;
}

Result<void> SyncLoop::openAccount(const DesktopAccount &account)
{
    const auto opened = lockAndOpen(account);
    if (!opened) {
        closeAccount();
    }
    return opened;
}

Result<void> SyncLoop::lockAndOpen(const DesktopAccount &account)
{
    m_account = account;
    m_folder = accountFolder(m_options.folder, account.server, account.login);
    QDir().mkpath(m_folder);
    m_lock = std::make_unique<QLockFile>(m_folder + lockFile);
    m_lock->setStaleLockTime(0); // held as long as its process lives
    if (!m_lock->tryLock()) {
        return fail("copy_in_use");
    }
    if (m_account.key.isEmpty()) {
        return loseOutbox(); // it is neither here nor at the server
    }
    // Before anything is sealed with its key.
    TRY(saveAccount(m_folder, m_account));
    if (m_options.sealed) {
        TRY(sealOutbox(m_folder + outboxFile, m_account.key, m_clock));
    }
    auto outbox = Outbox::open(m_folder + outboxFile, m_clock, fileKey());
    if (!outbox && outbox.error().code == QLatin1String("database_unreadable")) {
        return loseOutbox();
    }
    TRY_ASSIGN(m_outbox, std::move(outbox));
    TRY(m_outbox->prune(m_clock.now() - doneKeptMs));
    m_author = localAuthor(account.user, account.currency);
    m_leaseTimer.start();
    emit accountChanged(m_account);
    return {};
}

/// Nobody here can read the outbox. It is kept under another name, with what may still hold its key
/// under an earlier password, and the next sign-in begins a new one, under a new key.
Result<void> SyncLoop::loseOutbox()
{
    TRY_ASSIGN(const QString file, setOutboxAside(m_folder + outboxFile, m_account.keyId));
    qCWarning(lcSession) << "the outbox cannot be read and is kept as" << file;
    if (!m_account.keyBox.content.isEmpty()) {
        TRY(saveAccount(file + QStringLiteral(".account"), m_account));
    }
    m_account.keyId = {};
    m_account.key.clear();
    m_account.keyBox = {};
    forgetSecrets(m_account);
    TRY(saveAccount(m_folder, m_account));
    return fail("outbox_unreadable", "", {{QStringLiteral("file"), file}});
}

/// What the server says of the account at each sign-in.
void SyncLoop::note(const wire::SignInReply &reply)
{
    m_account.userName = reply.userName;
    m_account.language = reply.language;
    m_account.company = reply.company;
    m_account.currency = reply.currency;
    m_account.rights = reply.rights;
    m_account.device = reply.device;
    m_account.keyKept = reply.keyKept;
    m_reported = {}; // another server may not know it
    m_account.leaseDays = reply.leaseDays;
    noteContact();
    if (!m_open.isEmpty()) {
        tellOpen();
    }
    if (!reply.token.isEmpty()) {
        setToken(m_account, reply.token);
    }
    m_author = localAuthor(m_account.user, reply.currency);
    remember();
    emit accountChanged(m_account);
}

void SyncLoop::remember()
{
    if (const auto saved = saveAccount(m_folder, m_account); !saved) {
        qCWarning(lcSession) << "the account is not remembered:" << saved.error().args;
    }
}

void SyncLoop::closeAccount()
{
    m_core.reset();
    m_events.clear();
    m_reconnectTimer.stop();
    m_leaseTimer.stop();
    for (const auto &direct : std::exchange(m_directs, {})) {
        finish(direct, fail("offline"));
    }
    answerAwaited(true);
    m_copies.reset();
    m_outbox.reset();
    m_lock.reset();
    m_folder.clear();
    m_account = {};
    emit copyChanged(nullptr, {});
}

void SyncLoop::signOut()
{
    m_link.close();
    closeAccount();
    emit stateChanged({}, {});
}

} // namespace kontor
