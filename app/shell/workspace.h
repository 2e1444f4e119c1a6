#pragma once

#include "app/shell/screen_frame.h"

#include <QPointer>

class QStackedWidget;

namespace kontor {

class WorkTabBar;

/// The open screens: as tabs of the main window and in windows of their own. A place is open at
/// most once; opening it again goes there.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    Workspace(ScreenFactory factory, Drafts &drafts, QWidget *parent = nullptr);
    ~Workspace() override;

    /// Shows the place in its tab or window, a new tab if need be.
    ScreenFrame *open(const Place &place);
    /// Shows the place in a window of its own.
    ScreenFrame *openInWindow(const Place &place);
    /// What the person works in: the current tab, or the window that is active.
    ScreenFrame *current() const;
    QList<ScreenFrame *> frames() const;

    void closeCurrent();
    void closeFrame(ScreenFrame *frame);
    /// Back to the tab that was looked at before this one, and forward again.
    void goBack();
    void goForward();
    void nextTab(int step);
    void detachCurrent();

    /// The open places, for restore() at the next start.
    QVariantMap saved() const;
    void restore(const QVariantMap &saved);

signals:
    void currentChanged();
    void opened(const kontor::Place &place, const QString &title);
    void noticed(const QString &text);

private:
    ScreenFrame *makeFrame(const Place &place, const QString &title);
    int addTab(ScreenFrame *frame, int index);
    void goTo(int index);
    int indexOf(const ScreenFrame *frame) const;
    ScreenFrame *frameAt(int index) const;
    ScreenFrame *find(const Place &place) const;
    ScreenFrame *detach(int index);
    void attach(ScreenFrame *frame);
    QWidget *windowFor(ScreenFrame *frame);
    void tabChanged(int index);
    void closeTab(int index);
    void updateTab(const ScreenFrame *frame);

    ScreenFactory m_factory;
    Drafts &m_drafts;
    WorkTabBar *m_tabs;
    QStackedWidget *m_stack;
    QList<QPointer<QWidget>> m_windows;
    QList<QPointer<ScreenFrame>> m_visited; ///< the current one last
    QList<QPointer<ScreenFrame>> m_ahead;   ///< left by goBack(), the nearest last
    bool m_travelling = false;
};

} // namespace kontor
