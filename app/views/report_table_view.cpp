#include "app/views/report_table_view.h"

#include "app/views/report_delegate.h"

#include "app/widgets/csv_text.h"
#include "app/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

namespace kontor {

namespace {

/// Rows whose contents decide how wide a column is.
constexpr int rowsMeasured = 300;
constexpr int narrowest = 12 * theme::grid;
constexpr int widestText = 90 * theme::grid;
/// Statements have more rows than fit on a screen at the height of lists.
constexpr int statementRowHeight = 6 * theme::grid;

} // namespace

ReportTableView::ReportTableView(ReportTableModel &model, QWidget *parent)
    : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new ReportDelegate(*this));
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setProperty("framed", true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(statementRowHeight);
    verticalHeader()->setDefaultSectionSize(theme::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    connect(&model, &QAbstractItemModel::modelReset, this, &ReportTableView::fitColumns);
}

void ReportTableView::setStatement(bool statement)
{
    m_statement = statement;
    verticalHeader()->setDefaultSectionSize(statement ? statementRowHeight : theme::rowHeight);
    shareWidth();
}

void ReportTableView::fitColumns()
{
    const auto *delegate = static_cast<const ReportDelegate *>(itemDelegate());
    const QFontMetrics metrics(theme::font(TextSize::Small));
    const int rows = std::min(m_model.rowCount(), rowsMeasured);
    m_wanted.clear();
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString label =
            m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = std::max(narrowest, metrics.horizontalAdvance(label) + 7 * theme::grid);
        for (int row = 0; row < rows; ++row) {
            width = std::max(width, delegate->widthOf(m_model.index(row, column)));
        }
        const bool text = m_model.table().columns.at(column).type == FieldType::Text;
        m_wanted.append(text && !m_statement ? std::min(width, widestText) : width);
    }
    shareWidth();
}

/// What is left goes to both sides of a statement alike, else to the widest column of text.
void ReportTableView::shareWidth()
{
    if (m_wanted.size() != m_model.columnCount() || m_wanted.isEmpty()) {
        return;
    }
    int taken = 0;
    QList<int> sharing;
    for (int column = 0; column < m_wanted.size(); ++column) {
        taken += m_wanted.at(column);
        if (m_model.table().columns.at(column).type != FieldType::Text) {
            continue;
        }
        if (!m_statement && !sharing.isEmpty()) {
            const int widest = sharing.takeFirst();
            // The first holds the code where another text follows it.
            const bool wider = widest == 0 || m_wanted.at(column) > m_wanted.at(widest);
            sharing.append(wider ? column : widest);
        } else {
            sharing.append(column);
        }
    }
    const int left = std::max(0, viewport()->width() - taken);
    for (int column = 0; column < m_wanted.size(); ++column) {
        const int share = sharing.contains(column) ? left / static_cast<int>(sharing.size()) : 0;
        setColumnWidth(column, m_wanted.at(column) + share);
    }
}

void ReportTableView::openTarget(const QModelIndex &index)
{
    const DrillTarget target = m_model.targetOf(index);
    if (!target.isEmpty()) {
        emit activatedTarget(target);
    }
}

void ReportTableView::copySelection() const
{
    QModelIndexList selected = selectedIndexes();
    std::sort(selected.begin(), selected.end());
    QList<QStringList> rows;
    int row = -1;
    for (const QModelIndex &index : selected) {
        if (index.row() != row) {
            rows.append(QStringList());
            row = index.row();
        }
        rows.last().append(index.data().toString());
    }
    QApplication::clipboard()->setText(writeBlock(rows));
}

void ReportTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
        } else {
            openTarget(currentIndex());
        }
        return;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        event->ignore();
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

void ReportTableView::setHovered(const QModelIndex &index)
{
    if (m_hovered == index) {
        return;
    }
    m_hovered = index;
    const bool link = index.isValid() && index.data(ReportTableModel::LinkRole).toBool();
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void ReportTableView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->pos()));
    QTableView::mouseMoveEvent(event);
}

void ReportTableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const bool click = event->button() == Qt::LeftButton && index == currentIndex()
        && selectedIndexes().size() <= 1;
    if (click && index.data(ReportTableModel::LinkRole).toBool()) {
        openTarget(index);
    }
}

void ReportTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && !index.data(ReportTableModel::LinkRole).toBool()) {
        openTarget(index);
    }
}

void ReportTableView::leaveEvent(QEvent *event)
{
    setHovered({});
    QTableView::leaveEvent(event);
}

void ReportTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

void ReportTableView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
    QTableView::changeEvent(event);
}

} // namespace kontor
