#pragma once

#include <QWidget>

namespace kontor {

class ScreenFrame;

/// One screen in a window of its own, e.g. on a second display.
class DetachedWindow : public QWidget
{
    Q_OBJECT

public:
    /// Takes the frame.
    explicit DetachedWindow(ScreenFrame *frame);

    ScreenFrame *frame() const { return m_frame; }
    /// Gives the frame away; the window is empty then.
    ScreenFrame *takeFrame();

signals:
    /// The person wants it back among the tabs.
    void attachRequested();

private:
    void showTitle();

    ScreenFrame *m_frame;
};

} // namespace kontor
