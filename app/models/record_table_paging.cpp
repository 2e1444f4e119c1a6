// How RecordTableModel finds its rows: by key, in pages, around what is shown.

#include "app/models/record_table_model.h"

#include "common/base/when_done.h"

#include <algorithm>

namespace kontor {

namespace {

/// Rows that are read at once when only their last key is wanted.
constexpr int skipSize = 1000;
/// How far the window is grown page by page instead of being moved.
constexpr int reach = 3 * RecordTableModel::pageSize;
/// Rows beyond the visible ones that are kept ready.
constexpr int ahead = RecordTableModel::pageSize / 2;
/// Landmarks stand at least this far apart.
constexpr int landmarkDistance = 400;
/// Rows that a refresh reads beyond the loaded ones, for those that came in between.
constexpr int refreshSlack = 20;

Query backwards(Query query)
{
    for (Sort &sort : query.sort) {
        sort.descending = !sort.descending;
    }
    return query;
}

} // namespace

// --- asking --------------------------------------------------------------------------------------

void RecordTableModel::ask(const Query &query, const std::function<void(const Page &)> &then)
{
    m_busy = true;
    whenDone(m_source.list(query), this,
             [this, then, generation = m_generation](const Result<Page> &page) {
                 if (generation != m_generation) {
                     return;
                 }
                 m_busy = false;
                 if (!page) {
                     m_stale = false;
                     emit failed(page.error());
                     return;
                 }
                 m_asOf = page->asOf;
                 then(*page);
                 startNext();
             });
}

void RecordTableModel::askPage(const QList<Value> &after, int limit, bool backward,
                               const std::function<void(const Page &)> &then)
{
    Query query = backward ? backwards(m_query) : m_query;
    query.after = after;
    query.limit = limit;
    ask(query, then);
}

void RecordTableModel::readTotalsThen(const std::function<void()> &next)
{
    m_busy = true;
    QStringList fields;
    const QList<ListColumn> summed = summedColumns();
    for (const ListColumn &column : summed) {
        fields.append(column.name);
    }
    whenDone(m_source.totals(m_query, fields), this,
             [this, next, generation = m_generation](const Result<Totals> &totals) {
                 if (generation != m_generation) {
                     return;
                 }
                 m_busy = false;
                 if (!totals) {
                     m_stale = false;
                     emit failed(totals.error());
                     return;
                 }
                 m_totals = *totals;
                 emit totalsChanged();
                 next();
             });
}

void RecordTableModel::restart()
{
    ++m_generation;
    m_busy = false;
    m_stale = false;
    m_loaded = false;
    m_landmarks.clear();
    m_firstShown = 0;
    m_lastShown = 0;
    m_startTimer.start();
}

void RecordTableModel::readFirst()
{
    // The rows come before the count, which may take longer.
    ask(m_query, [this](const Page &page) { takeFirst(page); });
}

void RecordTableModel::refresh()
{
    m_stale = true;
    if (!m_loaded && !m_busy) {
        restart();
        return;
    }
    startNext();
}

void RecordTableModel::showRows(int first, int last)
{
    m_firstShown = std::max(0, first);
    m_lastShown = std::max(first, last);
    startNext();
}

void RecordTableModel::startNext()
{
    if (m_busy || !m_loaded) {
        return;
    }
    if (m_stale) {
        m_stale = false;
        reload();
        return;
    }
    const int first = std::max(0, m_firstShown - ahead);
    const int last = std::min(m_total - 1, m_lastShown + ahead);
    const bool needsBefore = m_before > 0 && first < m_before;
    const bool needsAfter = !m_atEnd && last >= loadedEnd();
    if (!needsBefore && !needsAfter) {
        return;
    }
    const bool near = m_lastShown >= m_before - reach && m_firstShown < loadedEnd() + reach;
    if (!near) {
        jumpTo(first);
    } else if (needsAfter && m_lastShown >= m_before) {
        readForward();
    } else if (needsBefore) {
        readBackward();
    } else {
        readForward();
    }
}

void RecordTableModel::reload()
{
    readTotalsThen([this] {
        askPage(m_startKey, std::max(static_cast<int>(m_rows.size()), pageSize) + refreshSlack,
                false, [this](const Page &page) { takeUpdate(page); });
    });
}

void RecordTableModel::readForward()
{
    const QList<Value> key = m_rows.isEmpty() ? m_startKey : pageKey(m_query, m_rows.last());
    remember(loadedEnd(), key);
    askPage(key, pageSize, false, [this](const Page &page) { takeForward(page); });
}

void RecordTableModel::readBackward()
{
    // One more than wanted: its key is where the window then starts.
    const QList<Value> key = m_rows.isEmpty() ? m_startKey : pageKey(m_query, m_rows.first());
    askPage(key, pageSize + 1, true, [this](const Page &page) { takeBackward(page); });
}

void RecordTableModel::readEnd()
{
    askPage({}, 2 * pageSize + 1, true, [this](const Page &page) {
        QList<ListRow> rows(page.rows.rbegin(), page.rows.rend());
        QList<Value> startKey;
        if (page.hasMore) {
            startKey = pageKey(m_query, rows.takeFirst());
        }
        const int first = page.hasMore ? m_total - static_cast<int>(rows.size()) : 0;
        replaceWindow(std::max(first, 0), startKey, rows, true);
    });
}

void RecordTableModel::readFrom(const Landmark &landmark)
{
    askPage(landmark.key, 2 * pageSize, false, [this, landmark](const Page &page) {
        replaceWindow(landmark.row, landmark.key, page.rows, !page.hasMore);
    });
}

void RecordTableModel::skipFrom(const Landmark &landmark, int rows)
{
    askPage(landmark.key, rows, false, [this, landmark](const Page &page) {
        if (page.rows.isEmpty()) {
            setRowTotal(landmark.row); // fewer rows than were counted
            return;
        }
        const int row = landmark.row + static_cast<int>(page.rows.size());
        place(Landmark{row, pageKey(m_query, page.rows.last())});
        if (!page.hasMore) {
            setRowTotal(row);
        }
    });
}

void RecordTableModel::jumpTo(int row)
{
    if (m_total - row <= 2 * pageSize) {
        readEnd();
        return;
    }
    const Landmark landmark = nearestLandmark(row);
    const int distance = row - landmark.row;
    if (distance > pageSize) {
        skipFrom(landmark, std::min(distance, skipSize));
    } else {
        readFrom(landmark);
    }
}

// --- taking the answers --------------------------------------------------------------------------

void RecordTableModel::takeFirst(const Page &page)
{
    beginResetModel();
    m_rows = page.rows;
    m_rowJoined = m_query.joined;
    m_startKey.clear();
    m_before = 0;
    m_total = static_cast<int>(m_rows.size());
    m_atEnd = !page.hasMore;
    m_loaded = true;
    endResetModel();
    emit loaded();
    readTotalsThen([this] {
        setRowTotal(m_atEnd ? loadedEnd() : static_cast<int>(m_totals.count));
        startNext();
    });
}

void RecordTableModel::takeForward(const Page &page)
{
    const int first = loadedEnd();
    const int end = first + static_cast<int>(page.rows.size());
    m_atEnd = !page.hasMore;
    setRowTotal(m_atEnd ? end : std::max(m_total, end + 1));
    m_rows.append(page.rows);
    emitRows(first, end - 1);
    evict();
}

void RecordTableModel::takeBackward(const Page &page)
{
    QList<ListRow> rows(page.rows.rbegin(), page.rows.rend());
    QList<Value> startKey;
    if (page.hasMore && rows.size() > 1) {
        startKey = pageKey(m_query, rows.takeFirst());
    }
    const int count = static_cast<int>(rows.size());
    // With the first row in hand the number of rows before is exact; else there is at least one.
    const int before = startKey.isEmpty() ? count : std::max(m_before, count + 1);
    if (before < m_before) {
        beginRemoveRows({}, 0, m_before - before - 1);
        m_total -= m_before - before;
        m_before = before;
        endRemoveRows();
    } else if (before > m_before) {
        beginInsertRows({}, 0, before - m_before - 1);
        m_total += before - m_before;
        m_before = before;
        endInsertRows();
    }
    m_rows = rows + m_rows;
    m_before -= count;
    m_startKey = startKey;
    emitRows(m_before, m_before + count - 1);
    evict();
}

void RecordTableModel::replaceWindow(int row, const QList<Value> &startKey,
                                     const QList<ListRow> &rows, bool atEnd)
{
    const int oldFirst = m_before;
    const int oldLast = loadedEnd() - 1;
    m_rows.clear();
    m_before = row;
    m_atEnd = false;
    const int end = row + static_cast<int>(rows.size());
    setRowTotal(atEnd ? end : std::max(m_total, end + 1));
    m_rows = rows;
    m_startKey = startKey;
    m_atEnd = atEnd;
    emitRows(oldFirst, oldLast);
    emitRows(m_before, loadedEnd() - 1);
}

void RecordTableModel::takeUpdate(const Page &page)
{
    QHash<QUuid, ListRow> former;
    for (const ListRow &row : std::as_const(m_rows)) {
        former.insert(row.record.id, row);
    }
    const bool wasComplete = m_atEnd;
    removeMissing(page.rows, page.hasMore);
    QList<QUuid> changed;
    for (int i = 0; i < page.rows.size(); ++i) {
        const ListRow &row = page.rows.at(i);
        const auto old = former.constFind(row.record.id);
        // A row beyond those that were loaded is news only when there were no others.
        const bool isNew = old == former.constEnd() && (wasComplete || i < m_rows.size());
        const bool differs = old != former.constEnd() && old.value() != row;
        placeRow(i, row);
        if (isNew || differs) {
            changed.append(row.record.id);
        }
        if (old == former.constEnd() || differs) {
            emitRows(m_before + i, m_before + i);
        }
    }
    m_atEnd = !page.hasMore;
    setRowTotal(m_atEnd ? loadedEnd()
                        : std::max(static_cast<int>(m_totals.count), loadedEnd() + 1));
    mark(changed);
    evict();
    emit loaded();
}

/// Takes out the loaded rows that are not among `rows`; those that were only pushed beyond the end
/// of the page stay as rows that are not loaded.
void RecordTableModel::removeMissing(const QList<ListRow> &rows, bool hasMore)
{
    QSet<QUuid> present;
    for (const ListRow &row : rows) {
        present.insert(row.record.id);
    }
    if (hasMore) {
        while (!m_rows.isEmpty() && !present.contains(m_rows.last().record.id)
               && m_rows.size() >= rows.size()) {
            m_rows.removeLast();
        }
    }
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (!present.contains(m_rows.at(i).record.id)) {
            const int row = m_before + static_cast<int>(i);
            beginRemoveRows({}, row, row);
            m_rows.removeAt(i);
            --m_total;
            endRemoveRows();
        }
    }
}

