#include "app/session/desktop_account.h"

#include "app/session/server_list.h"
#include "common/wire/model_codec.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

namespace kontor {

namespace {

/// How an account is stored; members are added, never renamed.
struct StoredAccount : DesktopAccount {
    static constexpr auto members()
    {
        using wire::optional;
        using wire::required;
        return std::tuple(
            required("server", &StoredAccount::server), required("login", &StoredAccount::login),
            required("user", &StoredAccount::user), required("user_name", &StoredAccount::userName),
            optional("language", &StoredAccount::language),
            optional("company", &StoredAccount::company),
            optional("currency", &StoredAccount::currency),
            optional("device", &StoredAccount::device), optional("key_id", &StoredAccount::keyId),
            optional("key_box", &StoredAccount::keyBox),
            optional("key_kept", &StoredAccount::keyKept),
            optional("token_box", &StoredAccount::tokenBox),
            // What earlier versions have written, and nobody writes any more.
            optional("token", &StoredAccount::token),
            optional("password_hash", &StoredAccount::passwordHash),
            required("rights", &StoredAccount::rights),
            optional("lease_days", &StoredAccount::leaseDays),
            optional("contact_at", &StoredAccount::contactAt),
            optional("seen_at", &StoredAccount::seenAt));
    }
};

/// A name that every file system takes and that no two different texts share.
QString fileName(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "@"));
}

QString serverFolder(const QString &folder, const QString &server)
{
    return folder + u'/' + fileName(server.trimmed().toLower());
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    return require(
        written, "account_not_written", "",
        {{QStringLiteral("path"), path}, {QStringLiteral("detail"), file.errorString()}});
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString accountFile = QStringLiteral("/account.cbor");
const QString certificateFile = QStringLiteral("/certificate.sha256");

} // namespace

QString accountFolder(const QString &folder, const QString &server, const QString &login)
{
    const QString name = u'/' + fileName(login.trimmed().toLower());
    const QString own = serverFolder(folder, serverList(server).value(0, server)) + name;
    if (QFile::exists(own + accountFile)) {
        return own;
    }
    // Under another server of the same company: its commands wait there.
    const QStringList others =
        QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &other : others) {
        const QString candidate = folder + u'/' + other + name;
        const auto account = loadAccount(candidate);
        if (account && haveCommonServer(account->server, server)) {
            return candidate;
        }
    }
    return own;
}

Result<DesktopAccount> loadAccount(const QString &accountFolder)
{
    const QByteArray bytes = readFile(accountFolder + accountFile);
    if (bytes.isEmpty()) {
        return fail("account_missing");
    }
    wire::Reader reader(bytes);
    StoredAccount stored;
    wire::read(reader, stored);
    if (!reader.finish()) {
        return fail("account_malformed");
    }
    return static_cast<DesktopAccount>(stored);
}

Result<void> saveAccount(const QString &accountFolder, const DesktopAccount &account)
{
    StoredAccount stored{account};
    if (!account.keyId.isNull()) {
        stored.token.clear();
        stored.passwordHash.clear();
    }
    wire::Writer writer;
    wire::write(writer, stored);
    return writeFile(accountFolder + accountFile, writer.take());
}

Result<void> requireLease(const DesktopAccount &account, Instant now)
{
    constexpr qint64 dayMs = 86'400'000;
    const bool none = account.leaseDays <= 0 || account.contactAt == 0;
    return require(
        none || std::max(now, account.seenAt) < account.contactAt + account.leaseDays * dayMs,
        "lease_expired", "", {{QStringLiteral("days"), account.leaseDays}});
}

QString trustedFingerprint(const QString &folder, const QString &server)
{
    return QString::fromLatin1(readFile(serverFolder(folder, server) + certificateFile)).trimmed();
}

void trustFingerprint(const QString &folder, const QString &server, const QString &fingerprint)
{
    // When it cannot be written the person is asked again next time.
    writeFile(serverFolder(folder, server) + certificateFile, fingerprint.toLatin1());
}

} // namespace kontor
