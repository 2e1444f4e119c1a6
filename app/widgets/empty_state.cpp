#include "app/widgets/empty_state.h"

#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace kontor {

namespace {
constexpr int iconSize = 48;
constexpr int textWidth = 420;
} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_heading(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_second(new QPushButton(this))
{
    theme::setTextSize(m_heading, TextSize::Large);
    theme::setTone(m_text, "muted");
    theme::setKind(m_action, "primary");
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setFixedWidth(textWidth);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * theme::grid);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2 * theme::grid);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_heading, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(theme::grid);
    column->addLayout(buttons);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondTriggered);
    setIcon("document-new");
    setAction({});
}

void EmptyState::setIcon(const char *name)
{
    m_icon->setPixmap(theme::icon(name, ColorRole::TextDisabled)
                          .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

void EmptyState::setTexts(const QString &heading, const QString &text)
{
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setMinimumHeight(std::max(m_text->heightForWidth(textWidth), 0)); // every line
    m_text->setVisible(!text.isEmpty());
}

void EmptyState::setAction(const QString &verb, const QString &second)
{
    m_action->setText(verb);
    m_action->setVisible(!verb.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

QString EmptyState::heading() const
{
    return m_heading->text();
}

} // namespace kontor