/// Makes `row` the loaded row at `position` by moving, inserting or replacing one.
void RecordTableModel::placeRow(int position, const ListRow &row)
{
    const auto isIt = [&row](const ListRow &other) { return other.record.id == row.record.id; };
    const auto from = m_rows.begin() + std::min<qsizetype>(position, m_rows.size());
    const auto found = std::find_if(from, m_rows.end(), isIt);
    if (found != m_rows.end()) {
        const int at = static_cast<int>(found - m_rows.begin());
        if (at != position) {
            beginMoveRows({}, m_before + at, m_before + at, {}, m_before + position);
            m_rows.move(at, position);
            endMoveRows();
        }
        m_rows[position] = row;
        return;
    }
    const bool taken = position >= m_rows.size() && loadedEnd() < m_total;
    if (taken) {
        m_rows.append(row); // it was there all the time, only not loaded
        return;
    }
    beginInsertRows({}, m_before + position, m_before + position);
    m_rows.insert(position, row);
    ++m_total;
    endInsertRows();
}

// --- bookkeeping ---------------------------------------------------------------------------------

/// Corrects how many rows there are, by rows at the end that are not loaded.
void RecordTableModel::setRowTotal(int total)
{
    total = std::max(total, loadedEnd());
    if (total > m_total) {
        beginInsertRows({}, m_total, total - 1);
        m_total = total;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        endRemoveRows();
    }
    m_landmarks.removeIf([this](const Landmark &landmark) { return landmark.row > m_total; });
}

