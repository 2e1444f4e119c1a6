#pragma once

#include "app/shell/desk.h"

class QComboBox;
class QGridLayout;

namespace kontor {

/// What this person chooses for this machine: language, look, text size, printing, reminders.
/// Everything is applied at once and remembered.
class SettingsScreen final : public Screen
{
    Q_OBJECT

public:
    explicit SettingsScreen(const Desk &desk, QWidget *parent = nullptr);

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;

signals:
    /// The windows must be built anew to show these.
    void languageChosen(const QString &code);
    void coloursChosen(const QString &name);
    void textSizeChosen(int size);
    void remindersChosen(bool on);

private:
    using Options = QList<std::pair<QVariant, QString>>;

    void addHeading(const QString &text);
    QComboBox *addChoice(const char *name, const QString &label, const QString &hint,
                         const Options &options, const QVariant &current);
    void addRow(const QString &label, QWidget *editor, const QString &hint);
    void addLookAndLanguage();
    void addPrinting();
    void addReminders();
    void addAccount();
    void changeServers(const QString &servers);
    void addPassword();

    Preferences &m_preferences;
    QGridLayout *m_grid;
};

} // namespace kontor
