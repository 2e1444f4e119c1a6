#include "app/shell/help_card.h"

#include "app/widgets/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr int cardWidth = 360;

/// What a widget says about itself: the nearest of it and what surrounds it that says something.
template <class Says>
QString nearest(const QWidget *widget, Says says)
{
    for (; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget()) {
        const QString text = says(widget);
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

} // namespace

HelpCard::HelpCard(QWidget *window)
    : QFrame(window), m_title(new QLabel(this)), m_text(new QLabel(this)), m_keys(new QLabel(this))
{
    setObjectName(QStringLiteral("helpCard"));
    setFocusPolicy(Qt::StrongFocus);
    theme::setPanel(this, "card");
    theme::setTextSize(m_title, TextSize::Large);
    theme::setTone(m_keys, "muted");
    for (QLabel *label : {m_title, m_text, m_keys}) {
        label->setWordWrap(true);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_keys);
    setFixedWidth(cardWidth);
    hide();
}

void HelpCard::explain(const QWidget *focused, const QString &keys)
{
    const QString title =
        nearest(focused, [](const QWidget *widget) { return widget->accessibleName(); });
    QString text = nearest(focused, [](const QWidget *widget) { return widget->whatsThis(); });
    if (text.isEmpty()) {
        text = nearest(focused, [](const QWidget *widget) { return widget->toolTip(); });
    }
    m_title->setText(title.isEmpty() ? tr("Keys") : title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_keys->setText(keys);
    adjustSize();
    const QWidget *window = parentWidget();
    move(window->width() - width() - 24, qMax(24, window->height() - height() - 48));
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void HelpCard::keyPressEvent(QKeyEvent *event)
{
    hide();
    event->accept();
}

void HelpCard::focusOutEvent(QFocusEvent *)
{
    hide();
}

} // namespace kontor
