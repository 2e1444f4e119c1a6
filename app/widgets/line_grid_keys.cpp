// What keys do in a LineGrid: moving between cells, and finishing the one that is typed in.

#include "app/widgets/choice_edit.h"
#include "app/widgets/date_edit.h"
#include "app/widgets/line_grid.h"
#include "app/widgets/reference_picker.h"

#include <QKeyEvent>

namespace kontor {

void LineGrid::watchEditor(ValueEdit *editor)
{
    m_editor = editor;
    m_way = Way::Stay;
    editor->focusProxy()->installEventFilter(this);
    connect(editor, &ValueEdit::entered, this, [this] { closeEditorAndGo(m_way); });
    connect(editor, &QObject::destroyed, this, [this, editor] {
        if (m_editor == editor) {
            m_editor = nullptr;
        }
    });
    const QString column = m_model.columns().at(currentIndex().column()).name;
    if (auto *picker = qobject_cast<ReferencePicker *>(editor)) {
        connect(picker, &ReferencePicker::browseRequested, this,
                [this, picker, column](const QString &typed) {
                    emit browseRequested(picker, column, typed);
                });
        connect(picker, &ReferencePicker::createRequested, this,
                [this, picker, column](const QString &typed) {
                    emit createRequested(picker, column, typed);
                });
        connect(picker, &ReferencePicker::openRequested, this,
                [this, column](const QUuid &id) { emit openRequested(column, id); });
    }
}

bool LineGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (m_editor != nullptr && watched == m_editor->focusProxy()) {
        if (event->type() == QEvent::KeyPress) {
            return editorKey(static_cast<QKeyEvent *>(event));
        }
        if (event->type() == QEvent::FocusOut
            && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason) {
            closeEditorAndGo(Way::Stay);
        }
    }
    return QTableView::eventFilter(watched, event);
}

bool LineGrid::editorKey(QKeyEvent *event)
{
    const auto *picker = qobject_cast<ReferencePicker *>(m_editor);
    const bool popup = picker != nullptr && picker->isPopupOpen();
    const bool ownArrows = popup || qobject_cast<ChoiceEdit *>(m_editor) != nullptr
        || qobject_cast<DateEdit *>(m_editor) != nullptr
        || event->modifiers().testFlag(Qt::AltModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            finishEditor(Way::Stay);
            event->ignore();
            return true; // on to the screen, as its primary action
        }
        finishEditor(shift ? Way::PreviousStop : Way::NextStop);
        return true;
    case Qt::Key_Tab:
        finishEditor(Way::NextCell);
        return true;
    case Qt::Key_Backtab:
        finishEditor(Way::PreviousCell);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (ownArrows) {
            return false;
        }
        finishEditor(event->key() == Qt::Key_Up ? Way::Up : Way::Down);
        return true;
    case Qt::Key_Escape:
        if (popup) {
            return false;
        }
        closeEditor(m_editor, QAbstractItemDelegate::RevertModelCache);
        return true;
    default:
        return false;
    }
}

void LineGrid::finishEditor(Way way)
{
    m_way = way;
    if (m_editor->finish()) {
        closeEditorAndGo(way);
    }
}

void LineGrid::closeEditorAndGo(Way way)
{
    if (m_editor != nullptr) {
        ValueEdit *editor = m_editor;
        m_editor = nullptr;
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
    go(way);
}

bool LineGrid::isStop(const QModelIndex &index, bool stopsOnly) const
{
    if (isColumnHidden(index.column()) || !m_model.flags(index).testFlag(Qt::ItemIsEditable)) {
        return false;
    }
    return !stopsOnly || m_model.isStop(index);
}

/// The next cell in reading direction where one may type; with direction 0 the first of the row.
QModelIndex LineGrid::stopFrom(const QModelIndex &from, int direction, bool stopsOnly) const
{
    const int columns = m_model.columnCount();
    int at = from.row() * columns + (direction == 0 ? 0 : from.column() + direction);
    const int step = direction < 0 ? -1 : 1;
    for (; at >= 0 && at < m_model.rowCount() * columns; at += step) {
        const QModelIndex index = m_model.index(at / columns, at % columns);
        if (isStop(index, stopsOnly)) {
            return index;
        }
    }
    return {};
}

void LineGrid::go(Way way)
{
    const QModelIndex here = currentIndex();
    if (way == Way::Stay || !here.isValid()) {
        setFocus();
        return;
    }
    // Nothing was typed on the empty last line: the lines are done.
    if (way == Way::NextStop && here.row() >= m_model.lineCount()) {
        emit left();
        return;
    }
    QModelIndex next;
    switch (way) {
    case Way::NextStop:
        next = stopFrom(here, 1, true);
        break;
    case Way::PreviousStop:
        next = stopFrom(here, -1, true);
        break;
    case Way::NextCell:
        next = stopFrom(here, 1, false);
        break;
    case Way::PreviousCell:
        next = stopFrom(here, -1, false);
        break;
    case Way::Up:
        next = m_model.index(here.row() - 1, here.column());
        break;
    case Way::Down:
        next = m_model.index(here.row() + 1, here.column());
        break;
    case Way::Stay:
        break;
    }
    if (way == Way::NextStop && !next.isValid()) {
        emit left(); // the end of lines that do not grow
    }
    if (next.isValid()) {
        setCurrentIndex(next);
        scrollTo(next);
    } else if (way == Way::NextCell || way == Way::PreviousCell) {
        focusNextPrevChild(way == Way::NextCell);
        return;
    }
    setFocus();
}

void LineGrid::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control) {
            event->ignore();
        } else {
            go(shift ? Way::PreviousStop : Way::NextStop);
        }
        return;
    case Qt::Key_Tab:
        go(Way::NextCell);
        return;
    case Qt::Key_Backtab:
        go(Way::PreviousCell);
        return;
    case Qt::Key_F4:
        if (m_model.flags(currentIndex()).testFlag(Qt::ItemIsEditable)
            && edit(currentIndex(), QAbstractItemView::AllEditTriggers, nullptr)
            && m_editor != nullptr) {
            m_editor->openPicker();
        }
        return;
    case Qt::Key_Delete:
        m_model.clearCells(selectedIndexes());
        return;
    case Qt::Key_Backspace:
        m_model.clearCells({currentIndex()});
        return;
    case Qt::Key_Escape:
        event->ignore();
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

} // namespace kontor
