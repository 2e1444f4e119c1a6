#include "app/shell/main_window.h"

#include "app/shell/actions.h"
#include "app/shell/command_palette.h"
#include "app/shell/help_card.h"
#include "app/shell/navigation.h"
#include "app/shell/palette_entries.h"
#include "app/shell/printing/print_place.h"
#include "app/shell/reminders.h"
#include "app/shell/screen_factory.h"
#include "app/shell/settings_screen.h"
#include "app/shell/status_strip.h"
#include "app/shell/sync_screen.h"
#include "app/shell/toast.h"
#include "app/shell/waiting_counts.h"
#include "app/widgets/theme.h"
#include "common/base/language.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace kontor {

namespace {
constexpr QSize firstSize(1360, 860);
constexpr qsizetype recentLimit = 30;
} // namespace

MainWindow::MainWindow(const Desk &desk, QWidget *parent)
    : QMainWindow(parent),
      m_desk(desk),
      m_screens(screensFor(desk.source.rights())),
      m_actions(new Actions(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Kontor – %1").arg(desk.source.identity().company));
    makeLayout();
    makeReminders();
    makeActions();
    makeUserMenu();
    resize(firstSize);
    restoreGeometry(desk.preferences.get(preference::windowGeometry));
}

MainWindow::~MainWindow()
{
    // The tabs go before what their screens work with.
    delete m_workspace;
}

void MainWindow::makeLayout()
{
    const ScreenContext context{m_desk.source, m_desk.clock};
    m_navigation = new Navigation(m_screens, this);
    m_navigation->setNarrow(m_desk.preferences.get(preference::navigationNarrow));
    m_workspace = new Workspace([this](const Place &place) { return makeScreenAt(place); },
                                m_desk.drafts, this);
    m_status = new StatusStrip(m_desk.source, m_desk.clock, this);
    m_palette = new CommandPalette(m_desk.source, m_desk.preferences, this);
    m_help = new HelpCard(this);
    m_toast = new Toast(this);
    m_counts = new WaitingCounts(context, m_screens, this);

    auto *central = new QWidget(this);
    auto *rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_navigation);
    columns->addWidget(m_workspace, 1);
    rows->addLayout(columns, 1);
    rows->addWidget(m_status);
    setCentralWidget(central);

    connect(m_navigation, &Navigation::chosen, this, &MainWindow::open);
    connect(m_navigation, &Navigation::narrowChanged, this,
            [this](bool narrow) { m_desk.preferences.set(preference::navigationNarrow, narrow); });
    connect(m_palette, &CommandPalette::placeChosen, this, &MainWindow::open);
    connect(m_counts, &WaitingCounts::counted, m_navigation, &Navigation::setCount);
    connect(m_status, &StatusStrip::syncStateRequested, this,
            [this] { open(Place::named(QStringLiteral("sync"))); });
    connect(m_status, &StatusStrip::attentionRequested, this,
            [this] { open(Place::named(QStringLiteral("inbox"))); });
    connect(m_workspace, &Workspace::noticed, m_toast, &Toast::showText);
    connect(m_workspace, &Workspace::opened, this, &MainWindow::remember);
    connect(m_workspace, &Workspace::currentChanged, this, [this] {
        const ScreenFrame *frame = m_workspace->current();
        m_navigation->showCurrent(frame == nullptr ? Place() : frame->origin());
    });
    const auto showAttention = [this] {
        m_navigation->setCount(QStringLiteral("inbox"), m_desk.source.state().attention);
    };
    connect(&m_desk.source, &DataSource::stateChanged, this, showAttention);
    showAttention();
}

void MainWindow::makeReminders()
{
    m_reminders = new Reminders({m_desk.source, m_desk.clock}, this);
    connect(m_reminders, &Reminders::due, this, [this](const QString &text, const Place &place) {
        m_toast->remind(text, place);
        QApplication::alert(this);
        m_counts->recount();
    });
    connect(m_toast, &Toast::placeChosen, this, &MainWindow::open);
    m_reminders->setOn(m_desk.preferences.get(preference::reminders));
}

