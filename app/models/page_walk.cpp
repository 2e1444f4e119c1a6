#include "app/models/page_walk.h"

#include "common/base/when_done.h"

namespace kontor {

namespace {
constexpr int walkPageSize = 500;
} // namespace

PageWalk::PageWalk(DataSource &source, const Query &query, QObject *parent)
    : QObject(parent), m_source(source), m_query(query)
{
    m_query.limit = walkPageSize;
    m_query.after.clear();
}

void PageWalk::start()
{
    next();
}

void PageWalk::next()
{
    whenDone(m_source.list(m_query), this, [this](const Result<Page> &answer) {
        if (m_cancelled) {
            return;
        }
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        m_count += answer->rows.size();
        emit page(answer->rows);
        if (!answer->hasMore || answer->rows.isEmpty()) {
            emit finished();
            return;
        }
        m_query.after = pageKey(m_query, answer->rows.last());
        next();
    });
}

} // namespace kontor
