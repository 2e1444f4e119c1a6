#include "app/widgets/line_model.h"

#include "app/widgets/date_text.h"
#include "app/widgets/theme.h"

#include "common/base/id.h"

namespace kontor {

namespace {

/// Undoing further back than this is not what anyone remembers.
constexpr qsizetype stepsMax = 200;

bool isNothing(const Value &value)
{
    return value.isBlank() || value == Value(qint64{0}) || value == Value(false);
}

} // namespace

LineModel::LineModel(LineRules *rules, QObject *parent)
    : QAbstractTableModel(parent), m_rules(rules)
{
}

void LineModel::setColumns(const QList<LineColumn> &columns)
{
    beginResetModel();
    m_columns = columns;
    for (Line &line : m_lines) {
        line.values.resize(columns.size());
    }
    endResetModel();
}

int LineModel::columnOf(const QString &name) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns.at(i).name == name) {
            return i;
        }
    }
    return -1;
}

void LineModel::setReadOnly(bool readOnly)
{
    if (m_readOnly != readOnly) {
        beginResetModel();
        m_readOnly = readOnly;
        endResetModel();
    }
}

void LineModel::setFixed(bool fixed)
{
    if (m_fixed != fixed) {
        beginResetModel();
        m_fixed = fixed;
        endResetModel();
    }
}

bool LineModel::isStop(const QModelIndex &index) const
{
    const LineColumn &column = m_columns.at(index.column());
    return column.stop && (m_rules == nullptr || m_rules->isStop(*this, index.row(), column.name));
}

void LineModel::setLines(const QList<Line> &lines)
{
    m_steps.clear();
    m_position = 0;
    beginResetModel();
    m_lines = lines;
    for (Line &line : m_lines) {
        line.values.resize(m_columns.size());
    }
    endResetModel();
    emit linesChanged();
}

bool LineModel::isBlank(const Line &line) const
{
    if (!line.typed.isEmpty()) {
        return false;
    }
    const Line fresh = newLine();
    for (int i = 0; i < m_columns.size(); ++i) {
        const bool same = line.values.at(i) == fresh.values.at(i)
            || (isNothing(line.values.at(i)) && isNothing(fresh.values.at(i)));
        if (!same && !m_columns.at(i).readOnly && !m_columns.at(i).hidden) {
            return false;
        }
    }
    return true;
}

QList<Line> LineModel::lines() const
{
    QList<Line> result;
    for (const Line &line : m_lines) {
        if (!isBlank(line)) {
            result.append(line);
        }
    }
    return result;
}

int LineModel::rowOf(const QUuid &line) const
{
    for (int i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).id == line) {
            return i;
        }
    }
    return -1;
}

Value LineModel::value(const Line &line, const QString &column) const
{
    return line.values.value(columnOf(column));
}

void LineModel::set(Line &line, const QString &column, const Value &value,
                    const QString &title) const
{
    const int position = columnOf(column);
    Q_ASSERT_X(position >= 0, "LineModel::set", qPrintable(column));
    line.values[position] = value;
    line.typed.remove(position);
    line.errors.remove(position);
    if (m_columns.at(position).type == FieldType::Reference) {
        line.titles.insert(position, title);
    }
}

Line LineModel::newLine() const
{
    Line line;
    line.id = newUuid();
    line.values.resize(m_columns.size());
    if (m_rules != nullptr) {
        m_rules->begin(*this, line);
    }
    return line;
}

void LineModel::complete(Line &line, const QString &column) const
{
    if (m_rules == nullptr) {
        return;
    }
    m_rules->complete(*this, line, column);
    line.errors.clear();
    const QHash<QString, QString> errors = m_rules->check(*this, line);
    for (auto error = errors.begin(); error != errors.end(); ++error) {
        line.errors.insert(std::max(columnOf(error.key()), 0), error.value());
    }
}

void LineModel::enter(int row, int column, const Entry &entry)
{
    const bool isNew = row >= m_lines.size();
    Line line = isNew ? newLine() : m_lines.at(row);
    const QString name = m_columns.at(column).name;
    if (entry.typed.isEmpty()) {
        if (line.values.at(column) == entry.value && !line.typed.contains(column)) {
            return;
        }
        set(line, name, entry.value, entry.title);
    } else {
        line.typed.insert(column, entry.typed);
        line.values[column] = Value();
    }
    complete(line, name);
    replaceLines(isNew ? lineCount() : row, isNew ? 0 : 1, {line});
    emit cellEntered(line.id, name);
}

