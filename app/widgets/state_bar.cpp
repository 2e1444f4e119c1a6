#include "app/widgets/state_bar.h"

#include "app/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace kontor {

namespace {

constexpr int markSize = 16;
constexpr int gap = 2 * theme::grid;
constexpr int linkWidth = 6 * theme::grid;
constexpr int barHeight = 9 * theme::grid;

ColorRole roleOf(StateBar::Progress progress)
{
    switch (progress) {
    case StateBar::Progress::Done:
        return ColorRole::Positive;
    case StateBar::Progress::Partial:
        return ColorRole::Accent;
    case StateBar::Progress::Stopped:
        return ColorRole::Negative;
    case StateBar::Progress::Open:
        break;
    }
    return ColorRole::BorderStrong;
}

/// A tick, a half, a cross or an empty ring: readable without its colour.
void paintMark(QPainter &painter, const QRectF &area, StateBar::Progress progress)
{
    using Progress = StateBar::Progress;
    const QColor color = theme::color(roleOf(progress));
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(progress == Progress::Open || progress == Progress::Partial
                         ? QBrush(Qt::NoBrush)
                         : QBrush(color));
    painter.drawEllipse(area.adjusted(1, 1, -1, -1));
    if (progress == Progress::Partial) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(area.adjusted(3, 3, -3, -3), 90 * 16, -180 * 16);
        return;
    }
    painter.setPen(QPen(theme::color(ColorRole::AccentText), 1.6));
    const QPointF origin = area.topLeft();
    if (progress == Progress::Done) {
        painter.drawPolyline(QPolygonF(
            {origin + QPointF(4.5, 8.2), origin + QPointF(7, 10.8), origin + QPointF(11.5, 5.4)}));
    } else if (progress == Progress::Stopped) {
        painter.drawLine(origin + QPointF(5.5, 5.5), origin + QPointF(10.5, 10.5));
        painter.drawLine(origin + QPointF(10.5, 5.5), origin + QPointF(5.5, 10.5));
    }
}

} // namespace

StateBar::StateBar(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StateBar::setSteps(const QList<Step> &steps)
{
    if (m_steps == steps) {
        return;
    }
    m_steps = steps;
    m_current = -1;
    QStringList words;
    for (const Step &step : steps) {
        words.append(step.detail.isEmpty() ? step.text : step.text + u' ' + step.detail);
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int StateBar::stepWidth(int index) const
{
    const Step &step = m_steps.at(index);
    int width = markSize + gap / 2
        + QFontMetrics(theme::font(TextSize::Normal, true)).horizontalAdvance(step.text);
    if (!step.detail.isEmpty()) {
        width +=
            gap / 2 + QFontMetrics(theme::font(TextSize::Small)).horizontalAdvance(step.detail);
    }
    return width + 2 * gap;
}

QRect StateBar::stepRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i) {
        x += stepWidth(i) + linkWidth;
    }
    return {x, (height() - barHeight) / 2, stepWidth(index), barHeight};
}

int StateBar::stepAt(const QPoint &position) const
{
    for (int i = 0; i < m_steps.size(); ++i) {
        if (m_steps.at(i).opens && stepRect(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

QSize StateBar::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_steps.size(); ++i) {
        width += stepWidth(i) + (i > 0 ? linkWidth : 0);
    }
    return {width, barHeight};
}

QSize StateBar::minimumSizeHint() const
{
    return {0, barHeight};
}

void StateBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_steps.size(); ++i) {
        if (i > 0) {
            const QRect area = stepRect(i);
            const bool reached = m_steps.at(i).progress == Progress::Done
                || m_steps.at(i).progress == Progress::Partial;
            painter.setPen(
                QPen(theme::color(reached ? ColorRole::Positive : ColorRole::Border), 1.5));
            painter.drawLine(area.left() - linkWidth, area.center().y() + 1, area.left(),
                             area.center().y() + 1);
        }
        paintStep(painter, i);
    }
}

void StateBar::paintStep(QPainter &painter, int index) const
{
    const Step &step = m_steps.at(index);
    const QRect area = stepRect(index);
    if (index == m_hovered || (index == m_current && hasFocus())) {
        painter.setPen(index == m_current && hasFocus() ? QPen(theme::color(ColorRole::Accent), 1)
                                                        : QPen(Qt::NoPen));
        painter.setBrush(theme::color(ColorRole::Hover));
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 2.5, -0.5, -2.5), 4, 4);
    }
    const QRect mark(area.left() + gap, area.center().y() - markSize / 2 + 1, markSize, markSize);
    paintMark(painter, mark, step.progress);
    QRect rest = area.adjusted(gap + markSize + gap / 2, 0, 0, 0);
    const QFont font = theme::font(
        TextSize::Normal, step.progress == Progress::Partial || step.progress == Progress::Done);
    painter.setFont(font);
    painter.setPen(
        theme::color(step.progress == Progress::Open ? ColorRole::TextMuted : ColorRole::Text));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, step.text);
    rest.adjust(QFontMetrics(font).horizontalAdvance(step.text) + gap / 2, 0, 0, 0);
    painter.setFont(theme::font(TextSize::Small));
    painter.setPen(theme::color(ColorRole::TextMuted));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, step.detail);
}

void StateBar::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = stepAt(event->pos());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void StateBar::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void StateBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (const int step = stepAt(event->pos()); step >= 0 && event->button() == Qt::LeftButton) {
        emit activated(m_steps.at(step).key);
    }
}

void StateBar::setCurrent(int index)
{
    m_current = index;
    update();
}

void StateBar::keyPressEvent(QKeyEvent *event)
{
    const int direction = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (direction != 0) {
        for (int i = m_current + direction; i >= 0 && i < m_steps.size(); i += direction) {
            if (m_steps.at(i).opens) {
                setCurrent(i);
                return;
            }
        }
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    if (enter && event->modifiers() == Qt::NoModifier && m_current >= 0) {
        emit activated(m_steps.at(m_current).key);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace kontor
