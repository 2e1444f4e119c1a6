#include "app/widgets/line_grid.h"

#include "app/widgets/csv_text.h"
#include "app/widgets/line_delegate.h"
#include "app/widgets/reference_picker.h"
#include "app/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace kontor {

LineGrid::LineGrid(LineModel &model, const Clock &clock, QWidget *parent)
    : QTableView(parent),
      m_model(model),
      m_clock(clock),
      m_delegate(new LineDelegate(model, clock, this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed
                    | QAbstractItemView::EditKeyPressed);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setProperty("framed", true);
    verticalHeader()->setDefaultSectionSize(theme::rowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultAlignment(Qt::AlignCenter);
    verticalHeader()->setMinimumWidth(8 * theme::grid);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setUpColumns();
    setUpActions();
    connect(&model, &QAbstractItemModel::modelReset, this, &LineGrid::setUpColumns);
    connect(m_delegate, &LineDelegate::editorMade, this, &LineGrid::watchEditor);
}

void LineGrid::setUpColumns()
{
    for (int i = 0; i < m_model.columns().size(); ++i) {
        setColumnHidden(i, m_model.columns().at(i).hidden);
        // No heading is cut off, in any language.
        setColumnWidth(
            i, std::max(m_model.columns().at(i).width, horizontalHeader()->sectionSizeHint(i)));
    }
    stretchColumns();
}

void LineGrid::stretchColumns()
{
    int taken = 0;
    QList<int> stretching;
    for (int i = 0; i < m_model.columns().size(); ++i) {
        const LineColumn &column = m_model.columns().at(i);
        if (column.hidden) {
            continue;
        }
        if (column.stretches) {
            stretching.append(i);
        } else {
            taken += columnWidth(i);
        }
    }
    for (const int column : stretching) {
        const int share = (viewport()->width() - taken) / static_cast<int>(stretching.size());
        setColumnWidth(column, std::max(m_model.columns().at(column).width, share));
    }
}

void LineGrid::setUpActions()
{
    const auto add = [this](const QString &text, const QKeySequence &key, auto act) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, act] {
            closeEditorAndGo(Way::Stay);
            act();
        });
        addAction(action);
        m_actions.append(action);
    };
    const auto row = [this] { return currentIndex().row(); };
    add(tr("Insert line"), QKeySequence(Qt::Key_Insert), [this, row] {
        const int at = std::max(row(), 0);
        m_model.insertLine(at);
        keepRow(at);
    });
    add(tr("Duplicate line"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), [this, row] {
        const int at = row();
        m_model.duplicateLine(at);
        keepRow(at + 1);
    });
    add(tr("Move line up"), QKeySequence(Qt::ALT | Qt::Key_Up), [this, row] {
        const int at = row();
        m_model.moveLine(at, -1);
        keepRow(std::max(at - 1, 0));
    });
    add(tr("Move line down"), QKeySequence(Qt::ALT | Qt::Key_Down), [this, row] {
        const int at = row();
        m_model.moveLine(at, 1);
        keepRow(std::min(at + 1, m_model.lineCount() - 1));
    });
    add(tr("Delete line"), QKeySequence(Qt::CTRL | Qt::Key_Delete), [this] { removeLines(); });
    add(tr("Fill down"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { fillDown(); });
    add(tr("Undo"), QKeySequence::Undo, [this] { m_model.undo(); });
    add(tr("Redo"), QKeySequence(Qt::CTRL | Qt::Key_Y), [this] { m_model.redo(); });
    add(tr("Copy"), QKeySequence::Copy, [this] { copyBlock(); });
    add(tr("Cut"), QKeySequence::Cut, [this] {
        copyBlock();
        m_model.clearCells(selectedIndexes());
    });
    add(tr("Paste"), QKeySequence::Paste, [this] { pasteBlock(); });
}

