#include "tests/demo/hand.h"

#include "app/shell/navigation_delegate.h"
#include "tests/demo/company.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QDeadlineTimer>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace kontor::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;
/// Of a person who is being watched.
constexpr int keyMs = 70;
constexpr int clickMs = 700;
constexpr int lookMs = 2'500;

Unexpected stopped(const QString &detail)
{
    return fail("walk_stopped", "", {{u"detail"_s, detail}});
}

QModelIndex find(const QAbstractItemModel &model, int role, const QVariant &value,
                 const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(role) == value) {
            return index;
        }
        if (const QModelIndex below = find(model, role, value, index); below.isValid()) {
            return below;
        }
    }
    return {};
}

/// The window that is shown and has this name.
QDialog *dialogNamed(const char *name)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->objectName() == QLatin1String(name) && window->isVisible()) {
            return qobject_cast<QDialog *>(window);
        }
    }
    return nullptr;
}

/// The button in the head of a screen that stands for the action.
QAbstractButton *buttonOf(const ScreenFrame *frame, const QString &action)
{
    if (frame == nullptr || frame->screen() == nullptr) {
        return nullptr;
    }
    const QAction *primary = frame->screen()->primaryAction();
    if (primary != nullptr && primary->objectName() == action) {
        return frame->findChild<QPushButton *>(u"primaryAction"_s);
    }
    const auto buttons = frame->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->defaultAction() != nullptr && button->defaultAction()->objectName() == action) {
            return button;
        }
    }
    return nullptr;
}

} // namespace

int Hand::s_pictures = 0;

Hand::Hand(QString who, const Manner &manner) : m_who(std::move(who)), m_manner(manner) {}

Result<void> Hand::until(const QString &what, const std::function<bool()> &isSo)
{
    bool cut = false;
    const bool came = QTest::qWaitFor(
        [&] {
            cut = m_manner.isCut && m_manner.isCut();
            return cut || isSo();
        },
        patienceMs);
    if (cut) {
        return stopped(u"it was asked to end"_s);
    }
    if (!came && QApplication::activeWindow() != nullptr) {
        QApplication::activeWindow()->grab().save(
            QDir(m_manner.pictures).filePath(u"stopped_here.png"_s));
    }
    return came ? Result<void>() : stopped(u"%1: %2 did not come"_s.arg(m_who, what));
}

Result<QWidget *> Hand::find(const QString &what, const std::function<QWidget *()> &look)
{
    TRY(until(what, [&look] {
        const QWidget *widget = look();
        return widget != nullptr && widget->isVisible() && widget->isEnabled();
    }));
    return look();
}

Result<void> Hand::pause(int milliseconds)
{
    if (!m_manner.slow) {
        return {};
    }
    const QDeadlineTimer enough(milliseconds);
    return until(u"the end of a pause"_s, [&enough] { return enough.hasExpired(); });
}

Result<void> Hand::turnTo(QWidget *window)
{
    window->raise();
    window->activateWindow();
    return until(u"the window in front"_s, [window] { return window->isActiveWindow(); });
}

Result<void> Hand::click(QWidget *widget, std::optional<QPoint> at)
{
    const QPointer<QWidget> there(widget);
    TRY(turnTo(widget->window()));
    TRY(pause(clickMs));
    if (!there) {
        return stopped(u"%1: what was to be clicked went away"_s.arg(m_who));
    }
    QTest::mouseClick(widget, Qt::LeftButton, Qt::NoModifier, at.value_or(widget->rect().center()));
    return {};
}

QWidget *Hand::target() const
{
    QWidget *focused = QApplication::focusWidget();
    return focused != nullptr ? focused : QApplication::activeWindow();
}

/// Before a key, never while it is down: what it was pressed on may be gone by then. That somebody
/// asked for the end is noticed by what is waited for next.
void Hand::hesitate(int milliseconds)
{
    static_cast<void>(pause(milliseconds));
}

void Hand::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    hesitate(clickMs);
    QTest::keyClick(target(), key, modifiers);
}

void Hand::type(const QString &text)
{
    for (const QChar character : text) {
        hesitate(keyMs);
        // With its text, so that what no key has (汉字) can be typed as an input method does.
        QTest::sendKeyEvent(QTest::Click, target(), Qt::Key_unknown, QString(character),
                            Qt::NoModifier);
    }
}

void Hand::enter(const QString &text)
{
    type(text);
    press(Qt::Key_Return);
}

