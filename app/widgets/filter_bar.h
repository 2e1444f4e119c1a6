#pragma once

#include "app/widgets/filter_field.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace kontor {

class FilterEditor;

/// What a list is filtered by: words that are searched as one types, and conditions as chips that
/// read as sentences. A chip opens to be changed, its cross takes it away; Backspace in the empty
/// search field takes the last one.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setFields(const QList<FilterField> &fields);
    /// All conditions and the words together.
    Filter filter() const;
    /// The conditions without the words.
    QList<Filter> conditions() const { return m_conditions; }
    QString words() const;
    /// Shows a filter; emits nothing. What reads as a condition of its own becomes a chip.
    void setFilter(const Filter &filter);
    void addCondition(const Filter &condition);
    /// Stands in the header of the screen; nullptr never.
    QLineEdit *searchField() const { return m_search; }
    /// Puts a widget at the end of the bar: saved views, columns, export.
    void addTool(QWidget *tool);
    bool isEmpty() const { return m_conditions.isEmpty() && words().isEmpty(); }

public slots:
    void startCondition();
    void clear();

signals:
    void changed();
    /// Down or Enter in the search field: the person goes on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void addChip(int index);
    void removeCondition(int index);
    void takeCondition(const Filter &condition);
    void askForTitles();

    QList<FilterField> m_fields;
    QList<Filter> m_conditions;
    QHash<QUuid, QString> m_titles;
    QLineEdit *m_search;
    QToolButton *m_add;
    QToolButton *m_clear;
    FilterEditor *m_editor;
    QHBoxLayout *m_chips;
    QHBoxLayout *m_row;
    QTimer m_delay;
    int m_edited = -1; ///< the condition in the editor; -1: a new one
};

} // namespace kontor
