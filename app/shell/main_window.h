#pragma once

#include "app/shell/desk.h"
#include "app/shell/screen_list.h"
#include "app/shell/workspace.h"

#include <QMainWindow>

namespace kontor {

class Actions;
class CommandPalette;
class HelpCard;
class Navigation;
class Reminders;
class StatusStrip;
class Toast;
class WaitingCounts;

/// The frame of the desktop: navigation, tabs, status, command palette, shortcuts. What it shows is
/// the screens' matter. A change of language or look builds it anew.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Desk &desk, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace &workspace() { return *m_workspace; }
    Actions &actions() { return *m_actions; }
    void open(const Place &place);
    /// Opens the tabs of the last time, or the start page.
    void restore();
    /// Keeps tabs and geometry for restore(); closing does so too.
    void save();

signals:
    void languageChosen(const QString &code);
    void coloursChosen(const QString &name);
    void textSizeChosen(int size);
    void signOutRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeLayout();
    void makeReminders();
    Screen *makeScreenAt(const Place &place);
    void makeActions();
    void makeScreenActions();
    void makeWindowActions();
    void makeUserMenu();
    void openPalette();
    void createNew();
    void leave();
    void remember(const Place &place, const QString &title);
    void showPrint();

    Desk m_desk;
    QList<ScreenEntry> m_screens;
    Navigation *m_navigation = nullptr;
    Workspace *m_workspace = nullptr;
    StatusStrip *m_status = nullptr;
    CommandPalette *m_palette = nullptr;
    HelpCard *m_help = nullptr;
    Toast *m_toast = nullptr;
    Actions *m_actions = nullptr;
    WaitingCounts *m_counts = nullptr;
    Reminders *m_reminders = nullptr;
};

} // namespace kontor