/// What screens may ask of the whole program.
Screen *MainWindow::makeScreenAt(const Place &place)
{
    Screen *screen = makeScreen(m_desk, place);
    if (auto *settings = qobject_cast<SettingsScreen *>(screen)) {
        connect(settings, &SettingsScreen::languageChosen, this, &MainWindow::languageChosen);
        connect(settings, &SettingsScreen::coloursChosen, this, &MainWindow::coloursChosen);
        connect(settings, &SettingsScreen::textSizeChosen, this, &MainWindow::textSizeChosen);
        connect(settings, &SettingsScreen::remindersChosen, m_reminders, &Reminders::setOn);
    } else if (auto *sync = qobject_cast<SyncScreen *>(screen)) {
        connect(sync, &SyncScreen::signOutRequested, this, &MainWindow::signOutRequested);
    }
    return screen;
}

void MainWindow::makeActions()
{
    makeScreenActions();
    makeWindowActions();
    for (QAction *action : m_actions->all()) {
        addAction(action);
    }
}

/// What concerns the screen that is shown.
void MainWindow::makeScreenActions()
{
    const auto onScreen = [this](void (Screen::*method)()) {
        return [this, method] {
            ScreenFrame *frame = m_workspace->current();
            if (frame != nullptr && frame->screen() != nullptr) {
                (frame->screen()->*method)();
            }
        };
    };
    const auto onFrame = [this](void (ScreenFrame::*method)()) {
        return [this, method] {
            if (ScreenFrame *frame = m_workspace->current()) {
                (frame->*method)();
            }
        };
    };
    m_actions->add("new", tr("New"), {QKeySequence::New}, [this] { createNew(); });
    m_actions->add("save", tr("Save"), {QKeySequence::Save}, onScreen(&Screen::save));
    m_actions->add(
        "primary", tr("Do the main action of this screen"),
        {QKeySequence(QStringLiteral("Ctrl+Return")), QKeySequence(QStringLiteral("Ctrl+Enter"))},
        onFrame(&ScreenFrame::triggerPrimary));
    m_actions->add("refresh", tr("Refresh"), {QKeySequence(Qt::Key_F5)},
                   onScreen(&Screen::refresh));
    m_actions->add("search", tr("Search in this list"),
                   {QKeySequence(Qt::Key_Slash), QKeySequence::Find},
                   onFrame(&ScreenFrame::focusSearch));
    m_actions->add("print", tr("Print"), {QKeySequence::Print}, [this] { showPrint(); });
    m_actions->add("leave", tr("Leave this record"), {QKeySequence(Qt::Key_Escape)},
                   [this] { leave(); });
    m_actions->add("help", tr("Help for this field"), {QKeySequence(Qt::Key_F1)},
                   [this] { m_help->explain(QApplication::focusWidget(), keysText(*m_actions)); });
}

/// What concerns the window itself.
void MainWindow::makeWindowActions()
{
    const auto keys = [](const char *text) {
        return QList<QKeySequence>{QKeySequence(QString::fromLatin1(text))};
    };
    m_actions->add("palette", tr("Find anything"), keys("Ctrl+K"), [this] { openPalette(); });
    m_actions->add("back", tr("Back"), keys("Alt+Left"), [this] { m_workspace->goBack(); });
    m_actions->add("forward", tr("Forward"), keys("Alt+Right"),
                   [this] { m_workspace->goForward(); });
    m_actions->add("next_tab", tr("Next tab"), keys("Ctrl+Tab") + keys("Ctrl+PgDown"),
                   [this] { m_workspace->nextTab(1); });
    m_actions->add("previous_tab", tr("Previous tab"), keys("Ctrl+Shift+Tab") + keys("Ctrl+PgUp"),
                   [this] { m_workspace->nextTab(-1); });
    m_actions->add("close_tab", tr("Close tab"), keys("Ctrl+W"),
                   [this] { m_workspace->closeCurrent(); });
    m_actions->add("detach", tr("Move tab to a window of its own"), keys("Ctrl+Shift+D"),
                   [this] { m_workspace->detachCurrent(); });
    m_actions->add(
        "navigation", tr("Icons only or names in the navigation"), keys("Ctrl+B"), [this] {
            m_navigation->setNarrow(!m_navigation->isNarrow());
            m_desk.preferences.set(preference::navigationNarrow, m_navigation->isNarrow());
        });
    m_actions->add("colours", tr("Switch between light and dark"), keys("Ctrl+Shift+L"), [this] {
        emit coloursChosen(theme::isDark() ? QStringLiteral("light") : QStringLiteral("dark"));
    });
    for (const auto &[code, name] : Language::all()) {
        m_actions->add(qPrintable(QStringLiteral("language_") + code), name, {},
                       [this, code = code] { emit languageChosen(code); });
    }
    m_actions->add("sign_out", tr("Sign out"), {}, [this] { emit signOutRequested(); });
    m_actions->add("quit", tr("Quit"), {QKeySequence::Quit}, [this] { close(); });
}

