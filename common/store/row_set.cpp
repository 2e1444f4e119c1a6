#include "common/store/row_set.h"

#include <algorithm>
#include <bit>

namespace kontor {

namespace {

unsigned char bitOf(qint64 row)
{
    return static_cast<unsigned char>(1U << static_cast<unsigned>(row % 8));
}

} // namespace

void RowSet::add(qint64 row)
{
    const qsizetype byte = row / 8;
    if (byte >= m_bytes.size()) {
        m_bytes.append(byte + 1 - m_bytes.size(), '\0');
    }
    m_bytes[byte] = static_cast<char>(static_cast<unsigned char>(m_bytes.at(byte)) | bitOf(row));
}

void RowSet::addBytes(qint64 first, const QByteArray &bytes)
{
    const qsizetype begin = first / 8;
    if (m_bytes.size() < begin + bytes.size()) {
        m_bytes.append(begin + bytes.size() - m_bytes.size(), '\0');
    }
    char *const there = m_bytes.data() + begin;
    std::transform(bytes.cbegin(), bytes.cend(), there, there,
                   [](char added, char old) { return static_cast<char>(added | old); });
}

void RowSet::keepThoseOf(const RowSet &other)
{
    m_bytes.truncate(other.m_bytes.size());
    char *const mine = m_bytes.data();
    std::transform(mine, mine + m_bytes.size(), other.m_bytes.cbegin(), mine,
                   [](char a, char b) { return static_cast<char>(a & b); });
}

qsizetype RowSet::count() const
{
    qsizetype count = 0;
    for (const char byte : m_bytes) {
        count += std::popcount(static_cast<unsigned char>(byte));
    }
    return count;
}

QList<qint64> RowSet::rows() const
{
    QList<qint64> rows;
    for (qsizetype byte = 0; byte < m_bytes.size(); ++byte) {
        for (auto bits = static_cast<unsigned char>(m_bytes.at(byte)); bits != 0;
             bits = static_cast<unsigned char>(bits & (bits - 1))) {
            rows.append(byte * 8 + std::countr_zero(bits));
        }
    }
    return rows;
}

} // namespace kontor
