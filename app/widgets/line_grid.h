#pragma once

#include "app/widgets/line_model.h"
#include "app/widgets/line_paste.h"

#include <QTableView>

namespace kontor {

class Clock;
class LineDelegate;
class ReferencePicker;
class ValueEdit;

/// The grid of a document's lines, made for the keyboard.
///
/// Typing begins a cell anew, F2 edits it, F4 picks. Enter goes to the next cell that matters and
/// from the last one to the next line; Tab to the next cell; Enter on an empty last line leaves the
/// grid (left()). Ctrl+D fills down, Insert inserts, Ctrl+Shift+D duplicates, Alt+Up and Alt+Down
/// move, Ctrl+Delete deletes lines, Delete clears cells, Ctrl+Z and Ctrl+Y undo and redo, Ctrl+C,
/// Ctrl+X and Ctrl+V exchange blocks with spreadsheets.
class LineGrid final : public QTableView
{
    Q_OBJECT

public:
    /// `model` and `clock` must outlive the grid.
    LineGrid(LineModel &model, const Clock &clock, QWidget *parent = nullptr);

    LineModel &lineModel() const { return m_model; }
    /// Puts the cursor where the next thing is to be typed.
    void startEntry();
    /// Goes to a cell that has something wrong; false when there is none.
    bool goToProblem();
    /// The rows of whole or partly selected lines, in order.
    QList<int> selectedRows() const;
    /// What can be done with lines, with their keys, for a menu or a tool bar.
    QList<QAction *> lineActions() const { return m_actions; }

public slots:
    void pasteBlock();
    /// Takes what is being typed into a cell.
    void finishTyping() { closeEditorAndGo(Way::Stay); }

signals:
    /// Enter on the empty last line: the person is done with the lines.
    void left();
    /// A picker in the grid wants the full list, or a new record.
    void browseRequested(kontor::ReferencePicker *picker, const QString &column,
                         const QString &typed);
    void createRequested(kontor::ReferencePicker *picker, const QString &column,
                         const QString &typed);
    void openRequested(const QString &column, const QUuid &id);
    void pasted(int cells, const QList<kontor::PasteProblem> &problems);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Way { Stay, NextStop, PreviousStop, NextCell, PreviousCell, Up, Down };

    void setUpColumns();
    void setUpActions();
    void stretchColumns();
    void watchEditor(ValueEdit *editor);
    bool editorKey(QKeyEvent *event);
    void finishEditor(Way way);
    void closeEditorAndGo(Way way);
    void go(Way way);
    QModelIndex stopFrom(const QModelIndex &from, int direction, bool stopsOnly) const;
    bool isStop(const QModelIndex &index, bool stopsOnly) const;
    void copyBlock() const;
    void fillDown();
    void removeLines();
    void keepRow(int row);

    LineModel &m_model;
    const Clock &m_clock;
    LineDelegate *m_delegate;
    QList<QAction *> m_actions;
    ValueEdit *m_editor = nullptr;
    Way m_way = Way::Stay; ///< where to go when the editor is done
};

} // namespace kontor
