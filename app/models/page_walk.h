#pragma once

#include "app/models/data_source.h"

namespace kontor {

/// Reads every record of a query, page by page, without blocking and without holding them all.
class PageWalk final : public QObject
{
    Q_OBJECT

public:
    /// The query's own limit and start are replaced.
    PageWalk(DataSource &source, const Query &query, QObject *parent = nullptr);

    void start();
    /// Stops before the next page; neither finished() nor failed() follows.
    void cancel() { m_cancelled = true; }
    /// Records read so far.
    qint64 count() const { return m_count; }

signals:
    void page(const QList<kontor::ListRow> &rows);
    void finished();
    void failed(const kontor::Error &error);

private:
    void next();

    DataSource &m_source;
    Query m_query;
    qint64 m_count = 0;
    bool m_cancelled = false;
};

} // namespace kontor
