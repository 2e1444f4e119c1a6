#include "app/shell/navigation_delegate.h"

#include "app/widgets/theme.h"

#include <QPainter>
#include <QTreeView>

namespace kontor {

namespace {

constexpr int iconSize = 18;
constexpr int moduleHeight = 36;
constexpr int moduleIconLeft = 4 * theme::grid;
/// Screens stand under the name of their module, not under its icon.
constexpr int screenLeft = moduleIconLeft + iconSize + 3 * theme::grid;

} // namespace

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const bool isModule = !index.parent().isValid();
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect row = option.rect.adjusted(theme::grid, 1, -theme::grid, -1);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(selected ? ColorRole::Selection : ColorRole::Hover));
        painter->drawRoundedRect(row, 4, 4);
    }
    QRect rest = row;
    if (isModule) {
        const int left = m_narrow ? option.rect.center().x() - iconSize / 2 : moduleIconLeft;
        const QRect icon(left, row.center().y() - iconSize / 2, iconSize, iconSize);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
    }
    if (m_narrow) {
        if (index.data(CountRole).toLongLong() > 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme::color(ColorRole::Accent));
            painter->drawEllipse(QPoint(row.center().x() + 11, row.center().y() - 8), 3, 3);
        }
        painter->restore();
        return;
    }
    rest.setLeft(screenLeft);
    paintCount(*painter, rest, index);
    painter->setFont(theme::font(TextSize::Normal, isModule));
    painter->setPen(theme::color(selected ? ColorRole::SelectionText : ColorRole::Text));
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
    painter->restore();
}

void NavigationDelegate::paintCount(QPainter &painter, QRect &rest, const QModelIndex &index) const
{
    const qint64 count = index.data(CountRole).toLongLong();
    const auto *tree = qobject_cast<const QTreeView *>(parent());
    // An open module leaves the counting to its screens.
    const bool open = tree != nullptr && !index.parent().isValid() && tree->isExpanded(index);
    if (count <= 0 || open) {
        rest.setRight(rest.right() - theme::grid);
        return;
    }
    const QString text = count > 999 ? QStringLiteral("999+") : QLocale().toString(count);
    painter.setFont(theme::font(TextSize::Small));
    const int width = qMax(20, painter.fontMetrics().horizontalAdvance(text) + 2 * theme::grid);
    const QRect pill(rest.right() - theme::grid - width, rest.center().y() - 8, width, 17);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(ColorRole::AccentSoft));
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(theme::color(ColorRole::Accent));
    painter.drawText(pill, Qt::AlignCenter, text);
    rest.setRight(pill.left() - theme::grid);
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const bool isModule = !index.parent().isValid();
    return {option.rect.width(), isModule ? moduleHeight : theme::rowHeight};
}

} // namespace kontor
