#include "app/shell/settings_screen.h"

#include "app/views/command_dialog.h"
#include "app/widgets/theme.h"
#include "common/base/language.h"
#include "common/base/when_done.h"
#include "common/entities/system/user.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int labelWidth = 44 * theme::grid;
constexpr int editorWidth = 60 * theme::grid;
constexpr int pageWidth = 190 * theme::grid;
} // namespace

SettingsScreen::SettingsScreen(const Desk &desk, QWidget *parent)
    : Screen({desk.source, desk.clock}, parent),
      m_preferences(desk.preferences),
      m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("settings"));
    auto *page = new QWidget(this);
    page->setMaximumWidth(pageWidth);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(2, 1);
    m_grid->setHorizontalSpacing(4 * theme::grid);
    m_grid->setVerticalSpacing(2 * theme::grid);
    addLookAndLanguage();
    addPrinting();
    addReminders();
    addAccount();
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(6 * theme::grid, 2 * theme::grid, 6 * theme::grid, 6 * theme::grid);
    column->addLayout(m_grid);
    column->addStretch(1);

    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    area->setWidget(page);
    theme::setPanel(page, "window");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

QString SettingsScreen::title() const
{
    return tr("Settings");
}

Place SettingsScreen::place() const
{
    return Place::named(QStringLiteral("settings"));
}

QIcon SettingsScreen::icon() const
{
    return theme::icon("configure");
}

void SettingsScreen::addHeading(const QString &text)
{
    const int row = m_grid->rowCount();
    auto *heading = new QLabel(text, this);
    heading->setProperty("heading", true);
    m_grid->setRowMinimumHeight(row, 11 * theme::grid);
    m_grid->addWidget(heading, row, 0, 1, 3, Qt::AlignBottom);
}

void SettingsScreen::addRow(const QString &label, QWidget *editor, const QString &hint)
{
    const int row = m_grid->rowCount();
    auto *name = new QLabel(label, this);
    name->setBuddy(editor);
    editor->setFixedWidth(editorWidth);
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(editor, row, 1);
    auto *said = new QLabel(hint, this);
    theme::setTone(said, "muted");
    said->setWordWrap(true);
    m_grid->addWidget(said, row, 2);
}

QComboBox *SettingsScreen::addChoice(const char *name, const QString &label, const QString &hint,
                                     const Options &options, const QVariant &current)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    for (const auto &[value, text] : options) {
        box->addItem(text, value);
    }
    box->setCurrentIndex(qMax(box->findData(current), 0));
    addRow(label, box, hint);
    return box;
}

void SettingsScreen::addLookAndLanguage()
{
    addHeading(tr("Look and language"));
    Options languages{{QString(), tr("As the system speaks")}};
    for (const auto &[code, name] : Language::all()) {
        languages.append({code, name});
    }
    QComboBox *language =
        addChoice("language", tr("Language"), tr("Open tabs and what you have typed stay."),
                  languages, m_preferences.get(preference::language));
    connect(language, &QComboBox::activated, this,
            [this, language] { emit languageChosen(language->currentData().toString()); });

    QComboBox *colours = addChoice("colours", tr("Colours"), {},
                                   {{QString(), tr("As the system looks")},
                                    {QStringLiteral("light"), tr("Light")},
                                    {QStringLiteral("dark"), tr("Dark")}},
                                   m_preferences.get(preference::colours));
    connect(colours, &QComboBox::activated, this,
            [this, colours] { emit coloursChosen(colours->currentData().toString()); });

    QComboBox *size = addChoice("textSize", tr("Size of texts"), {},
                                {{0, tr("Small")}, {1, tr("Normal")}, {2, tr("Large")}},
                                m_preferences.get(preference::textSize));
    connect(size, &QComboBox::activated, this,
            [this, size] { emit textSizeChosen(size->currentData().toInt()); });
}

void SettingsScreen::addPrinting()
{
    addHeading(tr("Printing"));
    QComboBox *language = addChoice(
        "printLanguage", tr("Language on paper"),
        tr("Of quotations, orders, delivery notes and invoices; each can still be printed in "
           "another one."),
        {{QStringLiteral("both"), tr("Chinese and English")},
         {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
         {QStringLiteral("en"), QStringLiteral("English")}},
        m_preferences.get(preference::printLanguage));
    connect(language, &QComboBox::activated, this, [this, language] {
        m_preferences.set(preference::printLanguage, language->currentData().toString());
    });
}

void SettingsScreen::addReminders()
{
    addHeading(tr("Reminders"));
    auto *box = new QCheckBox(tr("Remind me"), this);
    box->setObjectName(QStringLiteral("reminders"));
    box->setChecked(m_preferences.get(preference::reminders));
    connect(box, &QCheckBox::toggled, this, [this](bool on) {
        m_preferences.set(preference::reminders, on);
        emit remindersChosen(on);
    });
    addRow(tr("Activities"), box, tr("A notice when an activity of yours is due."));
}

void SettingsScreen::addAccount()
{
    addHeading(tr("Account"));
    auto *servers = new QLineEdit(source().identity().server, this);
    servers->setObjectName(QStringLiteral("servers"));
    addRow(tr("Servers"), servers,
           tr("One address, or several of your company, separated by commas: when one does not "
              "answer, the next is asked."));
    connect(servers, &QLineEdit::editingFinished, this,
            [this, servers] { changeServers(servers->text().trimmed()); });
    addPassword();
}

void SettingsScreen::changeServers(const QString &servers)
{
    if (servers == source().identity().server) {
        return;
    }
    whenDone(source().setServers(servers), this, [this, servers](const Result<void> &changed) {
        if (changed) {
            m_preferences.set(preference::server, servers);
            emit noticed(tr("The servers are changed"));
        } else {
            emit failed(changed.error());
        }
    });
}

void SettingsScreen::addPassword()
{
    const Command *command = User::entity.findCommand(QStringLiteral("change_password"));
    if (!source().rights().may(User::entity, command->name)) {
        return;
    }
    auto *button = new QPushButton(tr("Change password…"), this);
    button->setObjectName(QStringLiteral("changePassword"));
    addRow(source().identity().userName, button, tr("Needs the server."));
    connect(button, &QPushButton::clicked, this, [this, command] {
        CommandDialog::ask(
            context(), User::entity, *command, source().identity().userName, this,
            [this](const QMap<QString, Value> &values) {
                Arguments arguments;
                arguments.record = source().identity().user;
                arguments.values = values;
                whenDone(source().execute(QStringLiteral("user.change_password"), arguments), this,
                         [this](const Result<QList<Record>> &done) {
                             if (done) {
                                 emit noticed(tr("The password is changed"));
                             } else {
                                 emit failed(done.error());
                             }
                         });
            });
    });
}

} // namespace kontor
