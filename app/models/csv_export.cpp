#include "app/models/csv_export.h"

#include "app/models/format.h"

#include "app/widgets/csv_text.h"

#include <QDateTime>

namespace kontor {

using namespace Qt::StringLiterals;

QString csvText(const Field &field, const Value &value)
{
    if (value.isEmpty() || value.isWithheld()) {
        return {};
    }
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate: {
        const NumberFormat format = numberFormat(field);
        const QString text = plainNumberText(value.toInt(), format, QLocale::c());
        return format.percent ? text + u'%' : text;
    }
    case FieldType::Date:
        return value.toDate().toString(Qt::ISODate);
    case FieldType::Instant:
        return value.toInt() == 0
            ? QString()
            : QDateTime::fromMSecsSinceEpoch(value.toInt()).toString(u"yyyy-MM-dd HH:mm"_s);
    default:
        return displayText(field, value);
    }
}

namespace {

Query withPaths(Query query, const QList<ListColumn> &columns)
{
    for (const ListColumn &column : columns) {
        if (column.isJoined() && !query.joined.contains(column.path)) {
            query.joined.append(column.path);
        }
    }
    return query;
}

} // namespace

CsvExport::CsvExport(DataSource &source, const Query &query, const QList<ListColumn> &columns,
                     const QString &path, QObject *parent)
    : QObject(parent),
      m_columns(columns),
      m_joined(withPaths(query, columns).joined),
      m_file(path),
      m_walk(source, withPaths(query, columns))
{
    connect(&m_walk, &PageWalk::page, this, &CsvExport::write);
    connect(&m_walk, &PageWalk::finished, this, &CsvExport::finish);
    connect(&m_walk, &PageWalk::failed, this, &CsvExport::failed);
}

void CsvExport::start()
{
    QStringList titles;
    for (const ListColumn &column : m_columns) {
        titles.append(column.title);
    }
    // The mark at the start makes spreadsheets read it as UTF-8.
    const QByteArray head = QByteArrayLiteral("\xef\xbb\xbf") + csvLine(titles).toUtf8();
    if (!m_file.open(QIODevice::WriteOnly) || m_file.write(head) != head.size()) {
        failToWrite();
        return;
    }
    m_walk.start();
}

void CsvExport::write(const QList<ListRow> &rows)
{
    QByteArray block;
    for (const ListRow &row : rows) {
        QStringList cells;
        for (const ListColumn &column : m_columns) {
            cells.append(csvText(column.field, columnValue(column, row, m_joined)));
        }
        block += csvLine(cells).toUtf8();
    }
    if (m_file.write(block) != block.size()) {
        m_walk.cancel();
        failToWrite();
        return;
    }
    emit progressed(m_walk.count());
}

void CsvExport::finish()
{
    if (!m_failed && !m_file.commit()) {
        failToWrite();
    } else if (!m_failed) {
        emit finished(m_walk.count());
    }
}

void CsvExport::failToWrite()
{
    m_failed = true;
    emit failed(Error{u"file_not_written"_s,
                      {{u"path"_s, m_file.fileName()}, {u"reason"_s, m_file.errorString()}},
                      {}});
}

} // namespace kontor
