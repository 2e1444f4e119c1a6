#include "app/shell/screen_header.h"

#include "app/shell/badge.h"
#include "app/views/screen.h"
#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace kontor {

namespace {

/// More actions than this go to the menu behind them.
constexpr int actionsShown = 4;

/// Not at once: it may be the click on one of them that brings others.
void removeAll(QHBoxLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QList<QAction *> actionsOf(const QHBoxLayout &layout)
{
    QList<QAction *> actions;
    for (int i = 0; i < layout.count(); ++i) {
        actions.append(qobject_cast<QToolButton *>(layout.itemAt(i)->widget())->defaultAction());
    }
    return actions;
}

} // namespace

ScreenHeader::ScreenHeader(QWidget *parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_state(new Badge(this)),
      m_search(new QHBoxLayout),
      m_actions(new QHBoxLayout),
      m_more(new QToolButton(this)),
      m_primary(new QPushButton(this))
{
    setObjectName(QStringLiteral("screenHeader"));
    m_title->setObjectName(QStringLiteral("screenTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_state->setObjectName(QStringLiteral("screenState"));
    m_primary->setObjectName(QStringLiteral("primaryAction"));
    theme::setKind(m_primary, "primary");
    theme::setPanel(this, "surface");
    theme::setTextSize(m_title, TextSize::Large);
    m_more->setObjectName(QStringLiteral("moreActions"));
    m_more->setIcon(theme::icon("overflow-menu"));
    m_more->setToolTip(tr("More actions"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addSpacing(theme::grid);
    layout->addWidget(m_state);
    layout->addStretch(1);
    layout->addLayout(m_search);
    layout->addLayout(m_actions);
    layout->addWidget(m_more);
    layout->addWidget(m_primary);
}

void ScreenHeader::showScreen(const Screen &screen)
{
    m_title->setText(screen.title());
    m_state->setText(screen.state());
    m_state->setTone(screen.stateTone());
    m_state->setVisible(!screen.state().isEmpty());
    if (QWidget *field = screen.searchField(); field != nullptr && m_search->isEmpty()) {
        m_search->addWidget(field);
    }
    showSecondary(screen);
    showPrimary(screen);
}

void ScreenHeader::showPrimary(const Screen &screen)
{
    QAction *action = screen.primaryAction();
    // Only this signal: the style sheet listens for the button's end.
    disconnect(m_primary, &QPushButton::clicked, nullptr, nullptr);
    m_primary->setVisible(action != nullptr && action->isVisible());
    if (action == nullptr) {
        return;
    }
    m_primary->setText(action->text());
    m_primary->setEnabled(action->isEnabled());
    m_primary->setToolTip(action->isEnabled() ? tr("%1 (Ctrl+Enter)").arg(action->toolTip())
                                              : action->toolTip());
    connect(m_primary, &QPushButton::clicked, action, &QAction::trigger);
}

void ScreenHeader::showSecondary(const Screen &screen)
{
    QList<QAction *> buttons;
    QList<QAction *> entries;
    for (QAction *action : screen.secondaryActions()) {
        if (!action->isVisible()) {
            continue;
        }
        // What cannot be done now is found, with the reason, in the menu.
        const bool inMenu =
            buttons.size() >= actionsShown || action->isSeparator() || !action->isEnabled();
        (inMenu ? entries : buttons).append(action);
    }
    // What stands there stays: somebody may be about to click on it.
    if (buttons != actionsOf(*m_actions)) {
        removeAll(*m_actions);
        for (QAction *action : buttons) {
            addButton(action);
        }
    }
    QMenu *menu = m_more->menu();
    menu->setToolTipsVisible(true);
    if (entries != menu->actions()) {
        menu->clear();
        menu->addActions(entries);
    }
    m_more->setVisible(!entries.isEmpty());
}

void ScreenHeader::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly
                                                       : Qt::ToolButtonTextBesideIcon);
    m_actions->addWidget(button);
}

} // namespace kontor
