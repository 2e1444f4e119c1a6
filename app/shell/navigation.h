#pragma once

#include "app/shell/screen_list.h"

class QStandardItem;
class QStandardItemModel;
class QToolButton;
class QTreeView;

namespace kontor {

/// The left edge of the main window: modules with their screens, and how much waits in each.
/// Narrow, it shows the modules' icons only, each with a menu.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(const QList<ScreenEntry> &screens, QWidget *parent = nullptr);

    bool isNarrow() const { return m_narrow; }
    void setNarrow(bool narrow);
    /// How much waits in a screen; 0 shows nothing.
    void setCount(const QString &screen, qint64 count);
    /// Marks the entry that leads to the place.
    void showCurrent(const Place &place);
    /// The number that stands beside a screen.
    qint64 count(const QString &screen) const;

signals:
    void chosen(const kontor::Place &place);
    void narrowChanged(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void choose(const QModelIndex &index);
    void showMenu(const QStandardItem &module);
    void showModuleCount(QStandardItem *module);
    QStandardItem *itemOf(const QString &screen) const;

    QList<ScreenEntry> m_screens;
    bool m_narrow = false;
    QStandardItemModel *m_model;
    QTreeView *m_tree;
    QToolButton *m_toggle;
};

} // namespace kontor
