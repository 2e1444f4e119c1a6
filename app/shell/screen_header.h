#pragma once

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace kontor {

class Badge;
class Screen;

/// The head of every screen: title, state, search, secondary actions, the one primary action.
class ScreenHeader : public QFrame
{
    Q_OBJECT

public:
    explicit ScreenHeader(QWidget *parent = nullptr);

    /// Shows what the screen says about itself now.
    void showScreen(const Screen &screen);

private:
    void showPrimary(const Screen &screen);
    void showSecondary(const Screen &screen);
    void addButton(QAction *action);

    QLabel *m_title;
    Badge *m_state;
    QHBoxLayout *m_search;
    QHBoxLayout *m_actions;
    QToolButton *m_more;
    QPushButton *m_primary;
};

} // namespace kontor