void LineModel::amend(const QUuid &id, const QMap<QString, Value> &values,
                      const QMap<QString, QString> &titles)
{
    const int row = rowOf(id);
    if (row < 0) {
        return;
    }
    QList<Line> lines = m_lines;
    Line &line = lines[row];
    for (auto value = values.begin(); value != values.end(); ++value) {
        set(line, value.key(), value.value(), titles.value(value.key()));
        complete(line, value.key());
    }
    takeLines(lines);
    // Undo takes back the change together with what followed from it.
    if (m_position > 0) {
        m_steps[m_position - 1].after = lines;
    }
}

void LineModel::setError(int row, const QString &column, const QString &text)
{
    if (row < 0 || row >= m_lines.size()) {
        return;
    }
    m_lines[row].errors.insert(std::max(columnOf(column), 0), text);
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

QModelIndex LineModel::firstProblem() const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        const Line &line = m_lines.at(row);
        for (int column = 0; column < m_columns.size(); ++column) {
            if (line.errors.contains(column) || line.typed.contains(column)) {
                return index(row, column);
            }
        }
    }
    return {};
}

void LineModel::replaceLines(int row, int count, const QList<Line> &lines)
{
    step(m_lines.first(row) + lines + m_lines.sliced(row + count));
}

void LineModel::step(const QList<Line> &after)
{
    if (after == m_lines) {
        return;
    }
    m_steps.resize(m_position);
    m_steps.append({m_lines, after});
    if (m_steps.size() > stepsMax) {
        m_steps.removeFirst();
    }
    m_position = m_steps.size();
    takeLines(after);
}

void LineModel::undo()
{
    if (canUndo() && !m_readOnly) {
        takeLines(m_steps.at(--m_position).before);
    }
}

void LineModel::redo()
{
    if (canRedo() && !m_readOnly) {
        takeLines(m_steps.at(m_position++).after);
    }
}

void LineModel::insertLine(int row)
{
    if (!m_readOnly && !m_fixed) {
        replaceLines(std::clamp(row, 0, lineCount()), 0, {newLine()});
    }
}

void LineModel::removeLines(const QList<int> &rows)
{
    QList<Line> after;
    for (int row = 0; row < m_lines.size(); ++row) {
        if (!rows.contains(row)) {
            after.append(m_lines.at(row));
        }
    }
    if (!m_readOnly) {
        step(after);
    }
}

void LineModel::duplicateLine(int row)
{
    if (m_readOnly || m_fixed || row < 0 || row >= m_lines.size()) {
        return;
    }
    Line copy = m_lines.at(row);
    copy.id = newUuid();
    replaceLines(row + 1, 0, {copy});
}

void LineModel::moveLine(int row, int by)
{
    const int to = row + by;
    if (m_readOnly || row < 0 || row >= m_lines.size() || to < 0 || to >= m_lines.size()) {
        return;
    }
    QList<Line> after = m_lines;
    after.move(row, to);
    step(after);
}

void LineModel::fillDown(const QList<int> &rows, int column)
{
    QList<Line> after = m_lines;
    if (m_readOnly || rows.size() < 2 || rows.first() >= after.size()) {
        return;
    }
    const Line source = after.at(rows.first());
    const QString name = m_columns.at(column).name;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        if (rows.at(i) >= after.size()
            || !flags(index(rows.at(i), column)).testFlag(Qt::ItemIsEditable)) {
            continue;
        }
        Line &line = after[rows.at(i)];
        set(line, name, source.values.at(column), source.titles.value(column));
        complete(line, name);
    }
    if (after != m_lines) {
        step(after);
        for (qsizetype i = 1; i < rows.size(); ++i) {
            if (rows.at(i) < m_lines.size()) {
                emit cellEntered(m_lines.at(rows.at(i)).id, name);
            }
        }
    }
}

void LineModel::clearCells(const QModelIndexList &cells)
{
    QList<Line> after = m_lines;
    for (const QModelIndex &cell : cells) {
        if (cell.row() < after.size() && flags(cell).testFlag(Qt::ItemIsEditable)) {
            Line &line = after[cell.row()];
            const LineColumn &column = m_columns.at(cell.column());
            set(line, column.name, newLine().values.at(cell.column()));
            complete(line, column.name);
        }
    }
    step(after);
}

