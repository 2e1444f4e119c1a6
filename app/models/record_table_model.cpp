#include "app/models/record_table_model.h"

#include "app/models/format.h"

#include "common/base/when_done.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
/// Changes that arrive within this time are shown together.
constexpr int gatherMs = 40;
/// How long a changed row stays marked.
constexpr int markMs = 1600;
} // namespace

RecordTableModel::RecordTableModel(DataSource &source, const Entity &entity, QObject *parent)
    : QAbstractTableModel(parent), m_source(source), m_columns(defaultColumns(entity))
{
    m_query.entity = &entity;
    m_query.limit = pageSize;
    m_query.sort = defaultSort();
    m_query.joined = joinedPaths();
    m_startTimer.setSingleShot(true);
    connect(&m_startTimer, &QTimer::timeout, this, &RecordTableModel::readFirst);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(gatherMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &RecordTableModel::refresh);
    connect(&source, &DataSource::changed, this, &RecordTableModel::onChanged);
    restart();
}

QList<Sort> RecordTableModel::defaultSort() const
{
    // A page is found by key in both directions, so there is always something to sort by.
    return {{u"created_at"_s, true}};
}

QStringList RecordTableModel::joinedPaths() const
{
    QStringList joined;
    for (const ListColumn &column : m_columns) {
        if (column.isJoined() && !joined.contains(column.path)) {
            joined.append(column.path);
        }
    }
    // What is sorted by must be read, since the next page is found by it.
    for (const Sort &sort : m_query.sort) {
        if (sort.field.contains(u'.') && !joined.contains(sort.field)) {
            joined.append(sort.field);
        }
    }
    return joined;
}

void RecordTableModel::setColumns(const QList<ListColumn> &columns)
{
    beginResetModel();
    m_columns = columns;
    endResetModel();
    const QStringList joined = joinedPaths();
    if (joined != m_query.joined || summedColumns().size() != m_totals.sums.size()) {
        m_query.joined = joined;
        restart();
    }
}

void RecordTableModel::setFilter(const Filter &filter)
{
    if (m_query.filter != filter) {
        m_query.filter = filter;
        restart();
    }
}

void RecordTableModel::setSort(const QList<Sort> &sort)
{
    const QList<Sort> wanted = sort.isEmpty() ? defaultSort() : sort;
    if (m_query.sort != wanted) {
        m_query.sort = wanted;
        m_query.joined = joinedPaths();
        restart();
    }
}

void RecordTableModel::setArchivedShown(bool shown)
{
    if (m_query.withArchived != shown) {
        m_query.withArchived = shown;
        restart();
    }
}

void RecordTableModel::setAtOffice(bool atOffice)
{
    if (m_query.atOffice != atOffice) {
        m_query.atOffice = atOffice;
        restart();
        emit placeChanged();
    }
}

const ListRow *RecordTableModel::rowAt(int row) const
{
    return row >= m_before && row < loadedEnd() ? &m_rows.at(row - m_before) : nullptr;
}

QUuid RecordTableModel::idAt(int row) const
{
    const ListRow *found = rowAt(row);
    return found != nullptr ? found->record.id : QUuid();
}

int RecordTableModel::rowOf(const QUuid &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).record.id == id) {
            return m_before + static_cast<int>(i);
        }
    }
    return -1;
}

QList<ListColumn> RecordTableModel::summedColumns() const
{
    QList<ListColumn> summed;
    for (const ListColumn &column : m_columns) {
        if (column.isSummable()) {
            summed.append(column);
        }
    }
    return summed;
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_total;
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.column() >= m_columns.size()) {
        return {};
    }
    const ListColumn &column = m_columns.at(index.column());
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(alignment(column.field.type));
    }
    const ListRow *row = rowAt(index.row());
    return row == nullptr ? QVariant() : cellData(column, *row, role);
}

QVariant RecordTableModel::cellData(const ListColumn &column, const ListRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole: {
        const QString text = displayText(column.field, columnValue(column, row, m_rowJoined));
        const bool names = column.own >= 0 && column.field.has(Naming) && column.target == nullptr;
        // A draft has no number yet; its provisional one stands for it.
        return text.isEmpty() && names ? row.record.title() : text;
    }
    case Qt::EditRole:
    case ValueRole:
        return QVariant::fromValue(columnValue(column, row, m_rowJoined));
    case Qt::ForegroundRole:
        return theme::color(textRole(column.field.type, columnValue(column, row, m_rowJoined)));
    case IdRole:
        return row.record.id;
    case ChangedRole:
        return m_marked.contains(row.record.id);
    case TargetRole:
        return column.target != nullptr && column.own >= 0
            ? row.record.values.at(column.own).toUuid()
            : QUuid();
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_columns.size()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_columns.at(section).title;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(m_columns.at(section).field.type));
    default:
        return {};
    }
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const ListColumn &column = m_columns.at(index.column());
    const ListRow *row = rowAt(index.row());
    const bool simple = column.own >= 0 && column.target == nullptr && !column.field.has(ReadOnly)
        && !column.field.has(Multiline) && entity().merge == MergePolicy::ByField;
    if (simple && row != nullptr && !row->record.values.at(column.own).isWithheld()
        && m_source.rights().may(entity(), "update")) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool RecordTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ListRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (role != Qt::EditRole || row == nullptr || !flags(index).testFlag(Qt::ItemIsEditable)) {
        return false;
    }
    const ListColumn &column = m_columns.at(index.column());
    const Value before = row->record.values.at(column.own);
    const auto after = value.value<Value>();
    if (before == after) {
        return false;
    }
    Arguments arguments;
    arguments.record = row->record.id;
    arguments.baseVersion = row->record.version;
    arguments.values.insert(column.name, after);
    arguments.base.insert(column.name, before);
    m_rows[index.row() - m_before].record.values[column.own] = after;
    emit dataChanged(index, index);
    whenDone(m_source.execute(QString::fromLatin1(entity().name) + u".update"_s, arguments), this,
             [this](const Result<QList<Record>> &saved) {
                 if (!saved) {
                     emit failed(saved.error());
                 }
                 refresh();
             });
    return true;
}

void RecordTableModel::mark(const QList<QUuid> &ids)
{
    if (ids.isEmpty()) {
        return;
    }
    for (const QUuid &id : ids) {
        ++m_marked[id];
    }
    QTimer::singleShot(markMs, this, [this, ids] {
        for (const QUuid &id : ids) {
            if (--m_marked[id] <= 0) {
                m_marked.remove(id);
            }
        }
        emitRows(m_before, loadedEnd() - 1, {ChangedRole});
    });
}

void RecordTableModel::emitRows(int first, int last, const QList<int> &roles)
{
    first = std::max(first, 0);
    last = std::min(last, m_total - 1);
    if (first <= last && !m_columns.isEmpty()) {
        emit dataChanged(index(first, 0), index(last, static_cast<int>(m_columns.size()) - 1),
                         roles);
    }
}

void RecordTableModel::onChanged(const Entity *changed)
{
    const bool joined =
        std::any_of(m_columns.begin(), m_columns.end(), [this, changed](const ListColumn &column) {
            if (!column.isJoined()) {
                return false;
            }
            const Field *reference = entity().find(column.path.section(u'.', 0, 0));
            return reference != nullptr && reference->target == changed;
        });
    // A list shows a change at once; one that follows waits for what comes with it.
    if ((changed == &entity() || joined) && !m_refreshTimer.isActive()) {
        m_refreshTimer.start();
    }
}

} // namespace kontor
