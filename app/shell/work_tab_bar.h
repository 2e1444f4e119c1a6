#pragma once

#include <QTabBar>

namespace kontor {

/// The tabs of the main window: closed with the middle button, moved, dragged out into a window of
/// their own.
class WorkTabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit WorkTabBar(QWidget *parent = nullptr);

signals:
    void detachRequested(int index);
    void closeOthersRequested(int index);
    void closeAllRequested();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QSize tabSizeHint(int index) const override;

private:
    int m_pressed = -1;
    int m_pressedWithMiddle = -1;
};

} // namespace kontor
