#pragma once

#include "app/models/list_column.h"
#include "app/models/page_walk.h"

#include <QSaveFile>

namespace kontor {

/// Writes what a list shows to a CSV file that spreadsheets open: all rows of the query, the
/// columns in their order, numbers with a point, ISO dates, labels instead of codes. The file is
/// there only when it is complete.
class CsvExport final : public QObject
{
    Q_OBJECT

public:
    CsvExport(DataSource &source, const Query &query, const QList<ListColumn> &columns,
              const QString &path, QObject *parent = nullptr);

    void start();
    void cancel() { m_walk.cancel(); }
    qint64 count() const { return m_walk.count(); }

signals:
    void progressed(qint64 count);
    void finished(qint64 count);
    /// Errors besides those of the source: file_not_written (args: path, reason).
    void failed(const kontor::Error &error);

private:
    void write(const QList<ListRow> &rows);
    void finish();
    void failToWrite();

    QList<ListColumn> m_columns;
    QStringList m_joined;
    QSaveFile m_file;
    PageWalk m_walk;
    bool m_failed = false;
};

/// A value as a CSV file holds it.
QString csvText(const Field &field, const Value &value);

} // namespace kontor
