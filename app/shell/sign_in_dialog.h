#pragma once

#include "common/base/result.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace kontor {

/// The door: server, user, password, language; on the first visit to a server its certificate is
/// shown and must be trusted.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    /// What the person typed.
    struct Entry {
        QString server; ///< host or host:port
        QString login;
        QString password;
    };

    SignInDialog(const QString &language, const Entry &initial, QWidget *parent = nullptr);

    Entry entered() const;
    /// While the server is asked; nothing can be typed then.
    void setBusy(bool busy);
    void showError(const Error &error);
    /// The server cannot be reached; `possible` when this machine holds a copy for this user.
    void offerOffline(bool possible);
    /// Shows the fingerprint (SHA-256) of a certificate seen for the first time, and asks.
    void askTrust(const QString &server, const QString &fingerprint);

signals:
    void signInRequested();
    void offlineRequested();
    /// The person compared the fingerprint and trusts the server, or does not.
    void trustDecided(bool trusted);
    void languageChosen(const QString &code);
    /// The person no longer wants to wait for the server.
    void cancelRequested();

protected:
    void reject() override;

private:
    QWidget *makeEntryPage(const QString &language, const Entry &initial);
    QWidget *makeTrustPage();
    void submit();

    QStackedWidget *m_pages;
    QLineEdit *m_server = nullptr;
    QLineEdit *m_login = nullptr;
    QLineEdit *m_password = nullptr;
    QComboBox *m_language = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_offline = nullptr;
    QPushButton *m_submit = nullptr;
    QLabel *m_trustText = nullptr;
    QLabel *m_fingerprint = nullptr;
    bool m_busy = false;
};

/// The fingerprint in groups of four digits, eight groups a line, as people compare it.
QString fingerprintText(const QString &fingerprint);

} // namespace kontor
