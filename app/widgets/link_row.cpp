#include "app/widgets/link_row.h"

#include "app/widgets/cell_painter.h"

#include <QKeyEvent>
#include <QPainter>

namespace kontor {

namespace {
constexpr int gap = 2 * theme::grid;
constexpr int markSize = 16;
constexpr int leastWidth = 40 * theme::grid;
} // namespace

LinkRow::LinkRow(const QString &text, const QString &detail, const QString &right, QWidget *parent)
    : QAbstractButton(parent), m_detail(detail), m_right(right)
{
    setText(text);
    setAccessibleDescription(detail + u' ' + right);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LinkRow::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize LinkRow::sizeHint() const
{
    return {2 * leastWidth, theme::rowHeight};
}

QSize LinkRow::minimumSizeHint() const
{
    return {leastWidth, theme::rowHeight};
}

void LinkRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void LinkRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::color(ColorRole::Accent)) : QPen(Qt::NoPen));
        painter.setBrush(theme::color(ColorRole::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    QRect area = rect().adjusted(gap, 0, -gap, 0);
    if (!icon().isNull()) {
        const QRect mark(area.left(), area.center().y() - markSize / 2 + 1, markSize, markSize);
        icon().paint(&painter, mark);
        area.setLeft(mark.right() + gap);
    }
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    const QFont small = theme::font(TextSize::Small);
    if (!m_right.isEmpty()) {
        const int padding = m_tone == Tone::Neutral ? 0 : 4 * theme::grid;
        const int width = QFontMetrics(small).horizontalAdvance(m_right) + padding + 1;
        const QRect right(area.right() - width + 1, area.top(), width, area.height());
        if (m_tone == Tone::Neutral) {
            cell::paintText(painter, right, m_right, ColorRole::TextMuted, left, small);
        } else {
            cell::paintPill(painter, right, m_right, m_tone);
        }
        area.setRight(right.left() - gap);
    }
    const int wanted = QFontMetrics(theme::font()).horizontalAdvance(text()) + 1;
    QRect words = area;
    words.setWidth(qMin(wanted, area.width()));
    cell::paintText(painter, words, text(), ColorRole::Text, left, theme::font());
    area.setLeft(words.right() + gap);
    if (!m_detail.isEmpty() && area.width() > 0) {
        cell::paintText(painter, area, m_detail, ColorRole::TextMuted, left, theme::font());
    }
}

} // namespace kontor
