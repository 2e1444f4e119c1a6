#include "server/engine/password.h"

#include "common/base/password.h"

#include <QSemaphore>

#include <sodium.h>

#include <array>

namespace kontor {

namespace {

/// Each computation takes 64 MiB, so that strangers who try passwords must not be able to start
/// many at once.
QSemaphore &computations()
{
    static QSemaphore semaphore(2);
    return semaphore;
}

bool sodiumIsReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

QByteArray hashBytes(const QByteArray &bytes)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const QSemaphoreReleaser release((computations().acquire(), computations()));
    const int failed = crypto_pwhash_str_alg(
        hash.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
        crypto_pwhash_ALG_ARGON2ID13);
    return failed != 0 ? QByteArray() : QByteArray(hash.data());
}

} // namespace

Result<QString> hashPassword(const QString &password)
{
    if (password.size() < minimumPasswordLength) {
        return fail("password_too_short", "password",
                    {{QStringLiteral("minimum"), minimumPasswordLength}});
    }
    const QByteArray hash = sodiumIsReady() ? hashBytes(passwordBytes(password)) : QByteArray();
    if (hash.isEmpty()) {
        return fail("out_of_memory");
    }
    return QString::fromLatin1(hash);
}

bool verifyPassword(const QString &hash, const QString &password)
{
    if (!sodiumIsReady()) {
        return false;
    }
    const QByteArray bytes = passwordBytes(password);
    if (hash.isEmpty()) {
        hashBytes(bytes);
        return false;
    }
    const QSemaphoreReleaser release((computations().acquire(), computations()));
    return crypto_pwhash_str_verify(hash.toLatin1().constData(), bytes.constData(),
                                    static_cast<unsigned long long>(bytes.size()))
        == 0;
}

QByteArray newToken()
{
    QByteArray token(32, Qt::Uninitialized);
    if (!sodiumIsReady()) {
        qFatal("libsodium finds no source of random numbers");
    }
    randombytes_buf(token.data(), static_cast<size_t>(token.size()));
    return token;
}

QByteArray hashToken(const QByteArray &token)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()),
                       static_cast<size_t>(hash.size()),
                       reinterpret_cast<const unsigned char *>(token.constData()),
                       static_cast<unsigned long long>(token.size()), nullptr, 0);
    return hash;
}

bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size()
        && sodium_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace kontor
