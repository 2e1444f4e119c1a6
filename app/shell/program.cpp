#include "app/shell/program.h"

#include "app/shell/log.h"
#include "app/shell/main_window.h"
#include "app/shell/sign_in_dialog.h"
#include "app/widgets/theme.h"
#include "common/base/when_done.h"

#include <QApplication>
#include <QPalette>

namespace kontor {

namespace {

/// Small, normal and large texts, in percent.
constexpr int textPercents[] = {90, 100, 120};

/// Errors that mean that the server was not there, rather than that it refused.
bool isUnreachable(const Error &error)
{
    static const QStringList codes{QStringLiteral("server_not_found"),
                                   QStringLiteral("server_refused"),
                                   QStringLiteral("server_unreachable"),
                                   QStringLiteral("timed_out"),
                                   QStringLiteral("offline"),
                                   QStringLiteral("tls_failed")};
    return codes.contains(error.code);
}

/// Errors after which the server does not let this desktop in until a person has signed in again.
bool needsPerson(const Error &error)
{
    static const QStringList codes{
        QStringLiteral("sign_in_refused"), QStringLiteral("user_inactive"),
        QStringLiteral("device_revoked"),  QStringLiteral("device_wiped"),
        QStringLiteral("device_forked"),   QStringLiteral("lease_expired")};
    return codes.contains(error.code);
}

} // namespace

Program::Program(const Clock &clock, const SessionOptions &options, const QString &preferencesPath,
                 QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_preferences(preferencesPath),
      m_session(std::make_unique<Session>(clock, options))
{
    m_language.use(m_preferences.get(preference::language));
    applyLook();
    connect(m_session.get(), &Session::stateChanged, this, &Program::checkWelcome);
}

Program::~Program()
{
    closeWindow();
    delete m_dialog;
}

MainWindow *Program::window() const
{
    return m_window;
}

SignInDialog *Program::dialog() const
{
    return m_dialog;
}

void Program::applyLook()
{
    QString colours = m_preferences.get(preference::colours);
    if (colours.isEmpty()) {
        const QPalette system;
        const bool dark = system.color(QPalette::Window).lightness()
            < system.color(QPalette::WindowText).lightness();
        colours = dark ? QStringLiteral("dark") : QStringLiteral("light");
    }
    const int size = qBound(0, m_preferences.get(preference::textSize), 2);
    if (const Result<void> applied = theme::apply(colours, textPercents[size]); !applied) {
        qCWarning(lcApp, "the look %s: %s", qPrintable(colours), qPrintable(applied.error().code));
    }
}

void Program::start(const Credentials &known)
{
    Credentials filled = known;
    if (filled.server.isEmpty()) {
        filled.server = m_preferences.get(preference::server);
    }
    if (filled.login.isEmpty()) {
        filled.login = m_preferences.get(preference::login);
    }
    showDialog(filled);
}

void Program::showDialog(const Credentials &known)
{
    m_dialog = new SignInDialog(m_language.current(), {known.server, known.login, known.password});
    connect(m_dialog, &SignInDialog::signInRequested, this, [this] {
        const SignInDialog::Entry typed = m_dialog->entered();
        attempt({typed.server, typed.login, typed.password}, false);
    });
    connect(m_dialog, &SignInDialog::offlineRequested, this, [this] {
        const SignInDialog::Entry typed = m_dialog->entered();
        attempt({typed.server, typed.login, typed.password}, true);
    });
    connect(m_dialog, &SignInDialog::cancelRequested, this, [this] { m_session->signOut(); });
    connect(m_dialog, &SignInDialog::languageChosen, this, [this](const QString &code) {
        m_preferences.set(preference::language, code);
        m_language.use(code);
        const SignInDialog::Entry typed = m_dialog->entered();
        const QPointer<SignInDialog> old = m_dialog;
        showDialog({typed.server, typed.login, typed.password});
        old->hide();
        old->deleteLater();
    });
    connect(m_dialog, &QDialog::rejected, qApp, &QApplication::quit);
    m_dialog->show();
}

void Program::signIn(const Credentials &credentials)
{
    attempt(credentials, false);
}

void Program::attempt(const Credentials &credentials, bool offline)
{
    m_credentials = credentials;
    if (m_dialog) {
        m_dialog->setBusy(true);
    }
    const QFuture<Result<void>> answer =
        offline ? m_session->signInOffline(credentials) : m_session->signIn(credentials);
    whenDone(answer, this, [this, credentials](const Result<void> &done) {
        if (done) {
            openWindow();
        } else if (done.error().code == QLatin1String("certificate_unknown")) {
            askTrust(credentials, done.error());
        } else {
            refused(credentials, done.error());
        }
    });
}

void Program::refused(const Credentials &credentials, const Error &error)
{
    if (!m_dialog) {
        showDialog(credentials);
    }
    m_dialog->showError(error);
    m_dialog->offerOffline(isUnreachable(error)
                           && m_session->canSignInOffline(credentials.server, credentials.login));
}

void Program::askTrust(const Credentials &credentials, const Error &error)
{
    const QString fingerprint = error.args.value(QStringLiteral("fingerprint")).toString();
    const QString server =
        error.args.value(QStringLiteral("server"), credentials.server).toString();
    if (!m_dialog) {
        showDialog(credentials);
    }
    m_dialog->setBusy(false);
    m_dialog->askTrust(server, fingerprint);
    connect(
        m_dialog, &SignInDialog::trustDecided, this,
        [this, credentials, server, fingerprint](bool trusted) {
            if (trusted) {
                m_session->trust(server, fingerprint);
                attempt(credentials, false);
            }
        },
        Qt::SingleShotConnection);
}

void Program::openWindow()
{
    m_preferences.set(preference::server, m_credentials.server);
    m_preferences.set(preference::login, m_credentials.login);
    m_preferences.setAccount(m_session->accountServer(), m_credentials.login);
    m_credentials.password.clear();
    m_drafts = std::make_unique<Drafts>(m_preferences, m_clock);
    rebuild();
    // Only now: the program ends when its last window closes.
    if (m_dialog) {
        disconnect(m_dialog, nullptr, this, nullptr);
        m_dialog->hide();
        m_dialog->deleteLater();
        m_dialog = nullptr;
    }
}

void Program::closeWindow()
{
    if (m_window) {
        m_window->close();
        delete m_window;
    }
}

/// Texts and icons were fetched when the window was made, so a new language or look makes a new
/// window; tabs and what was typed come back by themselves.
void Program::rebuild()
{
    const QPointer<MainWindow> old = m_window;
    if (old) {
        old->save();
    }
    m_window = new MainWindow({*m_session, m_clock, m_preferences, *m_drafts});
    connect(m_window, &MainWindow::languageChosen, this, [this](const QString &code) {
        m_preferences.set(preference::language, code);
        m_language.use(code);
        rebuild();
    });
    connect(m_window, &MainWindow::coloursChosen, this, [this](const QString &name) {
        m_preferences.set(preference::colours, name);
        applyLook();
        rebuild();
    });
    connect(m_window, &MainWindow::textSizeChosen, this, [this](int size) {
        m_preferences.set(preference::textSize, size);
        applyLook();
        rebuild();
    });
    connect(m_window, &MainWindow::signOutRequested, this, &Program::signOut);
    m_window->show();
    m_window->restore();
    if (old) {
        old->hide();
        old->deleteLater();
    }
    emit windowOpened(m_window);
}

/// Asks who it is when the server does not know this desktop any more; what was typed is kept as
/// drafts, and what waits to be sent goes on waiting.
void Program::checkWelcome()
{
    const Error error = m_session->state().error;
    if (!m_window || !needsPerson(error)) {
        return;
    }
    m_window->save();
    signOut();
    m_dialog->showError(error);
}

void Program::signOut()
{
    start();
    closeWindow();
    m_drafts.reset();
    m_session->signOut();
}

} // namespace kontor