void LineGrid::startEntry()
{
    const QModelIndex last = m_model.index(m_model.rowCount() - 1, 0);
    QModelIndex start = stopFrom(last, 0, true);
    setCurrentIndex(start.isValid() ? start : last);
    setFocus();
}

bool LineGrid::goToProblem()
{
    const QModelIndex problem = m_model.firstProblem();
    if (!problem.isValid()) {
        return false;
    }
    setCurrentIndex(problem);
    scrollTo(problem);
    setFocus();
    return true;
}

QList<int> LineGrid::selectedRows() const
{
    QSet<int> rows;
    const QModelIndexList selected = selectedIndexes();
    for (const QModelIndex &index : selected) {
        rows.insert(index.row());
    }
    QList<int> result = rows.values();
    std::sort(result.begin(), result.end());
    return result;
}

void LineGrid::keepRow(int row)
{
    const QModelIndex index = m_model.index(std::clamp(row, 0, m_model.rowCount() - 1),
                                            std::max(currentIndex().column(), 0));
    setCurrentIndex(index);
}

void LineGrid::removeLines()
{
    const QList<int> rows = selectedRows();
    m_model.removeLines(rows);
    if (!rows.isEmpty()) {
        keepRow(rows.first());
    }
}

void LineGrid::fillDown()
{
    QList<int> rows = selectedRows();
    // One cell takes what stands above it.
    if (rows.size() == 1 && rows.first() > 0) {
        rows.prepend(rows.first() - 1);
    }
    QSet<int> columns;
    const QModelIndexList selected = selectedIndexes();
    for (const QModelIndex &index : selected) {
        columns.insert(index.column());
    }
    for (const int column : columns) {
        if (rows.size() == 2 && rows.last() >= m_model.lineCount()) {
            // Into the empty last line: it begins with this value.
            const Line above = m_model.lineAt(rows.first());
            m_model.enter(rows.last(), column,
                          {above.values.at(column), above.titles.value(column), {}});
        } else {
            m_model.fillDown(rows, column);
        }
    }
}

void LineGrid::copyBlock() const
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
        const LineColumn &column = m_model.columns().at(index.column());
        const auto value = index.data(LineModel::ValueRole).value<Value>();
        const bool number = column.type == FieldType::Amount || column.type == FieldType::Quantity
            || column.type == FieldType::Rate || column.type == FieldType::Integer;
        if (!column.hidden) {
            const QString text = number && !value.isEmpty() && !value.isWithheld()
                ? plainNumberText(value.toInt(), column.format)
                : index.data().toString();
            rows.last().append(number && column.format.percent && !text.isEmpty() ? text + u'%'
                                                                                  : text);
        }
    }
    QApplication::clipboard()->setText(writeBlock(rows));
}

void LineGrid::pasteBlock()
{
    const QString block = QApplication::clipboard()->text();
    if (m_model.isReadOnly() || block.isEmpty()) {
        return;
    }
    const QModelIndex corner = currentIndex().isValid() ? currentIndex() : m_model.index(0, 0);
    QList<int> columns;
    for (int i = corner.column(); i < m_model.columns().size(); ++i) {
        if (!isColumnHidden(i)) {
            columns.append(i);
        }
    }
    auto *paste = new LinePaste(m_model, m_clock, this);
    connect(paste, &LinePaste::finished, this,
            [this, paste](int cells, const QList<PasteProblem> &problems) {
                emit pasted(cells, problems);
                paste->deleteLater();
            });
    const int row = corner.row();
    paste->paste(block, row, columns);
    setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1), corner.column()));
}

void LineGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    stretchColumns();
}

void LineGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
    QTableView::changeEvent(event);
}

void LineGrid::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : std::as_const(m_actions)) {
        action->setEnabled(!m_model.isReadOnly() || action->shortcut() == QKeySequence::Copy);
    }
    menu->addActions(m_actions);
    menu->popup(event->globalPos());
}

} // namespace kontor
