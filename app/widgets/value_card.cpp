#include "app/widgets/value_card.h"

#include "app/widgets/theme.h"

#include <QPainter>

namespace kontor {

namespace {
constexpr int padding = 2 * theme::grid;
constexpr int usualWidth = 50 * theme::grid;
constexpr int highest = 100'000;
} // namespace

ValueCard::ValueCard(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ValueCard::setValueText(const QString &text)
{
    m_blank = text.isEmpty();
    setText(text);
    updateGeometry();
    update();
}

void ValueCard::setSource(const QString &source)
{
    m_source = source;
    setAccessibleDescription(source);
    updateGeometry();
    update();
}

QString ValueCard::shownText() const
{
    return m_blank ? tr("(nothing)") : text();
}

QSize ValueCard::sizeHint() const
{
    return {usualWidth, heightForWidth(usualWidth)};
}

int ValueCard::heightForWidth(int width) const
{
    const QRect room(0, 0, width - 2 * padding, highest);
    const int text =
        QFontMetrics(theme::font()).boundingRect(room, Qt::TextWordWrap, shownText()).height();
    const int source = m_source.isEmpty() ? 0 : QFontMetrics(theme::font(TextSize::Small)).height();
    return text + source + 2 * padding;
}

void ValueCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const ColorRole border = isChecked() || hasFocus() ? ColorRole::Accent : ColorRole::Border;
    painter.setPen(QPen(theme::color(border), hasFocus() ? 2 : 1));
    painter.setBrush(theme::color(isChecked()        ? ColorRole::AccentSoft
                                      : underMouse() ? ColorRole::Hover
                                                     : ColorRole::Surface));
    painter.drawRoundedRect(frame, theme::grid, theme::grid);
    const QRect area = rect().adjusted(padding, padding, -padding, -padding);
    painter.setFont(theme::font());
    painter.setPen(theme::color(m_blank ? ColorRole::TextMuted : ColorRole::Text));
    painter.drawText(area, Qt::TextWordWrap | Qt::AlignTop, shownText());
    painter.setFont(theme::font(TextSize::Small));
    painter.setPen(theme::color(ColorRole::TextMuted));
    painter.drawText(area, Qt::AlignBottom | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_source, Qt::ElideRight, area.width()));
}

} // namespace kontor
