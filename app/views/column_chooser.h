#pragma once

#include "app/models/list_column.h"

#include <QDialog>

class QListWidget;

namespace kontor {

/// Which columns a list shows, and in which order. Space ticks, Alt+Up and Alt+Down move.
class ColumnChooser final : public QDialog
{
    Q_OBJECT

public:
    ColumnChooser(const QList<ListColumn> &all, const QList<ListColumn> &shown, QWidget *parent);

    QListWidget *list() const { return m_list; }

signals:
    void chosen(const QStringList &columns);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addColumn(const ListColumn &column, bool shown);
    void moveCurrent(int by);
    void take();

    QListWidget *m_list;
};

} // namespace kontor
