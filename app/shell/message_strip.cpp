#include "app/shell/message_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace kontor {

MessageStrip::MessageStrip(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageStrip"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(theme::icon("window-close", ColorRole::TextMuted));
    close->setToolTip(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &MessageStrip::clear);
    connect(m_action, &QToolButton::clicked, this, &MessageStrip::actionTriggered);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void MessageStrip::showMessage(Kind kind, const QString &text, const QString &action)
{
    m_kind = kind;
    const QIcon icon = kind == Kind::Error ? theme::icon("dialog-warning", ColorRole::Negative)
                                           : theme::icon("documentinfo", ColorRole::Accent);
    m_icon->setPixmap(icon.pixmap(16, 16));
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
    update();
}

QString MessageStrip::text() const
{
    return m_text->text();
}

void MessageStrip::clear()
{
    hide();
    m_text->clear();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    const Tone tone = m_kind == Kind::Error ? Tone::Negative : Tone::Accent;
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::background(tone)));
    // The bar at the left edge tells the kinds apart where colours do not.
    if (m_kind == Kind::Error) {
        painter.fillRect(0, 0, theme::grid, height(), theme::color(theme::foreground(tone)));
    }
}

} // namespace kontor