/// Lets go of loaded rows far from what is shown.
void RecordTableModel::evict()
{
    const int surplus = static_cast<int>(m_rows.size()) - loadedMax;
    if (surplus <= 0) {
        return;
    }
    const int above = m_firstShown - m_before;
    const int below = loadedEnd() - 1 - m_lastShown;
    if (above > below) {
        remember(m_before, m_startKey);
        m_startKey = pageKey(m_query, m_rows.at(surplus - 1));
        m_rows.remove(0, surplus);
        m_before += surplus;
        remember(m_before, m_startKey);
    } else {
        m_rows.resize(m_rows.size() - surplus);
        m_atEnd = false;
        remember(loadedEnd(), pageKey(m_query, m_rows.last()));
    }
}

/// Keeps a key that was come by, unless one near it is known.
void RecordTableModel::remember(int row, const QList<Value> &key)
{
    const bool known =
        std::any_of(m_landmarks.begin(), m_landmarks.end(), [row](const Landmark &landmark) {
            return std::abs(landmark.row - row) < landmarkDistance;
        });
    if (!key.isEmpty() && !known) {
        place(Landmark{row, key});
    }
}

void RecordTableModel::place(const Landmark &landmark)
{
    const auto at =
        std::lower_bound(m_landmarks.begin(), m_landmarks.end(), landmark.row,
                         [](const Landmark &other, int row) { return other.row < row; });
    if (at != m_landmarks.end() && at->row == landmark.row) {
        *at = landmark;
    } else {
        m_landmarks.insert(at, landmark);
    }
}

/// The last place at or before the row that can be reached directly.
RecordTableModel::Landmark RecordTableModel::nearestLandmark(int row) const
{
    Landmark nearest{0, {}};
    for (const Landmark &landmark : m_landmarks) {
        if (landmark.row <= row) {
            nearest = landmark;
        }
    }
    const bool windowEnd = !m_rows.isEmpty() && loadedEnd() <= row && loadedEnd() > nearest.row;
    return windowEnd ? Landmark{loadedEnd(), pageKey(m_query, m_rows.last())} : nearest;
}

} // namespace kontor
