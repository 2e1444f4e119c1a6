#pragma once

#include <QStyledItemDelegate>

namespace kontor {

/// Paints the entries of the navigation: icon, name, and the count of what waits.
class NavigationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole + 1, ScreenRole, ModuleRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setNarrow(bool narrow) { m_narrow = narrow; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintCount(QPainter &painter, QRect &rest, const QModelIndex &index) const;

    bool m_narrow = false;
};

} // namespace kontor
