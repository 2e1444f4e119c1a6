#pragma once

#include <QByteArray>
#include <QList>

namespace kontor {

/// Numbers of rows of a SQLite table: a bit for each row there is, in the order of their numbers.
/// A statement tests it with kontor_has_row(set, rowid), see sqlite_connection.cpp.
class RowSet
{
public:
    RowSet() = default;
    explicit RowSet(const QByteArray &bytes) : m_bytes(bytes) {}

    void add(qint64 row);
    /// Adds the rows whose bits `bytes` holds, from row `first` on, a multiple of 8.
    void addBytes(qint64 first, const QByteArray &bytes);
    void keepThoseOf(const RowSet &other);

    static bool has(const unsigned char *bytes, qint64 size, qint64 row)
    {
        return row >= 0 && row / 8 < size && ((bytes[row / 8] >> (row % 8)) & 1) != 0;
    }
    qsizetype count() const;
    QList<qint64> rows() const;
    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace kontor
