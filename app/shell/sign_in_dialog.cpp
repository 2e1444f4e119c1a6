#include "app/shell/sign_in_dialog.h"

#include "app/widgets/theme.h"
#include "common/base/language.h"
#include "common/model/error_text.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr int dialogWidth = 400;
constexpr int edge = 8 * theme::grid;

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    theme::setTextSize(label, TextSize::Large);
    return label;
}

QLineEdit *makeField(const char *name, const QString &text, QWidget *parent)
{
    auto *field = new QLineEdit(text, parent);
    field->setObjectName(QString::fromLatin1(name));
    return field;
}

} // namespace

QString fingerprintText(const QString &fingerprint)
{
    const QString digits = fingerprint.toUpper().remove(QLatin1Char(':'));
    QString text;
    for (qsizetype i = 0; i < digits.size(); i += 4) {
        if (i > 0) {
            text += i % 32 == 0 ? QLatin1Char('\n') : QLatin1Char(' ');
        }
        text += QStringView(digits).mid(i, 4);
    }
    return text;
}

SignInDialog::SignInDialog(const QString &language, const Entry &initial, QWidget *parent)
    : QDialog(parent), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("signIn"));
    setWindowTitle(tr("Kontor"));
    theme::setPanel(this, "surface");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(makeEntryPage(language, initial));
    m_pages->addWidget(makeTrustPage());
    setFixedWidth(dialogWidth);
    QWidget *first = m_login->text().isEmpty() ? m_login : m_password;
    first->setFocus();
}

QWidget *SignInDialog::makeEntryPage(const QString &language, const Entry &initial)
{
    auto *page = new QWidget(this);
    m_server = makeField("server", initial.server, page);
    m_server->setToolTip(
        tr("HOST or HOST:PORT; several servers of one company separated by commas"));
    m_login = makeField("login", initial.login, page);
    m_password = makeField("password", initial.password, page);
    m_password->setEchoMode(QLineEdit::Password);
    m_language = new QComboBox(page);
    m_language->setObjectName(QStringLiteral("language"));
    for (const auto &[code, name] : Language::all()) {
        m_language->addItem(name, code);
    }
    m_language->setCurrentIndex(m_language->findData(language));
    m_message = new QLabel(page);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    theme::setTone(m_message, "negative");
    m_message->hide();
    m_offline = new QPushButton(tr("Work &offline"), page);
    m_offline->setObjectName(QStringLiteral("offline"));
    m_offline->setToolTip(tr("With the copy on this machine; what you do is sent later"));
    m_offline->setAutoDefault(false);
    m_offline->hide();
    m_submit = new QPushButton(tr("Sign in"), page);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setDefault(true);
    theme::setKind(m_submit, "primary");

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(theme::grid);
    form->addRow(tr("&Server"), m_server);
    form->addRow(tr("&User"), m_login);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Language"), m_language);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_offline);
    buttons->addWidget(m_submit);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(4 * theme::grid);
    layout->addWidget(makeHeading(tr("Sign in to Kontor"), page));
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addStretch(1);
    layout->addLayout(buttons);

    connect(m_submit, &QPushButton::clicked, this, &SignInDialog::submit);
    connect(m_offline, &QPushButton::clicked, this, &SignInDialog::offlineRequested);
    connect(m_language, &QComboBox::activated, this,
            [this] { emit languageChosen(m_language->currentData().toString()); });
    return page;
}

QWidget *SignInDialog::makeTrustPage()
{
    auto *page = new QWidget(this);
    m_trustText = new QLabel(page);
    m_trustText->setWordWrap(true);
    m_fingerprint = new QLabel(page);
    m_fingerprint->setObjectName(QStringLiteral("fingerprint"));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse
                                           | Qt::TextSelectableByKeyboard);
    m_fingerprint->setAlignment(Qt::AlignCenter);
    auto *refuse = new QPushButton(tr("Do not connect"), page);
    refuse->setObjectName(QStringLiteral("refuse"));
    refuse->setAutoDefault(false);
    auto *trust = new QPushButton(tr("Trust this server"), page);
    trust->setObjectName(QStringLiteral("trust"));
    trust->setAutoDefault(false);
    theme::setKind(trust, "primary");

    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(refuse);
    buttons->addWidget(trust);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(4 * theme::grid);
    layout->addWidget(makeHeading(tr("A server not seen before"), page));
    layout->addWidget(m_trustText);
    layout->addWidget(m_fingerprint);
    layout->addStretch(1);
    layout->addLayout(buttons);

    const auto decide = [this](bool trusted) {
        m_pages->setCurrentIndex(0);
        emit trustDecided(trusted);
    };
    connect(refuse, &QPushButton::clicked, this, [decide] { decide(false); });
    connect(trust, &QPushButton::clicked, this, [decide] { decide(true); });
    return page;
}

SignInDialog::Entry SignInDialog::entered() const
{
    return {m_server->text().trimmed(), m_login->text().trimmed(), m_password->text()};
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *field : QList<QWidget *>{m_server, m_login, m_password, m_language, m_submit}) {
        field->setEnabled(!busy);
    }
    m_submit->setText(busy ? tr("Signing in …") : tr("Sign in"));
    if (busy) {
        m_message->hide();
        m_offline->hide();
    }
}

void SignInDialog::showError(const Error &error)
{
    setBusy(false);
    m_message->setText(errorText(error));
    m_message->show();
    const QHash<QString, QLineEdit *> fields{{QStringLiteral("server"), m_server},
                                             {QStringLiteral("login"), m_login}};
    QLineEdit *field = fields.value(error.field, m_password);
    field->setFocus();
    field->selectAll();
    adjustSize();
}

void SignInDialog::offerOffline(bool possible)
{
    m_offline->setVisible(possible);
}

void SignInDialog::askTrust(const QString &server, const QString &fingerprint)
{
    m_trustText->setText(
        tr("This machine connects to %1 for the first time. Ask your administrator whether the "
           "fingerprint of its certificate is the one below. If it differs, somebody may be "
           "listening.")
            .arg(server));
    m_fingerprint->setText(fingerprintText(fingerprint));
    m_pages->setCurrentIndex(1);
    adjustSize();
}

void SignInDialog::submit()
{
    const Entry typed = entered();
    if (typed.server.isEmpty() || typed.login.isEmpty()) {
        showError(
            Error{QStringLiteral("field_required"),
                  {},
                  typed.server.isEmpty() ? QStringLiteral("server") : QStringLiteral("login")});
        return;
    }
    setBusy(true);
    emit signInRequested();
}

void SignInDialog::reject()
{
    if (m_busy) {
        emit cancelRequested();
        setBusy(false);
        return;
    }
    QDialog::reject();
}

} // namespace kontor