/// Shows other lines with as few structural changes as possible, so that the current cell stays.
void LineModel::takeLines(const QList<Line> &lines)
{
    int head = 0;
    const int common = static_cast<int>(std::min(lines.size(), m_lines.size()));
    while (head < common && lines.at(head).id == m_lines.at(head).id) {
        ++head;
    }
    int tail = 0;
    while (tail < common - head
           && lines.at(lines.size() - 1 - tail).id == m_lines.at(m_lines.size() - 1 - tail).id) {
        ++tail;
    }
    const int oldEnd = lineCount() - tail;
    const int newEnd = static_cast<int>(lines.size()) - tail;
    if (oldEnd > head) {
        beginRemoveRows({}, head, oldEnd - 1);
        m_lines.remove(head, oldEnd - head);
        endRemoveRows();
    }
    if (newEnd > head) {
        // Lines typed at the end take the place of the empty row, and a new one follows them: the
        // cell that is being typed in stays where it is.
        const int shift = tail == 0 && hasNextRow() ? 1 : 0;
        beginInsertRows({}, head + shift, newEnd - 1 + shift);
        m_lines = m_lines.first(head) + lines.sliced(head, newEnd - head) + m_lines.sliced(head);
        endInsertRows();
        emit dataChanged(index(head, 0), index(head, columnCount() - 1));
    }
    for (int row = 0; row < m_lines.size(); ++row) {
        if (m_lines.at(row) != lines.at(row)) {
            m_lines[row] = lines.at(row);
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
    }
    emit linesChanged();
}

int LineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : lineCount() + (hasNextRow() ? 1 : 0);
}

int LineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString LineModel::cellText(const Line &line, int column) const
{
    if (line.typed.contains(column)) {
        return line.typed.value(column);
    }
    const LineColumn &described = m_columns.at(column);
    const Value &value = line.values.at(column);
    if (value.isEmpty() || (described.zeroBlank && value.toInt() == 0)) {
        return {};
    }
    switch (described.type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return value.isWithheld() ? QStringLiteral("•••")
                                  : numberText(value.toInt(), described.format);
    case FieldType::Date:
        return dateText(value.toDate());
    case FieldType::Instant:
        return instantText(value.toInt());
    case FieldType::Reference:
        return line.titles.value(column);
    case FieldType::Boolean:
        return value.toBool() ? tr("Yes") : QString();
    case FieldType::Choice:
        for (const ChoiceEdit::Option &option : described.choices) {
            if (option.code == value.toText()) {
                return option.label;
            }
        }
        break;
    case FieldType::Text:
    case FieldType::Bytes:
        break;
    }
    return value.toText();
}

QVariant LineModel::lineData(const Line &line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cellText(line, column);
    case ValueRole:
        return QVariant::fromValue(line.values.at(column));
    case ErrorRole:
        return line.errors.value(column);
    case Qt::ToolTipRole:
        return line.errors.contains(column) ? line.errors.value(column)
            : line.typed.contains(column)
            ? tr("“%1” is not understood").arg(line.typed.value(column))
            : QVariant();
    case PendingRole:
        return line.typed.contains(column);
    default:
        return {};
    }
}

QVariant LineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const LineColumn &column = m_columns.at(index.column());
    if (role == Qt::TextAlignmentRole) {
        const bool number = column.type == FieldType::Amount || column.type == FieldType::Quantity
            || column.type == FieldType::Rate || column.type == FieldType::Integer;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == ComputedRole) {
        return column.readOnly;
    }
    return index.row() < m_lines.size() ? lineData(m_lines.at(index.row()), index.column(), role)
                                        : QVariant();
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole) {
            return {};
        }
        return section < m_lines.size() ? QString::number(section + 1) : QStringLiteral("＋");
    }
    if (section < 0 || section >= m_columns.size()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return m_columns.at(section).title;
    }
    return role == Qt::TextAlignmentRole ? data(index(0, section), role) : QVariant();
}

Qt::ItemFlags LineModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const LineColumn &column = m_columns.at(index.column());
    const bool locked = m_readOnly || column.readOnly || column.hidden
        || (index.row() < m_lines.size() && m_rules != nullptr
            && m_rules->isReadOnly(*this, m_lines.at(index.row()), column.name));
    return locked ? flags : flags | Qt::ItemIsEditable;
}

} // namespace kontor
