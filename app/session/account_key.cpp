#include "app/session/account_key.h"

#include "common/base/id.h"
#include "common/base/password.h"

#include <sodium.h>

namespace kontor {

namespace {

using Byte = unsigned char;

Byte *bytesOf(QByteArray &array)
{
    return reinterpret_cast<Byte *>(array.data());
}

const Byte *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const Byte *>(array.constData());
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (sodium_init() < 0) {
        qFatal("libsodium finds no source of random numbers");
    }
    randombytes_buf(bytes.data(), static_cast<size_t>(bytes.size()));
    return bytes;
}

/// A nonce, and behind it the content as only the key opens it.
QByteArray sealed(const QByteArray &content, const QByteArray &key)
{
    QByteArray box = randomBytes(crypto_secretbox_NONCEBYTES);
    box.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + content.size());
    crypto_secretbox_easy(bytesOf(box) + crypto_secretbox_NONCEBYTES, bytesOf(content),
                          static_cast<unsigned long long>(content.size()), bytesOf(box),
                          bytesOf(key));
    return box;
}

/// Nothing when it was sealed with another key.
std::optional<QByteArray> opened(const QByteArray &box, const QByteArray &key)
{
    constexpr qsizetype overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (box.size() < overhead || key.size() != crypto_secretbox_KEYBYTES) {
        return std::nullopt;
    }
    QByteArray content(box.size() - overhead, Qt::Uninitialized);
    const int failed = crypto_secretbox_open_easy(
        bytesOf(content), bytesOf(box) + crypto_secretbox_NONCEBYTES,
        static_cast<unsigned long long>(box.size() - crypto_secretbox_NONCEBYTES), bytesOf(box),
        bytesOf(key));
    return failed == 0 ? std::optional(content) : std::nullopt;
}

/// The key that the password makes.
Result<QByteArray> stretched(const QString &password, const PasswordBox &box)
{
    const QByteArray bytes = passwordBytes(password);
    QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    const bool done = sodium_init() >= 0 && box.salt.size() == crypto_pwhash_SALTBYTES
        && crypto_pwhash(bytesOf(key), static_cast<unsigned long long>(key.size()),
                         bytes.constData(), static_cast<unsigned long long>(bytes.size()),
                         bytesOf(box.salt), static_cast<unsigned long long>(box.operations),
                         static_cast<size_t>(box.memory), crypto_pwhash_ALG_ARGON2ID13)
            == 0;
    TRY(require(done, "out_of_memory"));
    return key;
}

bool isPasswordOfEarlierVersion(const QString &hash, const QString &password)
{
    const QByteArray stored = hash.toLatin1();
    const QByteArray bytes = password.toUtf8();
    return sodium_init() >= 0 && stored.size() < crypto_pwhash_STRBYTES
        && crypto_pwhash_str_verify(stored.constData(), bytes.constData(),
                                    static_cast<unsigned long long>(bytes.size()))
        == 0;
}

} // namespace

void makeKey(DesktopAccount &account)
{
    account.keyId = newUuid();
    account.key = randomBytes(crypto_secretbox_KEYBYTES);
    account.keyBox = {};
    account.keyKept = false;
}

Result<PasswordBox> lockedKey(const QByteArray &key, const QString &password)
{
    PasswordBox box;
    box.salt = randomBytes(crypto_pwhash_SALTBYTES);
    box.operations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
    box.memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;
    TRY_ASSIGN(const QByteArray under, stretched(password, box));
    box.content = sealed(key, under);
    return box;
}

Result<void> lockAccount(DesktopAccount &account, const QString &password)
{
    TRY_ASSIGN(account.keyBox, lockedKey(account.key, password));
    setToken(account, account.token);
    return {};
}

Result<void> unlockAccount(DesktopAccount &account, const QString &password)
{
    if (account.keyId.isNull()) {
        TRY(require(isPasswordOfEarlierVersion(account.passwordHash, password), "sign_in_refused"));
        makeKey(account);
        return lockAccount(account, password);
    }
    TRY(require(!account.keyBox.content.isEmpty(), "offline"));
    TRY_ASSIGN(const QByteArray under, stretched(password, account.keyBox));
    const auto key = opened(account.keyBox.content, under);
    TRY(require(key && key->size() == crypto_secretbox_KEYBYTES, "sign_in_refused"));
    account.key = *key;
    account.token = opened(account.tokenBox, account.key).value_or(QByteArray());
    return {};
}

void setToken(DesktopAccount &account, const QByteArray &token)
{
    account.token = token;
    account.tokenBox = token.isEmpty() ? QByteArray() : sealed(token, account.key);
}

void forgetSecrets(DesktopAccount &account)
{
    account.passwordHash.clear();
    account.token.clear();
    account.tokenBox.clear();
    if (account.keyKept) {
        account.keyBox = {};
    }
}

} // namespace kontor
