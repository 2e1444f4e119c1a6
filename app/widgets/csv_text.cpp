#include "app/widgets/csv_text.h"

namespace kontor {

namespace {

QString quoted(QString cell)
{
    cell.replace(u'"', QStringLiteral("\"\""));
    return u'"' + cell + u'"';
}

/// Whether a spreadsheet would take the text for a formula; a number may begin with a sign.
bool looksLikeFormula(const QString &cell)
{
    if (cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell.front())) {
        return false;
    }
    bool number = false;
    QString digits = cell;
    digits.remove(u'%').toDouble(&number);
    return !number;
}

} // namespace

QString csvLine(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells) {
        const QString text = looksLikeFormula(cell) ? u'\'' + cell : cell;
        const bool special = text.contains(u',') || text.contains(u'"') || text.contains(u'\n')
            || text.contains(u'\r');
        written.append(special ? quoted(text) : text);
    }
    return written.join(u',') + QStringLiteral("\r\n");
}

QList<QStringList> readBlock(const QString &text)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool inQuotes = false;
    const auto endCell = [&] {
        row.append(cell);
        cell.clear();
    };
    const auto endRow = [&] {
        endCell();
        rows.append(row);
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        if (inQuotes) {
            if (character != u'"') {
                cell.append(character);
            } else if (i + 1 < text.size() && text.at(i + 1) == u'"') {
                cell.append(text.at(++i));
            } else {
                inQuotes = false;
            }
        } else if (character == u'"' && cell.isEmpty()) {
            inQuotes = true;
        } else if (character == u'\t') {
            endCell();
        } else if (character == u'\n') {
            endRow();
        } else if (character != u'\r') {
            cell.append(character);
        }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
        endRow();
    }
    return rows;
}

QString writeBlock(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row) {
            const bool special =
                cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'"');
            cells.append(special ? quoted(cell) : cell);
        }
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace kontor
