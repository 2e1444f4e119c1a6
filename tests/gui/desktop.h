#pragma once

#include "app/shell/drafts.h"
#include "app/shell/main_window.h"
#include "app/shell/preferences.h"
#include "app/shell/screen_frame.h"
#include "app/widgets/theme.h"
#include "tests/support/engine_source.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace kontor::test {

/// The real desktop before the real engine of an Office, signed in; driven by its keys.
class Desktop
{
public:
    Desktop(Office &office, const Actor &actor)
        : m_source(office, actor,
                   {actor.user, actor.name, QStringLiteral("Kontor"), QStringLiteral("CNY"),
                    QStringLiteral("127.0.0.1:4710")}),
          m_preferences(m_home.filePath(QStringLiteral("kontor.ini"))),
          m_drafts(m_preferences, office.clock())
    {
        QLocale::setDefault(QLocale(QLocale::English));
        must(theme::apply(QStringLiteral("light")));
        m_preferences.setAccount(QStringLiteral("test"), QStringLiteral("test"));
        m_window =
            std::make_unique<MainWindow>(Desk{m_source, office.clock(), m_preferences, m_drafts});
        m_window->resize(1360, 860);
        m_window->show();
        if (!QTest::qWaitForWindowActive(m_window.get())) {
            qFatal("the main window does not become active");
        }
    }

    MainWindow &window() { return *m_window; }
    EngineSource &source() { return m_source; }
    /// The screen that is shown, when it is of this kind, else nullptr.
    template <class T>
    T *screen()
    {
        ScreenFrame *frame = m_window->workspace().current();
        return frame == nullptr ? nullptr : qobject_cast<T *>(frame->screen());
    }
    Place place()
    {
        ScreenFrame *frame = m_window->workspace().current();
        return frame == nullptr ? Place() : frame->place();
    }
    qsizetype tabCount() { return m_window->workspace().frames().size(); }

    /// Keys go to where the focus is, one by one, since it moves while one types.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar character : text) {
            QTest::keyClicks(QApplication::focusWidget(), QString(character));
        }
    }

private:
    QTemporaryDir m_home;
    EngineSource m_source;
    Preferences m_preferences;
    Drafts m_drafts;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace kontor::test
