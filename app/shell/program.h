#pragma once

#include "app/session/session.h"
#include "app/shell/drafts.h"
#include "app/shell/preferences.h"
#include "common/base/language.h"

#include <QPointer>

namespace kontor {

class MainWindow;
class SignInDialog;

/// The desktop from its start to its end: look and language, signing in, the main window, and
/// building it anew when one of these changes.
class Program : public QObject
{
    Q_OBJECT

public:
    Program(const Clock &clock, const SessionOptions &options, const QString &preferencesPath = {},
            QObject *parent = nullptr);
    ~Program() override;

    /// Asks who it is. What is given is filled in already.
    void start(const Credentials &known = {});
    /// Signs in at once, without asking.
    void signIn(const Credentials &credentials);

    Session &session() { return *m_session; }
    Preferences &preferences() { return m_preferences; }
    /// nullptr while nobody is signed in.
    MainWindow *window() const;
    SignInDialog *dialog() const;

signals:
    /// The main window is there, for the first time or anew.
    void windowOpened(kontor::MainWindow *window);

private:
    void applyLook();
    void showDialog(const Credentials &known);
    void attempt(const Credentials &credentials, bool offline);
    void refused(const Credentials &credentials, const Error &error);
    void askTrust(const Credentials &credentials, const Error &error);
    void openWindow();
    void closeWindow();
    void rebuild();
    void checkWelcome();
    void signOut();

    const Clock &m_clock;
    Preferences m_preferences;
    Language m_language;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Drafts> m_drafts;
    Credentials m_credentials; ///< of the present or last attempt
    QPointer<SignInDialog> m_dialog;
    QPointer<MainWindow> m_window;
};

} // namespace kontor
