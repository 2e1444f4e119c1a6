#include "common/store/gram_index.h"

#include "common/store/connection.h"
#include "common/store/record_rows.h"
#include "common/store/tx.h"

#include <QtEndian>

#include <bitset>

namespace kontor::grams {

using namespace Qt::StringLiterals;

namespace {

// The rows of a pair are kept in blocks: of 8192 rows, those that have the pair.
constexpr int blockShift = 13;
constexpr int blockRows = 1 << blockShift;
/// Of a block in which many rows have the pair: one bit a row. Fewer rows are listed, in 2 bytes
/// each, which is always shorter.
constexpr qsizetype bitmapBytes = blockRows / 8;

// Pairs of Latin letters and digits have a number of their own, all others share some.
constexpr int plainCharacters = 36;
constexpr int plainGrams = plainCharacters * plainCharacters;
constexpr int sharedGrams = 512;
constexpr int gramCount = plainGrams + sharedGrams;
using GramSet = std::bitset<gramCount>;

int plainNumber(char16_t c)
{
    if (c >= u'a' && c <= u'z') {
        return c - u'a';
    }
    return c >= u'0' && c <= u'9' ? c - u'0' + 26 : -1;
}

char16_t lowered(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + (u'a' - u'A')) : c;
}

int gramOf(char16_t a, char16_t b)
{
    const int first = plainNumber(a);
    const int second = plainNumber(b);
    if (first >= 0 && second >= 0) {
        return first * plainCharacters + second;
    }
    const quint32 mixed = (quint32{a} * 31 + b) * 0x9e37'79b1U;
    return plainGrams + static_cast<int>((mixed >> 16) % sharedGrams);
}

void addGrams(const QString &text, GramSet &grams)
{
    const auto *characters = reinterpret_cast<const char16_t *>(text.utf16());
    for (qsizetype i = 1; i < text.size(); ++i) {
        // No fragment runs over the end of a line, see searchText().
        if (characters[i - 1] != u'\n' && characters[i] != u'\n') {
            grams.set(
                static_cast<size_t>(gramOf(lowered(characters[i - 1]), lowered(characters[i]))));
        }
    }
}

/// The columns whose texts are taken in.
QList<qsizetype> textColumns(const Table &table)
{
    QList<qsizetype> columns;
    for (qsizetype i = table.firstField; i < table.columns.size(); ++i) {
        if (table.columns.at(i).type == FieldType::Text) {
            columns.append(i);
        }
    }
    return columns;
}

template <class Visit>
void forEach(const GramSet &grams, Visit visit)
{
    for (size_t gram = grams._Find_first(); gram < grams.size(); gram = grams._Find_next(gram)) {
        visit(static_cast<int>(gram));
    }
}

GramSet gramsOf(const Table &table, const Record &record)
{
    GramSet grams;
    addGrams(searchText(record), grams);
    for (const qsizetype column : textColumns(table)) {
        const qsizetype field = column - table.firstField;
        if (field < record.values.size()) {
            addGrams(record.values.at(field).toText(), grams);
        }
    }
    return grams;
}

/// Where the rows of a pair within a block are kept.
qint64 keyOf(int gram, qint64 block)
{
    return (qint64{gram} << 32) | block;
}

// --- the rows of a block -------------------------------------------------------------------------

// A block in use is always a bitmap; it is stored in the shorter of its two forms.

void setRow(QByteArray &bitmap, qint64 row)
{
    const auto byte = static_cast<unsigned char>(bitmap.at(row / 8));
    bitmap[row / 8] = static_cast<char>(byte | (1U << static_cast<unsigned>(row % 8)));
}

bool hasRow(const QByteArray &bitmap, qint64 row)
{
    return RowSet::has(reinterpret_cast<const unsigned char *>(bitmap.constData()), bitmap.size(),
                       row);
}

QByteArray stored(const QByteArray &bitmap)
{
    const QList<qint64> rows = RowSet(bitmap).rows();
    if (rows.size() * 2 >= bitmapBytes) {
        return bitmap;
    }
    QByteArray list;
    list.reserve(rows.size() * 2);
    for (const qint64 row : rows) {
        list.append(static_cast<char>(row & 0xff));
        list.append(static_cast<char>(row >> 8));
    }
    return list;
}

QByteArray bitmapOf(const QByteArray &bytes)
{
    if (bytes.size() == bitmapBytes) {
        return bytes;
    }
    QByteArray bitmap(bitmapBytes, '\0');
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        setRow(bitmap, qFromLittleEndian<quint16>(bytes.constData() + i) % blockRows);
    }
    return bitmap;
}