void MainWindow::makeUserMenu()
{
    QMenu *menu = m_status->userMenu();
    menu->addAction(tr("Settings"), this,
                    [this] { open(Place::named(QStringLiteral("settings"))); });
    menu->addAction(m_actions->find("colours"));
    QMenu *languages = menu->addMenu(tr("Language"));
    for (const auto &[code, name] : Language::all()) {
        languages->addAction(m_actions->find(qPrintable(QStringLiteral("language_") + code)));
    }
    menu->addSeparator();
    menu->addAction(m_actions->find("sign_out"));
    menu->addAction(m_actions->find("quit"));
}

void MainWindow::open(const Place &place)
{
    m_workspace->open(place);
}

void MainWindow::restore()
{
    m_workspace->restore(m_desk.preferences.get(preference::workspace));
    if (m_workspace->current() == nullptr) {
        open(Place::named(QStringLiteral("start")));
    }
}

void MainWindow::openPalette()
{
    PaletteSources sources{m_screens, m_actions->all(), m_desk.drafts.all(),
                           m_desk.preferences.get(preference::recent), m_desk.source.rights()};
    m_palette->open(paletteEntries(sources, [this](const Place &place) { open(place); }));
}

void MainWindow::createNew()
{
    ScreenFrame *frame = m_workspace->current();
    const Screen *screen = frame == nullptr ? nullptr : frame->screen();
    const Place place = screen == nullptr ? Place() : screen->newPlace();
    if (place.isEmpty()) {
        return;
    }
    const bool isFinished = screen->isFinished();
    open(place);
    if (isFinished) {
        m_workspace->closeFrame(frame);
    }
}

/// Esc on a record goes back to where it was opened; lists stay.
void MainWindow::leave()
{
    ScreenFrame *frame = m_workspace->current();
    if (frame != nullptr && !frame->place().target.id.isNull()) {
        m_workspace->closeFrame(frame);
    }
}

void MainWindow::remember(const Place &place, const QString &title)
{
    if (place.target.id.isNull() || place.isNew) {
        return;
    }
    QVariantList recent = m_desk.preferences.get(preference::recent);
    const QVariantMap entry{{QStringLiteral("place"), toVariant(place)},
                            {QStringLiteral("title"), title},
                            {QStringLiteral("at"), m_desk.clock.now()}};
    recent.removeIf([&place](const QVariant &each) {
        return placeFromVariant(each.toMap().value(QStringLiteral("place")).toMap()) == place;
    });
    recent.prepend(entry);
    m_desk.preferences.set(preference::recent, QVariantList(recent.mid(0, recentLimit)));
}

void MainWindow::showPrint()
{
    if (ScreenFrame *frame = m_workspace->current()) {
        printPlace(m_desk, frame->place(), frame,
                   [frame](const Error &error) { frame->showError(error); });
    }
}

void MainWindow::save()
{
    m_desk.preferences.set(preference::windowGeometry, saveGeometry());
    m_desk.preferences.set(preference::workspace, m_workspace->saved());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    event->accept();
}

} // namespace kontor
