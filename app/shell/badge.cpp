#include "app/shell/badge.h"

#include <QPainter>

namespace kontor {

Badge::Badge(QWidget *parent) : QLabel(parent)
{
    setContentsMargins(2 * theme::grid, 2, 2 * theme::grid, 2);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Badge::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::background(m_tone)));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setFont(theme::font(TextSize::Small));
    painter.setPen(theme::color(theme::foreground(m_tone)));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace kontor
