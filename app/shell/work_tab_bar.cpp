#include "app/shell/work_tab_bar.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>

namespace kontor {

namespace {
/// How far below or above the bar a tab must be dragged to leave it.
constexpr int detachDistance = 48;
constexpr int widestTab = 240;
} // namespace

WorkTabBar::WorkTabBar(QWidget *parent) : QTabBar(parent)
{
    setObjectName(QStringLiteral("workTabs"));
    setMovable(true);
    setTabsClosable(true);
    setExpanding(false);
    setDocumentMode(true);
    setDrawBase(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::NoFocus);
}

void WorkTabBar::mousePressEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton) {
        m_pressedWithMiddle = index;
        return;
    }
    m_pressed = event->button() == Qt::LeftButton ? index : -1;
    QTabBar::mousePressEvent(event);
}

void WorkTabBar::mouseMoveEvent(QMouseEvent *event)
{
    const int y = event->position().toPoint().y();
    const bool outside = y < -detachDistance || y > height() + detachDistance;
    if (m_pressed >= 0 && outside) {
        // The bar must end its own moving of the tab before the tab goes.
        QMouseEvent release(QEvent::MouseButtonRelease, event->position(), event->globalPosition(),
                            Qt::LeftButton, Qt::NoButton, event->modifiers());
        const int index = currentIndex();
        m_pressed = -1;
        QTabBar::mouseReleaseEvent(&release);
        emit detachRequested(index);
        return;
    }
    QTabBar::mouseMoveEvent(event);
}

void WorkTabBar::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton) {
        if (index >= 0 && index == m_pressedWithMiddle) {
            emit tabCloseRequested(index);
        }
        m_pressedWithMiddle = -1;
        return;
    }
    m_pressed = -1;
    QTabBar::mouseReleaseEvent(event);
}

void WorkTabBar::contextMenuEvent(QContextMenuEvent *event)
{
    const int index = tabAt(event->pos());
    if (index < 0) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Close"), this, [this, index] { emit tabCloseRequested(index); });
    menu->addAction(tr("Close the others"), this,
                    [this, index] { emit closeOthersRequested(index); });
    menu->addAction(tr("Close all"), this, &WorkTabBar::closeAllRequested);
    menu->addSeparator();
    menu->addAction(tr("Move to a window of its own"), this,
                    [this, index] { emit detachRequested(index); });
    menu->popup(event->globalPos());
}

QSize WorkTabBar::tabSizeHint(int index) const
{
    QSize size = QTabBar::tabSizeHint(index);
    size.setWidth(qMin(size.width(), widestTab));
    return size;
}

} // namespace kontor
