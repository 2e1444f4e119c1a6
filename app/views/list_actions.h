#pragma once

#include "app/views/command_batch.h"
#include "app/views/screen.h"

#include <functional>

class QMenu;

namespace kontor {

class JobStrip;
class RecordTable;
class RecordTableModel;

/// What can be done with the selected records of a list: the commands of the entity, archiving,
/// copying. Several records are done one after the other, with progress and a report of what
/// failed and why.
class ListActions final : public QObject
{
    Q_OBJECT

public:
    ListActions(const ScreenContext &context, const Entity &entity, RecordTableModel &model,
                RecordTable &table, JobStrip &job, QWidget *parent);

    /// All actions; those that need a selection are disabled without one and say why.
    QList<QAction *> actions() const { return m_actions; }
    /// Adds an action of the screen's own on the selected records.
    QAction *add(const QString &text, const std::function<void(const QList<QUuid> &)> &act);
    /// The menu of the selection; `cell` offers to filter by its value.
    QMenu *makeMenu(const QModelIndex &cell);
    /// The selected rows that are loaded, in order.
    QList<CommandBatch::Target> selection() const;

public slots:
    void copy();

signals:
    void noticed(const QString &text);
    void failed(const kontor::Error &error);
    void filterRequested(const kontor::Filter &condition);
    void openRequested(const kontor::Place &place);

private:
    void addCommands();
    void addRemoval();
    void run(const QString &command, const QString &verb, const QMap<QString, Value> &parameters,
             const QList<CommandBatch::Target> &targets);
    void ask(const Command &command);
    void confirmRemoval(const QString &action, const QString &verb, const QString &consequence);
    void report(CommandBatch *batch, const QString &verb);
    QString describe(const QList<CommandBatch::Target> &targets) const;
    void updateEnabled();
    /// Calls `then` with the selected records; those that are not loaded are read first.
    void withSelection(const std::function<void(const QList<CommandBatch::Target> &)> &then);

    ScreenContext m_context;
    const Entity &m_entity;
    RecordTableModel &m_model;
    RecordTable &m_table;
    JobStrip &m_job;
    QWidget *m_window;
    QList<QAction *> m_actions;
};

} // namespace kontor
