#pragma once

#include "app/models/data_source.h"
#include "app/models/list_column.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace kontor {

/// The records of a query as a table, however many there are.
///
/// Rows come by key, in pages, around what the view shows (showRows), forwards and backwards; a
/// bounded number stays loaded, the others are empty rows that keep the scroll bar honest. Where
/// an unloaded row stands is known exactly at both ends and around what was visited, and nearly
/// elsewhere while others insert and delete; which records are loaded is always exact.
///
/// Changes of the data source update rows in place: selection and scroll stay, and rows that
/// changed are marked for a moment.
class RecordTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        ValueRole = Qt::UserRole, ///< the Value of the cell
        IdRole,                   ///< the QUuid of the record; null while it is not loaded
        ChangedRole,              ///< whether the row changed a moment ago
        TargetRole                ///< the QUuid that a reference cell leads to
    };
    /// Rows of one page, and rows that stay loaded at most.
    static constexpr int pageSize = 100;
    static constexpr int loadedMax = 800;

    RecordTableModel(DataSource &source, const Entity &entity, QObject *parent = nullptr);

    const Entity &entity() const { return *m_query.entity; }
    const QList<ListColumn> &columns() const { return m_columns; }
    void setColumns(const QList<ListColumn> &columns);
    /// Reads anew when something differs.
    void setFilter(const Filter &filter);
    void setSort(const QList<Sort> &sort);
    void setArchivedShown(bool shown);
    /// Whether the office is asked, for what this desktop's copy does not hold (Query::atOffice).
    void setAtOffice(bool atOffice);
    bool isAtOffice() const { return m_query.atOffice; }
    /// The query that is shown, as a first page without limit of its own.
    const Query &query() const { return m_query; }

    /// Tells which rows are visible, so that they and their neighbours are loaded.
    void showRows(int first, int last);
    /// Reads again what is loaded and updates it in place.
    void refresh();

    /// The record of a row, or nullptr while it is not loaded.
    const ListRow *rowAt(int row) const;
    QUuid idAt(int row) const;
    /// The row of a loaded record, or -1.
    int rowOf(const QUuid &id) const;
    /// Count and sums of the summable columns over all records of the query.
    const Totals &totals() const { return m_totals; }
    QList<ListColumn> summedColumns() const;
    bool isLoaded() const { return m_loaded; }
    /// When the shown copy was last level with the server; 0: it is the server's own answer.
    Instant asOf() const { return m_asOf; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Saves a new Value (Qt::EditRole) of a simple field; the answer updates the row or comes as
    /// failed().
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// The first page of a query is there, or rows were updated.
    void loaded();
    void totalsChanged();
    /// Another place is asked from now on (setAtOffice).
    void placeChanged();
    void failed(const kontor::Error &error);

private:
    /// A place in the list that can be reached directly: the key that stands before a row.
    struct Landmark {
        int row;
        QList<Value> key;
    };

    QList<Sort> defaultSort() const;
    QStringList joinedPaths() const;
    void restart();
    void startNext();
    void readFirst();
    void readTotalsThen(const std::function<void()> &next);
    void reload();
    void readForward();
    void readBackward();
    void readEnd();
    void readFrom(const Landmark &landmark);
    void skipFrom(const Landmark &landmark, int rows);
    void jumpTo(int row);
    void ask(const Query &query, const std::function<void(const Page &)> &then);
    void askPage(const QList<Value> &after, int limit, bool backwards,
                 const std::function<void(const Page &)> &then);
    void takeFirst(const Page &page);
    void takeUpdate(const Page &page);
    void takeForward(const Page &page);
    void takeBackward(const Page &page);
    void replaceWindow(int row, const QList<Value> &startKey, const QList<ListRow> &rows,
                       bool atEnd);
    void removeMissing(const QList<ListRow> &rows, bool hasMore);
    void placeRow(int position, const ListRow &row);
    void setRowTotal(int total);
    void evict();
    void remember(int row, const QList<Value> &key);
    void place(const Landmark &landmark);
    Landmark nearestLandmark(int row) const;
    void mark(const QList<QUuid> &ids);
    void emitRows(int first, int last, const QList<int> &roles = {});
    void onChanged(const Entity *entity);
    QVariant cellData(const ListColumn &column, const ListRow &row, int role) const;
    int loadedEnd() const { return m_before + static_cast<int>(m_rows.size()); }

    DataSource &m_source;
    QList<ListColumn> m_columns;
    Query m_query;
    Totals m_totals;
    Instant m_asOf = 0;

    // The loaded window: rows m_before .. loadedEnd() - 1 of m_total.
    QList<ListRow> m_rows;
    QStringList m_rowJoined; ///< the paths that the rows were read with
    QList<Value> m_startKey; ///< the window starts behind it; empty: at the first row
    int m_before = 0;
    int m_total = 0;
    bool m_atEnd = false;
    QList<Landmark> m_landmarks; ///< by row

    int m_firstShown = 0;
    int m_lastShown = 0;
    bool m_loaded = false;
    bool m_busy = false;
    bool m_stale = false;       ///< what is loaded must be read again
    int m_generation = 0;       ///< tells answers to the present query from older ones
    QTimer m_startTimer;        ///< gathers changes of the query
    QTimer m_refreshTimer;      ///< gathers changes that come together
    QHash<QUuid, int> m_marked; ///< how many marks of each row have not faded yet
};

} // namespace kontor
