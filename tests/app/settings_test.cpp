#include "app/shell/drafts.h"
#include "app/shell/main_window.h"
#include "app/shell/settings_screen.h"
#include "app/shell/sync_screen.h"
#include "app/shell/workspace.h"

#include "common/entities/party/party.h"
#include "tests/support/memory_source.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z

/// A source with a copy and an outbox, as a session has them.
class CopySource final : public MemorySource
{
public:
    using MemorySource::MemorySource;

    QFuture<Result<DesktopCopy>> desktopCopy() override
    {
        return QtFuture::makeReadyFuture(Result<DesktopCopy>(copy));
    }
    void reconnect() override { ++reconnects; }
    void disconnectFromServer() override { ++disconnects; }

    DesktopCopy copy;
    int reconnects = 0;
    int disconnects = 0;
};

} // namespace

/// Settings and the page about synchronisation, within the main window.
class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void choicesAreAppliedAtOnce();
    void choicesShowWhatIsRemembered();
    void thePageSaysHowTheDesktopStands();
    void whatWaitsIsListed();
    void aNewCopyShowsItsProgress();
    void offlineAndLevelAreOneActionAway();
    void signingOutAsksWhenSomethingWaits();

private:
    template <class T>
    T *open(const char *name)
    {
        m_window->open(Place::named(QString::fromLatin1(name)));
        return qobject_cast<T *>(m_window->workspace().current()->screen());
    }
    void choose(Screen *settings, const char *box, const QVariant &value);
    QString text(const Screen *screen, const char *label);

    FixedClock m_clock{monday};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CopySource> m_source;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<MainWindow> m_window;
};

void SettingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_source = std::make_unique<CopySource>(m_clock);
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"kontor.ini"_s));
    m_preferences->setAccount(u"office"_s, u"ana"_s);
    m_drafts = std::make_unique<Drafts>(*m_preferences, m_clock);
    m_window = std::make_unique<MainWindow>(Desk{*m_source, m_clock, *m_preferences, *m_drafts});
    m_window->show();
    m_window->restore();
}

void SettingsTest::cleanup()
{
    m_window.reset();
    m_drafts.reset();
    m_preferences.reset();
    m_source.reset();
}

void SettingsTest::choose(Screen *settings, const char *box, const QVariant &value)
{
    auto *choice = settings->findChild<QComboBox *>(QString::fromLatin1(box));
    choice->setCurrentIndex(choice->findData(value));
    emit choice->activated(choice->currentIndex());
}

QString SettingsTest::text(const Screen *screen, const char *label)
{
    return screen->findChild<QLabel *>(QString::fromLatin1(label))->text();
}

void SettingsTest::choicesAreAppliedAtOnce()
{
    auto *settings = open<SettingsScreen>("settings");
    QVERIFY(settings != nullptr);
    QSignalSpy language(m_window.get(), &MainWindow::languageChosen);
    QSignalSpy colours(m_window.get(), &MainWindow::coloursChosen);
    QSignalSpy size(m_window.get(), &MainWindow::textSizeChosen);
    choose(settings, "language", u"zh_CN"_s);
    QCOMPARE(language.takeFirst().first().toString(), u"zh_CN"_s);
    choose(settings, "colours", u"dark"_s);
    QCOMPARE(colours.takeFirst().first().toString(), u"dark"_s);
    choose(settings, "textSize", 2);
    QCOMPARE(size.takeFirst().first().toInt(), 2);
    choose(settings, "printLanguage", u"en"_s);
    QCOMPARE(m_preferences->get(preference::printLanguage), u"en"_s);
    settings->findChild<QCheckBox *>(u"reminders"_s)->click();
    QCOMPARE(m_preferences->get(preference::reminders), false);
}

void SettingsTest::choicesShowWhatIsRemembered()
{
    m_preferences->set(preference::colours, u"dark"_s);
    m_preferences->set(preference::textSize, 0);
    m_preferences->set(preference::reminders, false);
    const auto *settings = open<SettingsScreen>("settings");
    const auto shown = [settings](const char *box) {
        return settings->findChild<QComboBox *>(QString::fromLatin1(box))->currentData();
    };
    QCOMPARE(shown("colours"), QVariant(u"dark"_s));
    QCOMPARE(shown("textSize"), QVariant(0));
    QCOMPARE(shown("language"), QVariant(QString()));
    QVERIFY(!settings->findChild<QCheckBox *>(u"reminders"_s)->isChecked());
}

