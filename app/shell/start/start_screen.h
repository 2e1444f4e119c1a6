#pragma once

#include "app/shell/desk.h"
#include "app/shell/start/start_tasks.h"
#include "app/widgets/figure_card.h"

#include <QTimer>

class QFrame;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace kontor {

class DueActivities;
class StartFigures;

/// What a person sees first: the numbers that matter, today's work, what was typed and not saved,
/// and what was opened lately. By what the user may see; every number opens what it is made of.
class StartScreen final : public Screen
{
    Q_OBJECT

public:
    explicit StartScreen(const Desk &desk, QWidget *parent = nullptr);

    FigureCard *card(const QString &name) const { return m_cards.value(name); }
    const QMap<QString, StartTasks::Task> &tasks() const { return m_found; }
    DueActivities *activities() const { return m_due; }

    QString title() const override;
    Place place() const override;
    QIcon icon() const override;
    QString state() const override;
    void refresh() override;
    Place newPlace() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    QVBoxLayout *addPanel(const QString &heading, QVBoxLayout *column);
    QHBoxLayout *makeCards();
    void showAge();
    void takeTask(const StartTasks::Task &task);
    void showTasks();
    void showDrafts();
    void showRecent();
    void clear(QVBoxLayout *layout);
    void addNothing(QVBoxLayout *layout, const QString &text);

    Desk m_desk;
    StartFigures *m_figures;
    StartTasks *m_tasks;
    QMap<QString, FigureCard *> m_cards;
    QMap<QString, StartTasks::Task> m_found;
    QLabel *m_age;
    DueActivities *m_due = nullptr;
    QVBoxLayout *m_taskRows = nullptr;
    QVBoxLayout *m_draftRows = nullptr;
    QVBoxLayout *m_recentRows = nullptr;
    QFrame *m_draftPanel = nullptr;
    QTimer m_delay;
};

} // namespace kontor