Result<void> Hand::act(const char *action)
{
    const QString name = QString::fromLatin1(action);
    const QString what = u"the button %1"_s.arg(name);
    const auto look = [&] { return buttonOf(frame(), name); };
    TRY_ASSIGN(QWidget *const seen, find(what, look));
    TRY(turnTo(seen->window()));
    TRY(pause(clickMs));
    // Another one may have taken its place meanwhile.
    TRY_ASSIGN(QWidget *const button, find(what, look));
    QTest::mouseClick(button, Qt::LeftButton);
    return {};
}

Result<void> Hand::open(const char *screen)
{
    auto *tree = m_window->findChild<QTreeView *>(u"navigationTree"_s);
    const QModelIndex entry =
        demo::find(*tree->model(), NavigationDelegate::ScreenRole, QString::fromLatin1(screen));
    if (!entry.isValid()) {
        return stopped(u"there is no screen %1"_s.arg(QLatin1String(screen)));
    }
    if (!tree->isExpanded(entry.parent())) {
        tree->scrollTo(entry.parent());
        TRY(click(tree->viewport(), tree->visualRect(entry.parent()).center()));
    }
    tree->scrollTo(entry);
    return click(tree->viewport(), tree->visualRect(entry).center());
}

Result<void> Hand::look(const QString &text)
{
    TRY(turnTo(m_window));
    press(Qt::Key_K, Qt::ControlModifier);
    auto *field = m_window->findChild<QLineEdit *>(u"paletteField"_s);
    auto *list = m_window->findChild<QListView *>(u"paletteList"_s);
    TRY(until(u"the palette"_s, [field] { return field->hasFocus(); }));
    type(text);
    QModelIndex hit;
    TRY(until(u"a hit for %1"_s.arg(text), [&] {
        for (int row = 0; row < list->model()->rowCount() && !hit.isValid(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            hit = index.data().toString().contains(text) ? index : QModelIndex();
        }
        return hit.isValid();
    }));
    list->scrollTo(hit);
    return click(list->viewport(), list->visualRect(hit).center());
}

Result<void> Hand::confirm()
{
    TRY_ASSIGN(QWidget *const button, find(u"the dialog of the command"_s, []() -> QWidget * {
                   const QDialog *dialog = dialogNamed("commandDialog");
                   return dialog == nullptr ? nullptr
                                            : dialog->findChild<QPushButton *>(u"confirm"_s);
               }));
    TRY(pause(lookMs));
    return click(button);
}

Result<void> Hand::print(const QString &name)
{
    const QString path = QDir(m_manner.pictures).filePath(name + u".pdf"_s);
    QFile::remove(path);
    TRY(turnTo(m_window));
    press(Qt::Key_P, Qt::ControlModifier);
    TRY_ASSIGN(QWidget *const preview,
               find(u"the print preview"_s, [] { return dialogNamed("printPreview"); }));
    TRY(pause(lookMs));
    TRY(click(preview->findChild<QPushButton *>(u"savePdf"_s)));
    TRY_ASSIGN(QWidget *const field, find(u"the file dialog"_s, [preview]() -> QWidget * {
                   const auto *dialog = preview->findChild<QFileDialog *>();
                   return dialog == nullptr ? nullptr
                                            : dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
               }));
    TRY(turnTo(field->window()));
    field->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    enter(path);
    TRY(until(path, [&path] { return QFile::exists(path); }));
    TRY(turnTo(preview));
    press(Qt::Key_Escape);
    say(u"      the document: %1"_s.arg(path));
    return {};
}

Result<void> Hand::show(const QString &line, QWidget *window)
{
    constexpr int calmFor = 8;
    QWidget *shown = window != nullptr ? window : m_window;
    TRY(turnTo(shown));
    QImage last;
    int calm = 0;
    TRY(until(u"a window that stands still"_s, [&] {
        const QImage now = shown->grab().toImage();
        calm = now == last ? calm + 1 : 0;
        last = now;
        return calm >= calmFor;
    }));
    const QString file = u"%1_%2.png"_s.arg(++s_pictures, 2, 10, QLatin1Char('0')).arg(m_who);
    if (!last.save(QDir(m_manner.pictures).filePath(file))) {
        return stopped(u"%1 cannot be written"_s.arg(file));
    }
    say(u"%1  %2: %3"_s.arg(s_pictures, 2).arg(m_who, line));
    return pause(lookMs);
}

} // namespace kontor::demo