void SettingsTest::thePageSaysHowTheDesktopStands()
{
    auto *sync = open<SyncScreen>("sync");
    QVERIFY(sync != nullptr);
    SyncState state;
    state.link = SyncState::Link::Offline;
    state.lastSync = monday - 5 * 60'000;
    state.waiting = 1;
    state.error = Error{u"server_unreachable"_s, {}, {}};
    m_source->setState(state);
    QCOMPARE(text(sync, "linkText"), u"Offline, 1 waiting to be sent"_s);
    QVERIFY(text(sync, "syncAge").contains(u"5 minute(s) ago"_s));
    QVERIFY(!text(sync, "linkError").isEmpty());
    QCOMPARE(sync->state(), u"Offline"_s);
    QVERIFY(!sync->findChild<QPushButton *>(u"openInbox"_s)->isVisible());
    state.link = SyncState::Link::Online;
    state.waiting = 0;
    state.attention = 2;
    state.error = {};
    m_source->setState(state);
    QCOMPARE(text(sync, "linkText"), u"Online, all sent"_s);
    QVERIFY(text(sync, "linkError").isEmpty());
    auto *inbox = sync->findChild<QPushButton *>(u"openInbox"_s);
    QTRY_VERIFY(inbox->isVisible());
    QSignalSpy opened(sync, &Screen::openRequested);
    inbox->click();
    QCOMPARE(opened.first().first().value<Place>(), Place::named(u"inbox"_s));
}

void SettingsTest::whatWaitsIsListed()
{
    const QUuid record = newUuid();
    m_source->copy.exists = true;
    m_source->copy.bytes = 3 * 1024 * 1024;
    m_source->copy.waiting = {
        {newUuid(), u"party.update"_s, &Party::entity, record, u"Lotus Tea House"_s, monday, true},
        {newUuid(), u"party.create"_s, &Party::entity, newUuid(), {}, monday, false}};
    auto *sync = open<SyncScreen>("sync");
    auto *list = sync->findChild<QTreeView *>(u"waitingCommands"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const auto cell = [list](int row, int column) {
        return list->model()->index(row, column).data().toString();
    };
    QVERIFY(cell(0, 1).endsWith(u": Lotus Tea House"_s));
    QCOMPARE(cell(0, 2), u"Change"_s);
    QCOMPARE(cell(0, 3), u"Sent, not answered yet"_s);
    QCOMPARE(cell(1, 2), u"New"_s);
    QCOMPARE(cell(1, 3), u"Waiting"_s);
    QVERIFY(text(sync, "copyText").contains(u"3.00 MiB"_s));
    QSignalSpy opened(sync, &Screen::openRequested);
    emit list->activated(list->model()->index(0, 1));
    QCOMPARE(opened.first().first().value<Place>(), Place::record(Party::entity, record));
}

void SettingsTest::aNewCopyShowsItsProgress()
{
    m_source->copy.arrived = 1500;
    m_source->copy.expected = 40'000;
    auto *sync = open<SyncScreen>("sync");
    QTRY_COMPARE(text(sync, "copyText"),
                 u"The copy is being made: 1,500 of about 40,000 records"_s);
}

void SettingsTest::offlineAndLevelAreOneActionAway()
{
    SyncState state;
    state.link = SyncState::Link::Online;
    m_source->setState(state);
    auto *sync = open<SyncScreen>("sync");
    sync->secondaryActions().first()->trigger();
    QCOMPARE(m_source->disconnects, 1);
    state.link = SyncState::Link::Offline;
    m_source->setState(state);
    QVERIFY(!sync->secondaryActions().first()->isEnabled());
    sync->primaryAction()->trigger();
    QCOMPARE(m_source->reconnects, 1);
}

void SettingsTest::signingOutAsksWhenSomethingWaits()
{
    auto *sync = open<SyncScreen>("sync");
    QSignalSpy signedOut(m_window.get(), &MainWindow::signOutRequested);
    SyncState state;
    state.waiting = 3;
    m_source->setState(state);
    sync->findChild<QAction *>(u"sign_out"_s)->trigger();
    auto *question = sync->findChild<QMessageBox *>();
    QVERIFY(question != nullptr);
    QVERIFY(signedOut.isEmpty());
    QCOMPARE(question->text(), u"3 change(s) have not been sent yet."_s);
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole) {
            button->click();
            break;
        }
    }
    QCOMPARE(signedOut.size(), 1);
}

} // namespace kontor

QTEST_MAIN(kontor::SettingsTest)
#include "settings_test.moc"
