#pragma once

#include <QByteArray>

#include <array>

/// One page of a sealed database, as SealedVfs writes and reads it.
namespace kontor::sealedPage {

using Byte = unsigned char;

constexpr int pageBytes = 4096;
constexpr int nonceBytes = 24;
constexpr int tagBytes = 16;
constexpr int reservedBytes = nonceBytes + tagBytes;
constexpr int usedBytes = pageBytes - reservedBytes; ///< that SQLite fills

/// What a database begins with: the text by which SQLite knows it, or, sealed, what its key makes.
constexpr int markBytes = 16;
using Mark = std::array<Byte, markBytes>;
constexpr char plainMark[markBytes + 1] = "SQLite format 3";

struct Key {
    std::array<Byte, 32> bytes{};
    Mark mark{};
};
/// The key of that many bytes, with its mark.
Key keyOf(const QByteArray &bytes);

/// Of the header of a frame in the log: page number and size of the database. What follows, the
/// log's salts and a checksum, SQLite may write only when the transaction ends.
constexpr int boundHeaderBytes = 8;

/// What a page is bound to.
struct Place {
    std::array<Byte, boundHeaderBytes + 8> bytes{};
    int size = 0;

    static Place ofPage(qint64 offset);
    static Place ofFrame(const Byte *header, qint64 offset);
};

/// Random nonces, of which many are asked of the system at a time: that takes a third as long as
/// sealing a page.
class Nonces
{
public:
    void take(Byte *nonce);

private:
    static constexpr int most = 64;

    std::array<Byte, most * nonceBytes> m_bytes{};
    int m_left = 0;
};

/// Seals the page from its byte `begin` on.
void seal(const Key &key, Nonces &nonces, const Place &place, int begin, const Byte *page,
          Byte *sealed);
/// Opens it, also in its own place; what is reserved is empty then, as SQLite had it when it
/// computed the checksums of its log.
bool open(const Key &key, const Place &place, int begin, const Byte *sealed, Byte *page);

bool isZero(const Byte *bytes, int count);

} // namespace kontor::sealedPage
