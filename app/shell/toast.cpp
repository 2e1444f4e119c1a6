#include "app/shell/toast.h"

#include "app/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace kontor {

namespace {
constexpr int shownMs = 4000;
constexpr int widest = 480;
/// Above the status strip.
constexpr int fromBottom = 12 * theme::grid;
} // namespace

Toast::Toast(QWidget *window) : QFrame(window), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("toast"));
    theme::setPanel(this, "card");
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownMs);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Toast::showText(const QString &text)
{
    if (isVisible() && !m_place.isEmpty()) {
        return; // what is due must not go unseen; screens show what they did anyway
    }
    m_place = {};
    m_icon->setPixmap(theme::icon("dialog-ok-apply", ColorRole::Positive).pixmap(16, 16));
    appear(text);
    m_timer.start();
}

void Toast::remind(const QString &text, const Place &place)
{
    m_place = place;
    m_icon->setPixmap(theme::icon("appointment-new", ColorRole::Accent).pixmap(16, 16));
    m_timer.stop();
    appear(text);
}

void Toast::appear(const QString &text)
{
    m_text->setText(text);
    const int wanted = m_text->fontMetrics().horizontalAdvance(text) + 56;
    setFixedWidth(qBound(160, wanted, widest));
    adjustSize();
    moveToCorner();
    show();
    raise();
}

QString Toast::text() const
{
    return isVisible() ? m_text->text() : QString();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible()) {
        moveToCorner();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::mousePressEvent(QMouseEvent *)
{
    hide();
    const Place place = std::exchange(m_place, {});
    if (!place.isEmpty()) {
        emit placeChosen(place);
    }
}

void Toast::moveToCorner()
{
    const QWidget *window = parentWidget();
    // In the middle: at the right are the totals of documents.
    move((window->width() - width()) / 2, window->height() - height() - fromBottom);
}

} // namespace kontor
