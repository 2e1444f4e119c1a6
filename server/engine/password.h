#pragma once

#include "common/base/result.h"

namespace kontor {

/// Characters that a new password must have at least; the only rule, as NIST SP 800-63B advises
/// (no forced mixtures, no forced changes).
constexpr int minimumPasswordLength = 8;

/// The password as it is stored: Argon2id with libsodium's interactive cost (64 MiB) and a random
/// salt, all in one text. Costs tens of milliseconds on purpose. Errors: password_too_short (args:
/// minimum).
Result<QString> hashPassword(const QString &password);

/// Whether the password is the one that `hash` was made of; an empty hash belongs to no password,
/// and costs the same time.
bool verifyPassword(const QString &hash, const QString &password);

/// 32 random bytes that stand for a device until it is revoked.
QByteArray newToken();
/// What is stored of a token, which needs no salt because it is random: BLAKE2b-256.
QByteArray hashToken(const QByteArray &token);
/// Compares without telling by its duration where the two differ.
bool sameSecret(const QByteArray &a, const QByteArray &b);

} // namespace kontor
