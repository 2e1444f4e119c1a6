#pragma once

#include "app/widgets/line.h"

#include <QAbstractTableModel>

namespace kontor {

/// The lines of a document while they are typed, with undo. Behind the last line stands an empty
/// row, where typing begins the next line; it is not one of lines().
class LineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        ValueRole = Qt::UserRole, ///< the Value of the cell
        ErrorRole,                ///< words about what is wrong; empty: nothing
        PendingRole,              ///< whether the cell's text is being looked up
        ComputedRole              ///< whether the cell can never be typed into
    };

    /// `rules` may be nullptr; otherwise it must outlive the model.
    explicit LineModel(LineRules *rules = nullptr, QObject *parent = nullptr);

    void setColumns(const QList<LineColumn> &columns);
    const QList<LineColumn> &columns() const { return m_columns; }
    /// The position of the column, or -1.
    int columnOf(const QString &name) const;
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    /// Lines that come from elsewhere: none is added or copied by hand.
    void setFixed(bool fixed);
    /// Whether Enter stops at a cell on its way to the next one that matters.
    bool isStop(const QModelIndex &index) const;

    /// Replaces all lines; undo begins anew.
    void setLines(const QList<Line> &lines);
    /// The lines that hold something.
    QList<Line> lines() const;
    int lineCount() const { return static_cast<int>(m_lines.size()); }
    const Line &lineAt(int row) const { return m_lines.at(row); }
    int rowOf(const QUuid &line) const;
    Value value(const Line &line, const QString &column) const;
    /// For rules: sets a value of a line that is being completed.
    void set(Line &line, const QString &column, const Value &value,
             const QString &title = {}) const;

    /// What a person enters into a cell; text that was not understood goes to `typed`.
    struct Entry {
        Value value;
        QString title;
        QString typed;
    };
    void enter(int row, int column, const Entry &entry);
    /// Values that follow from an earlier change of the line and had to be asked for; part of that
    /// change for undo. Ignored when the line is gone. Rules complete the line afterwards.
    void amend(const QUuid &line, const QMap<QString, Value> &values,
               const QMap<QString, QString> &titles = {});
    /// Shows what is wrong with a cell (`column` empty: with the line), until it is changed.
    void setError(int row, const QString &column, const QString &text);
    /// The first cell with an error or with text that was not understood.
    QModelIndex firstProblem() const;

    void insertLine(int row);
    void removeLines(const QList<int> &rows);
    void duplicateLine(int row);
    void moveLine(int row, int by);
    /// Gives the cells of `column` in `rows` after the first what the first one holds.
    void fillDown(const QList<int> &rows, int column);
    void clearCells(const QModelIndexList &cells);
    /// Replaces `count` lines at `row`, as one step for undo.
    void replaceLines(int row, int count, const QList<Line> &lines);
    Line newLine() const;
    /// Completes and checks a line after a change in `column`.
    void complete(Line &line, const QString &column) const;

    bool canUndo() const { return m_position > 0; }
    bool canRedo() const { return m_position < m_steps.size(); }
    void undo();
    void redo();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// A person changed a cell; the place to ask for what follows from it (see amend).
    void cellEntered(const QUuid &line, const QString &column);
    /// Any line changed in any way; the place to compute totals and keep the draft.
    void linesChanged();

private:
    /// One change, kept as the lines before and after: they share what did not change.
    struct Step {
        QList<Line> before;
        QList<Line> after;
    };

    /// Whether an empty row stands behind the last line.
    bool hasNextRow() const { return !m_readOnly && !m_fixed && !m_columns.isEmpty(); }
    void step(const QList<Line> &after);
    void takeLines(const QList<Line> &lines);
    bool isBlank(const Line &line) const;
    QString cellText(const Line &line, int column) const;
    QVariant lineData(const Line &line, int column, int role) const;

    LineRules *m_rules;
    QList<LineColumn> m_columns;
    QList<Line> m_lines;
    QList<Step> m_steps;
    qsizetype m_position = 0; ///< steps before it are done, those behind it undone
    bool m_readOnly = false;
    bool m_fixed = false;
};

} // namespace kontor
