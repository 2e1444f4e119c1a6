#include "app/shell/palette_delegate.h"

#include "app/widgets/theme.h"

#include <QPainter>

namespace kontor {

namespace {
constexpr int lineHeight = 32;
constexpr int iconSize = 16;
} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(ColorRole::Selection));
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4);
    }
    QRect rest = option.rect.adjusted(12, 0, -12, 0);
    const QRect icon(rest.left(), rest.center().y() - iconSize / 2, iconSize, iconSize);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
    rest.setLeft(icon.right() + 10);

    painter->setFont(theme::font(TextSize::Small));
    painter->setPen(theme::color(ColorRole::TextMuted));
    const QString shortcut = index.data(PaletteDelegate::ShortcutRole).toString();
    if (!shortcut.isEmpty()) {
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight, shortcut);
        rest.setRight(rest.right() - painter->fontMetrics().horizontalAdvance(shortcut) - 12);
    }
    const QString detail = index.data(PaletteDelegate::DetailRole).toString();
    const int detailWidth =
        qMin(painter->fontMetrics().horizontalAdvance(detail), rest.width() / 2);
    painter->setFont(theme::font());
    const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            rest.width() - detailWidth - 12);
    painter->setPen(theme::color(selected ? ColorRole::SelectionText : ColorRole::Text));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, title);

    rest.setLeft(rest.left() + painter->fontMetrics().horizontalAdvance(title) + 12);
    painter->setFont(theme::font(TextSize::Small));
    painter->setPen(theme::color(ColorRole::TextMuted));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), lineHeight};
}

} // namespace kontor
