#include "app/views/record_table.h"

#include "app/models/format.h"

#include "app/views/record_delegate.h"
#include "app/views/screen.h"

#include "app/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace kontor {

RecordTable::RecordTable(const ScreenContext &context, RecordTableModel &model, QWidget *parent)
    : QTableView(parent), m_model(model), m_frozen(new QTableView(this))
{
    setModel(&model);
    setItemDelegate(new RecordDelegate(context, *this));
    m_frozen->setItemDelegate(new RecordDelegate(context, *this));
    for (QTableView *view : {static_cast<QTableView *>(this), m_frozen}) {
        view->setSelectionBehavior(QAbstractItemView::SelectRows);
        view->setShowGrid(false);
        view->setWordWrap(false);
        view->setMouseTracking(true);
        view->setTabKeyNavigation(false);
        view->verticalHeader()->hide();
        view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view->verticalHeader()->setMinimumSectionSize(theme::rowHeight);
        view->verticalHeader()->setDefaultSectionSize(theme::rowHeight);
        view->horizontalHeader()->setHighlightSections(false);
        view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    }
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setFirstSectionMovable(false);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    setUpFrozen();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RecordTable::tellShownRows);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        tellShownRows();
        setUpFrozen();
    });
    connect(&model, &RecordTableModel::totalsChanged, this, &RecordTable::tellShownRows);
}

void RecordTable::setUpFrozen()
{
    if (m_frozen->model() == nullptr) {
        m_frozen->setModel(&m_model);
        m_frozen->setSelectionModel(selectionModel());
        m_frozen->setFocusPolicy(Qt::NoFocus);
        m_frozen->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_frozen->setObjectName(QStringLiteral("frozenColumn"));
        viewport()->stackUnder(m_frozen);
        connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(),
                &QScrollBar::setValue);
        connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
                &QScrollBar::setValue);
        connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &RecordTable::placeFrozen);
        connect(horizontalHeader(), &QHeaderView::sectionResized, this, &RecordTable::placeFrozen);
        connect(m_frozen, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
            emit openRequested(m_model.idAt(index.row()), false);
        });
    }
    for (int column = 0; column < m_model.columnCount(); ++column) {
        m_frozen->setColumnHidden(column, column > 0);
    }
    placeFrozen();
}

void RecordTable::placeFrozen()
{
    const bool scrolled = horizontalScrollBar()->value() > 0 && m_model.columnCount() > 1;
    m_frozen->setVisible(scrolled);
    if (scrolled) {
        m_frozen->setColumnWidth(0, columnWidth(0));
        m_frozen->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
        m_frozen->setGeometry(0, 0, columnWidth(0) + 1,
                              viewport()->height() + horizontalHeader()->height());
        m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
    }
}

void RecordTable::setDefaultWidths()
{
    // Not the average: fonts that hold Chinese have very wide characters too.
    const int character = QFontMetrics(theme::font()).horizontalAdvance(u'0');
    for (int i = 0; i < m_model.columns().size(); ++i) {
        const ListColumn &column = m_model.columns().at(i);
        const Field field = column.own >= 0 ? m_model.entity().fields.at(column.own) : column.field;
        setColumnWidth(i,
                       std::max(widthInCharacters(field) * character + 6 * theme::grid,
                                horizontalHeader()->sectionSizeHint(i)));
    }
}

void RecordTable::tellShownRows()
{
    const int first = std::max(rowAt(0), 0);
    const int rows = viewport()->height() / theme::rowHeight + 1;
    m_model.showRows(first, first + rows);
}

QList<QPair<int, int>> RecordTable::selectedRanges() const
{
    QList<QPair<int, int>> ranges;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        if (range.left() == 0) { // whole rows are selected; count each once
            ranges.append({range.top(), range.bottom()});
        }
    }
    std::sort(ranges.begin(), ranges.end());
    return ranges;
}

int RecordTable::selectedCount() const
{
    int count = 0;
    const QList<QPair<int, int>> ranges = selectedRanges();
    for (const auto &[first, last] : ranges) {
        count += last - first + 1;
    }
    return count;
}

QUuid RecordTable::currentId() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : QUuid();
}

bool RecordTable::setCurrentId(const QUuid &id)
{
    const int row = m_model.rowOf(id);
    if (row >= 0) {
        setCurrentIndex(m_model.index(row, 0));
    }
    return row >= 0;
}

void RecordTable::goToRow(int row, bool extend)
{
    if (m_model.rowCount() == 0) {
        return;
    }
    const int from = std::max(currentIndex().row(), 0);
    const QModelIndex target = m_model.index(row, std::max(currentIndex().column(), 0));
    if (extend) {
        selectionModel()->select(QItemSelection(m_model.index(std::min(from, row), 0),
                                                m_model.index(std::max(from, row), 0)),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    } else {
        setCurrentIndex(target);
    }
    scrollTo(target);
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control || currentId().isNull()) {
            event->ignore();
        } else {
            emit openRequested(currentId(), shift);
        }
        return;
    case Qt::Key_Space:
        emit previewToggled();
        return;
    case Qt::Key_Home:
        goToRow(0, shift);
        return;
    case Qt::Key_End:
        goToRow(m_model.rowCount() - 1, shift);
        return;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
        event->ignore();
        return;
    default:
        break;
    }
    const QString text = event->text();
    if (!control && !event->modifiers().testFlag(Qt::AltModifier) && !text.isEmpty()
        && text.front().isPrint()) {
        emit typed(text == u"/" ? QString() : text);
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordTable::setHoveredRow(int row)
{
    if (m_hoveredRow == row) {
        return;
    }
    m_hoveredRow = row;
    viewport()->update();
    if (m_frozen->isVisible()) {
        m_frozen->viewport()->update();
    }
}

void RecordTable::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(event->pos().y()));
    QTableView::mouseMoveEvent(event);
}

void RecordTable::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void RecordTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton) {
        emit openRequested(m_model.idAt(index.row()), false);
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placeFrozen();
    tellShownRows();
}

void RecordTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
    QTableView::changeEvent(event);
}

} // namespace kontor
