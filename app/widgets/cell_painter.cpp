#include "app/widgets/cell_painter.h"

#include <QPainter>

namespace kontor::cell {

void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, bool changed,
                     ColorRole plain)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect,
                     theme::color(selected      ? ColorRole::Selection
                                      : changed ? ColorRole::Changed
                                      : hovered ? ColorRole::Hover
                                                : plain));
}

void paintText(QPainter &painter, const QRect &area, const QString &text, ColorRole role,
               Qt::Alignment alignment, const QFont &font)
{
    if (text.isEmpty() || area.width() <= 0) {
        return;
    }
    painter.setFont(font);
    painter.setPen(theme::color(role));
    const QString line = QString(text).replace(u'\n', u' ');
    const QFontMetrics metrics(font);
    // A number that is cut is a wrong number: show that it does not fit instead.
    const bool number = alignment.testFlag(Qt::AlignRight);
    const QString shown = number && metrics.horizontalAdvance(line) > area.width()
        ? QString(std::max(1, area.width() / std::max(1, metrics.horizontalAdvance(u'#'))), u'#')
        : metrics.elidedText(line, Qt::ElideRight, area.width());
    painter.drawText(area, int(alignment) | Qt::TextSingleLine, shown);
}

void paintPill(QPainter &painter, const QRect &area, const QString &text, Tone tone)
{
    if (text.isEmpty()) {
        return;
    }
    const QFont font = theme::font(TextSize::Small);
    const QFontMetrics metrics(font);
    const int padding = 2 * theme::grid;
    const int width = std::min(metrics.horizontalAdvance(text) + 2 * padding, area.width());
    const int height = std::min(metrics.height() + 2, area.height() - 4);
    const QRect pill(area.left(), area.center().y() - height / 2 + 1, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::background(tone)));
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter.restore();
    paintText(painter, pill.adjusted(padding, 0, -padding + 1, 0), text, theme::foreground(tone),
              Qt::AlignVCenter | Qt::AlignLeft, font);
}

void paintFrame(QPainter &painter, const QRect &area, ColorRole role, int width)
{
    painter.save();
    painter.setPen(QPen(theme::color(role), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    const int inset = width / 2;
    painter.drawRect(area.adjusted(inset, inset, -inset - (width % 2), -inset - (width % 2)));
    painter.restore();
}

ColorRole textRole(const QStyleOptionViewItem &option, ColorRole wanted)
{
    const bool plain = wanted == ColorRole::Text || wanted == ColorRole::TextMuted;
    return option.state.testFlag(QStyle::State_Selected) && plain ? ColorRole::SelectionText
                                                                  : wanted;
}

} // namespace kontor::cell