/// Makes the index of one block of rows.
Result<void> buildBlock(Tx &tx, const Table &table, qint64 block)
{
    QStringList columns{u"rowid"_s};
    QList<FieldType> types{FieldType::Integer};
    for (const qsizetype column : textColumns(table)) {
        columns.append(Dialect::quoted(table.columns.at(column).name));
        types.append(FieldType::Text);
    }
    TRY_ASSIGN(const Rows texts,
               tx.rows("SELECT "_L1 + columns.join(", "_L1) + " FROM "_L1 + table.quotedName
                           + " WHERE rowid >= ? AND rowid < ?"_L1,
                       {Value(block << blockShift), Value((block + 1) << blockShift)}, types));
    std::vector<QByteArray> rowsOf(gramCount);
    for (const QList<Value> &row : texts) {
        GramSet grams;
        for (qsizetype i = 1; i < row.size(); ++i) {
            addGrams(row.at(i).toText(), grams);
        }
        forEach(grams, [&](int gram) {
            QByteArray &bitmap = rowsOf[static_cast<size_t>(gram)];
            if (bitmap.isEmpty()) {
                bitmap.fill('\0', bitmapBytes);
            }
            setRow(bitmap, row.first().toInt() & (blockRows - 1));
        });
    }
    QList<QList<Value>> rows;
    for (int gram = 0; gram < gramCount; ++gram) {
        const QByteArray &bitmap = rowsOf[static_cast<size_t>(gram)];
        if (!bitmap.isEmpty()) {
            rows.append({Value(keyOf(gram, block)), Value(stored(bitmap))});
        }
    }
    return tx.insertRows(tableName(table), {u"key"_s, u"row_numbers"_s}, rows);
}

/// The row numbers of records.
Result<QList<qint64>> rowNumbers(Connection &connection, const Table &table,
                                 const QList<Record> &records)
{
    const QString sql = "SELECT rowid FROM "_L1 + table.quotedName + " WHERE id = ?"_L1;
    QList<qint64> numbers;
    for (const Record &record : records) {
        qint64 number = 0;
        TRY(connection.select(sql, {Value(record.id)}, [&number](const Row &row) {
            number = row.value(0, FieldType::Integer).toInt();
        }));
        numbers.append(number);
    }
    return numbers;
}

} // namespace

Result<bool> areKept(Connection &connection, const Table &table)
{
    bool kept = false;
    if (connection.schema().indexes() == Schema::Indexes::Copy
        && connection.dialect().kind() == DatabaseKind::Sqlite) {
        TRY(connection.select(u"SELECT 1 FROM sqlite_master WHERE name = ?"_s,
                              {Value(tableName(table))}, [&kept](const Row &) { kept = true; }));
    }
    return kept;
}

QString tableName(const Table &table)
{
    return table.name + "_grams"_L1;
}

Result<void> build(Tx &tx, const Table &table)
{
    TRY(tx.execute("CREATE TABLE "_L1 + Dialect::quoted(tableName(table))
                   + " (key INTEGER PRIMARY KEY, row_numbers BLOB NOT NULL)"_L1));
    TRY_ASSIGN(const Rows last,
               tx.rows("SELECT COALESCE(MAX(rowid), -1) FROM "_L1 + table.quotedName, {},
                       {FieldType::Integer}));
    for (qint64 block = 0; block << blockShift <= last.first().first().toInt(); ++block) {
        TRY(buildBlock(tx, table, block));
    }
    return {};
}

Result<void> add(Connection &connection, const Table &table, const QList<Record> &records)
{
    TRY_ASSIGN(const QList<qint64> numbers, rowNumbers(connection, table, records));
    const QString name = Dialect::quoted(tableName(table));
    const QString select = "SELECT row_numbers FROM "_L1 + name + " WHERE key = ?"_L1;
    QHash<qint64, QByteArray> known;
    QSet<qint64> changed;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const GramSet grams = gramsOf(table, records.at(i));
        const qint64 block = numbers.at(i) >> blockShift;
        const qint64 row = numbers.at(i) & (blockRows - 1);
        for (size_t gram = grams._Find_first(); gram < grams.size();
             gram = grams._Find_next(gram)) {
            const qint64 key = keyOf(static_cast<int>(gram), block);
            if (!known.contains(key)) {
                QByteArray &bitmap = known[key];
                bitmap.fill('\0', bitmapBytes);
                TRY(connection.select(select, {Value(key)}, [&bitmap](const Row &found) {
                    bitmap = bitmapOf(found.value(0, FieldType::Bytes).toBytes());
                }));
            }
            QByteArray &bitmap = known[key];
            if (!hasRow(bitmap, row)) {
                setRow(bitmap, row);
                changed.insert(key);
            }
        }
    }
    QList<QList<Value>> rows;
    for (const qint64 key : std::as_const(changed)) {
        rows.append({Value(key), Value(stored(known.value(key)))});
    }
    return connection.insertRows("INSERT OR REPLACE INTO "_L1 + name + " VALUES "_L1, {}, rows);
}

Result<std::optional<RowSet>> rowsWith(Connection &connection, const Table &table,
                                       const QStringList &fragments)
{
    GramSet grams;
    for (const QString &fragment : fragments) {
        addGrams(fragment, grams);
    }
    const QString sql = "SELECT key, row_numbers FROM "_L1 + Dialect::quoted(tableName(table))
        + " WHERE key >= ? AND key < ?"_L1;
    std::optional<RowSet> found;
    for (size_t gram = grams._Find_first(); gram < grams.size(); gram = grams._Find_next(gram)) {
        RowSet rows;
        const int number = static_cast<int>(gram);
        TRY(connection.select(
            sql, {Value(keyOf(number, 0)), Value(keyOf(number + 1, 0))}, [&rows](const Row &row) {
                const qint64 block = row.value(0, FieldType::Integer).toInt() & 0xffff'ffff;
                rows.addBytes(block << blockShift,
                              bitmapOf(row.value(1, FieldType::Bytes).toBytes()));
            }));
        if (found) {
            found->keepThoseOf(rows);
        } else {
            found = rows;
        }
    }
    return found;
}

} // namespace kontor::grams
