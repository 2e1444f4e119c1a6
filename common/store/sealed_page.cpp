#include "common/store/sealed_page.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace kontor::sealedPage {

static_assert(sizeof(Key::bytes) == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

namespace {

void putNumber(Byte *to, qint64 number)
{
    for (int i = 0; i < 8; ++i) {
        to[i] = static_cast<Byte>(number >> (8 * i));
    }
}

} // namespace

Key keyOf(const QByteArray &bytes)
{
    Key key;
    Q_ASSERT(bytes.size() == static_cast<qsizetype>(key.bytes.size()));
    std::copy_n(bytes.constData(), key.bytes.size(), key.bytes.begin());
    static constexpr char purpose[] = "kontor sealed database 1";
    crypto_generichash(key.mark.data(), key.mark.size(), reinterpret_cast<const Byte *>(purpose),
                       sizeof purpose - 1, key.bytes.data(), key.bytes.size());
    return key;
}

Place Place::ofPage(qint64 offset)
{
    Place place;
    putNumber(place.bytes.data(), offset / pageBytes + 1);
    place.size = 8;
    return place;
}

Place Place::ofFrame(const Byte *header, qint64 offset)
{
    Place place;
    std::memcpy(place.bytes.data(), header, boundHeaderBytes);
    putNumber(place.bytes.data() + boundHeaderBytes, offset);
    place.size = boundHeaderBytes + 8;
    return place;
}

void Nonces::take(Byte *nonce)
{
    if (m_left == 0) {
        randombytes_buf(m_bytes.data(), m_bytes.size());
        m_left = most;
    }
    --m_left;
    std::copy_n(m_bytes.begin() + m_left * nonceBytes, nonceBytes, nonce);
}

void seal(const Key &key, Nonces &nonces, const Place &place, int begin, const Byte *page,
          Byte *sealed)
{
    Byte *nonce = sealed + usedBytes;
    nonces.take(nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
        sealed + begin, nonce + nonceBytes, nullptr, page + begin,
        static_cast<unsigned long long>(usedBytes - begin), place.bytes.data(),
        static_cast<unsigned long long>(place.size), nullptr, nonce, key.bytes.data());
}

bool open(const Key &key, const Place &place, int begin, const Byte *sealed, Byte *page)
{
    std::array<Byte, reservedBytes> reserved{};
    std::memcpy(reserved.data(), sealed + usedBytes, reservedBytes);
    std::memset(page + usedBytes, 0, reservedBytes);
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
               page + begin, nullptr, sealed + begin,
               static_cast<unsigned long long>(usedBytes - begin), reserved.data() + nonceBytes,
               place.bytes.data(), static_cast<unsigned long long>(place.size), reserved.data(),
               key.bytes.data())
        == 0;
}

bool isZero(const Byte *bytes, int count)
{
    return sodium_is_zero(bytes, static_cast<size_t>(count)) == 1;
}

} // namespace kontor::sealedPage
