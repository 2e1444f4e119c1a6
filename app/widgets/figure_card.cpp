#include "app/widgets/figure_card.h"

#include "app/widgets/cell_painter.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace kontor {

namespace {

constexpr int padding = 4 * theme::grid;
constexpr int barWidth = 6;
constexpr int barGap = 3;
constexpr int cardWidth = 60 * theme::grid;

int lineHeight(TextSize size)
{
    return QFontMetrics(theme::font(size)).height() + theme::grid;
}

} // namespace

FigureCard::FigureCard(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureCard::setFigure(const Figure &figure)
{
    if (figure == m_figure) {
        return;
    }
    m_figure = figure;
    setAccessibleName(figure.label);
    setAccessibleDescription(figure.value + u' ' + figure.detail);
    setToolTip(figure.detail);
    updateGeometry();
    update();
}

QSize FigureCard::sizeHint() const
{
    const int height = 2 * lineHeight(TextSize::Normal) + lineHeight(TextSize::Large) + 2 * padding;
    return {cardWidth, height};
}

QSize FigureCard::minimumSizeHint() const
{
    return {cardWidth * 2 / 3, sizeHint().height()};
}

void FigureCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void FigureCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(theme::color(hasFocus() ? ColorRole::Accent : ColorRole::Border), hasFocus() ? 2 : 1));
    painter.setBrush(theme::color(underMouse() ? ColorRole::Hover : ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    const QRect area = rect().adjusted(padding, padding, -padding, -padding);
    QRect line(area.left(), area.top(), area.width(), lineHeight(TextSize::Normal));
    cell::paintText(painter, line, m_figure.label, ColorRole::TextMuted, left, theme::font());
    line.moveTop(line.bottom() + 1);
    line.setHeight(lineHeight(TextSize::Large));
    const bool known = !m_figure.value.isEmpty();
    cell::paintText(painter, line, known ? m_figure.value : QStringLiteral("–"),
                    known ? ColorRole::Text : ColorRole::TextDisabled, left,
                    theme::font(TextSize::Large, true));
    if (m_figure.trend.size() > 1) {
        const int width = static_cast<int>(m_figure.trend.size()) * (barWidth + barGap);
        paintTrend(painter, line.adjusted(line.width() - width, 0, 0, -theme::grid));
    }
    line.moveTop(line.bottom() + 1);
    line.setHeight(lineHeight(TextSize::Normal));
    const ColorRole role =
        m_figure.tone == Tone::Neutral ? ColorRole::TextMuted : theme::foreground(m_figure.tone);
    cell::paintText(painter, line, m_figure.detail, role, left, theme::font(TextSize::Small));
}

/// Small columns from zero, the last one in the accent colour.
void FigureCard::paintTrend(QPainter &painter, const QRect &area) const
{
    const qint64 most = *std::max_element(m_figure.trend.begin(), m_figure.trend.end());
    if (most <= 0 || area.height() <= 0) {
        return;
    }
    painter.setPen(Qt::NoPen);
    for (qsizetype i = 0; i < m_figure.trend.size(); ++i) {
        const bool last = i == m_figure.trend.size() - 1;
        const auto share = static_cast<double>(std::max<qint64>(m_figure.trend.at(i), 0))
            / static_cast<double>(most);
        const int height = std::max(1, static_cast<int>(share * area.height()));
        painter.setBrush(theme::color(last ? ColorRole::Accent : ColorRole::BorderStrong));
        painter.drawRect(area.left() + static_cast<int>(i) * (barWidth + barGap),
                         area.bottom() - height + 1, barWidth, height);
    }
}

} // namespace kontor
