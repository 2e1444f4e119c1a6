#pragma once

#include "app/session/desktop_account.h"

namespace kontor {

/// Makes what an account's copy and outbox are sealed with, under an id of its own.
void makeKey(DesktopAccount &account);
/// Seals a key under the password (Argon2id with libsodium's interactive limits: 64 MB, some 50
/// ms). Errors: out_of_memory.
Result<PasswordBox> lockedKey(const QByteArray &key, const QString &password);
/// Seals the account's key under the password and its token under the key. Errors: out_of_memory.
Result<void> lockAccount(DesktopAccount &account, const QString &password);
/// Opens key and token again; the only check of a password that this machine can make by itself. An
/// account of an earlier version gets its key here. Errors: sign_in_refused, offline (only the
/// server has the key), out_of_memory.
Result<void> unlockAccount(DesktopAccount &account, const QString &password);

/// Signs the device in from now on.
void setToken(DesktopAccount &account, const QByteArray &token);
/// What is left here cannot be read until the server gives the key back. One that no server has is
/// kept, still sealed under the password.
void forgetSecrets(DesktopAccount &account);

} // namespace kontor
