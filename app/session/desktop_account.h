#pragma once

#include "common/base/result.h"
#include "common/model/rights.h"
#include "common/wire/codec.h"

namespace kontor {

/// A key as it lies sealed under a password.
struct PasswordBox {
    QByteArray salt;
    qint64 operations = 0; ///< what Argon2id has cost
    qint64 memory = 0;
    QByteArray content; ///< empty: there is nothing to open

    static constexpr auto members()
    {
        return std::tuple(wire::required("salt", &PasswordBox::salt),
                          wire::required("operations", &PasswordBox::operations),
                          wire::required("memory", &PasswordBox::memory),
                          wire::required("content", &PasswordBox::content));
    }
    bool operator==(const PasswordBox &) const = default;
};

/// Who signs in where from this machine: what a desktop remembers to start without its server, and
/// to sign the device in again.
struct DesktopAccount {
    QString server; ///< host:port as typed; several of one company: see serverList()
    QString login;
    QUuid user;
    QString userName;
    QString language; ///< that the user prefers; empty: none said
    QString company;
    QString currency;      ///< of the books, ISO 4217
    QUuid device;          ///< by which the server knows this installation
    QUuid keyId;           ///< of the key; null: an earlier version has made none
    QByteArray key;        ///< what copy and outbox are sealed with; only in memory
    PasswordBox keyBox;    ///< holds the key; empty: only the server has it
    bool keyKept = false;  ///< whether a server has the key
    QByteArray token;      ///< signs the device in; only in memory
    QByteArray tokenBox;   ///< the token, sealed with the key
    QString passwordHash;  ///< of earlier versions: Argon2id, as libsodium writes it
    Rights rights;         ///< as the server last said
    int leaseDays = 0;     ///< without contact until the copy is closed; 0: no server has said so
    Instant contactAt = 0; ///< the last contact with a server
    Instant seenAt = 0;    ///< the latest time that this machine's clock has shown

    bool isNull() const { return user.isNull(); }
};

/// The folder of a user at a server below `folder`; its name is made of both. Of several servers it
/// is the one where the user has an account at any of them, else that of the first.
QString accountFolder(const QString &folder, const QString &server, const QString &login);

/// Reads the account of a folder made by accountFolder(). Errors: account_missing,
/// account_malformed.
Result<DesktopAccount> loadAccount(const QString &accountFolder);
/// Writes it whole or not at all, readable by its owner only. Errors: account_not_written.
Result<void> saveAccount(const QString &accountFolder, const DesktopAccount &account);

/// Whether the copy may be open: the last contact with a server is not longer ago than the lease,
/// also by a clock that was put back since. Errors: lease_expired (args: days).
Result<void> requireLease(const DesktopAccount &account, Instant now);

/// The certificate that a person has accepted for the server; empty: none yet.
QString trustedFingerprint(const QString &folder, const QString &server);
void trustFingerprint(const QString &folder, const QString &server, const QString &fingerprint);

} // namespace kontor
