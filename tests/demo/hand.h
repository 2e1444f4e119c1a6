#pragma once

#include "app/shell/main_window.h"
#include "app/shell/screen_frame.h"
#include "common/base/result.h"

#include <functional>

namespace kontor::demo {

/// A person at a desktop: keys and clicks on its real windows, one after the other, and waiting for
/// what comes of them.
class Hand
{
public:
    /// What the watching person is given of it.
    struct Manner {
        bool slow = false;                ///< at the speed of a person, on a visible display
        QString pictures;                 ///< folder for the pictures
        std::function<bool()> isCut = {}; ///< whether the walk shall end now
    };

    Hand(QString who, const Manner &manner);

    /// Waits until it is so. Errors: walk_stopped (args: detail).
    Result<void> until(const QString &what, const std::function<bool()> &isSo);
    /// Waits until the widget is there, shown and enabled.
    Result<QWidget *> find(const QString &what, const std::function<QWidget *()> &look);

    /// Brings a window to the front and waits until it takes keys.
    Result<void> turnTo(QWidget *window);
    Result<void> click(QWidget *widget, std::optional<QPoint> at = std::nullopt);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Types into whatever has the focus.
    void type(const QString &text);
    /// Types and confirms with Enter.
    void enter(const QString &text);

    // --- a main window -------------------------------------------------------------------------

    void use(MainWindow *window) { m_window = window; }
    MainWindow &window() const { return *m_window; }
    ScreenFrame *frame() const { return m_window->workspace().current(); }
    /// The button of the action with this name in the head of the screen, or its main button.
    Result<void> act(const char *action);
    /// Goes to a screen by a click in the navigation.
    Result<void> open(const char *screen);
    /// Finds a record through the command palette.
    Result<void> look(const QString &text);
    /// Accepts what the dialog of a command suggests.
    Result<void> confirm();
    /// Saves the document that is shown as a PDF, through the print preview.
    Result<void> print(const QString &name);

    /// Tells one step and keeps a picture of the window.
    Result<void> show(const QString &line, QWidget *window = nullptr);

    int pictures() const { return s_pictures; }

private:
    QWidget *target() const;
    Result<void> pause(int milliseconds);
    void hesitate(int milliseconds);

    QString m_who;
    Manner m_manner;
    MainWindow *m_window = nullptr;
    static int s_pictures;
};

} // namespace kontor::demo
