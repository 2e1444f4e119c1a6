#include "app/views/list_actions.h"

#include "app/models/page_walk.h"

#include "app/views/batch_report.h"
#include "app/views/command_dialog.h"
#include "app/views/record_table.h"

#include "app/widgets/csv_text.h"
#include "app/widgets/job_strip.h"
#include "app/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace kontor {

using namespace Qt::StringLiterals;

using Targets = QList<CommandBatch::Target>;

namespace {

CommandBatch::Target targetOf(const Record &record)
{
    return {record.id, record.version, record.title()};
}

} // namespace

ListActions::ListActions(const ScreenContext &context, const Entity &entity,
                         RecordTableModel &model, RecordTable &table, JobStrip &job,
                         QWidget *parent)
    : QObject(parent),
      m_context(context),
      m_entity(entity),
      m_model(model),
      m_table(table),
      m_job(job),
      m_window(parent)
{
    addCommands();
    addRemoval();
    auto *copyAction = add(tr("Copy"), [this](const QList<QUuid> &) { copy(); });
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_table.addAction(copyAction);
    connect(m_table.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ListActions::updateEnabled);
    updateEnabled();
}

QAction *ListActions::add(const QString &text, const std::function<void(const QList<QUuid> &)> &act)
{
    auto *action = new QAction(text, this);
    connect(action, &QAction::triggered, this, [this, act] {
        withSelection([act](const Targets &targets) {
            QList<QUuid> ids;
            for (const CommandBatch::Target &target : targets) {
                ids.append(target.id);
            }
            act(ids);
        });
    });
    m_actions.append(action);
    return action;
}

void ListActions::addCommands()
{
    for (const Command &command : m_entity.commands) {
        if (m_context.source.rights().may(m_entity, command.name)) {
            auto *action = new QAction(command.label.translated(), this);
            connect(action, &QAction::triggered, this, [this, &command] { ask(command); });
            m_actions.append(action);
        }
    }
}

void ListActions::addRemoval()
{
    const bool writable =
        m_entity.merge == MergePolicy::ByField || m_entity.merge == MergePolicy::Document;
    if (!writable || !m_context.source.rights().may(m_entity, "delete")) {
        return;
    }
    const bool document = m_entity.merge == MergePolicy::Document;
    const QString verb = document ? tr("Delete") : tr("Archive");
    auto *remove = new QAction(verb, this);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table.addAction(remove);
    connect(remove, &QAction::triggered, this, [this, verb, document] {
        confirmRemoval(u"delete"_s, verb,
                       document ? tr("Drafts are gone for good. Posted documents stay.")
                                : tr("Archived records stay in documents and reports, but are no "
                                     "longer offered. They can be restored."));
    });
    m_actions.append(remove);
    if (!document) {
        auto *restore = new QAction(tr("Restore"), this);
        connect(restore, &QAction::triggered, this, [this, restore] {
            withSelection([this, restore](const Targets &targets) {
                run(QString::fromLatin1(m_entity.name) + u".restore"_s, restore->text(), {},
                    targets);
            });
        });
        m_actions.append(restore);
    }
}

Targets ListActions::selection() const
{
    Targets targets;
    const QList<QPair<int, int>> ranges = m_table.selectedRanges();
    for (const auto &[first, last] : ranges) {
        for (int row = first; row <= last; ++row) {
            if (const ListRow *loaded = m_model.rowAt(row)) {
                targets.append(targetOf(loaded->record));
            }
        }
    }
    return targets;
}

void ListActions::withSelection(const std::function<void(const Targets &)> &then)
{
    const Targets loaded = selection();
    if (loaded.size() == m_table.selectedCount()) {
        if (!loaded.isEmpty()) {
            then(loaded);
        }
        return;
    }
    const QList<QPair<int, int>> ranges = m_table.selectedRanges();
    auto *walk = new PageWalk(m_context.source, m_model.query(), this);
    auto found = std::make_shared<QPair<int, Targets>>(0, Targets());
    connect(walk, &PageWalk::page, this, [found, ranges](const QList<ListRow> &rows) {
        for (const ListRow &row : rows) {
            const int at = found->first++;
            for (const auto &[first, last] : ranges) {
                if (at >= first && at <= last) {
                    found->second.append(targetOf(row.record));
                }
            }
        }
    });
    connect(walk, &PageWalk::failed, this, &ListActions::failed);
    connect(walk, &PageWalk::finished, this, [walk, found, then] {
        walk->deleteLater();
        then(found->second);
    });
    walk->start();
}

QString ListActions::describe(const Targets &targets) const
{
    return targets.size() == 1 && !targets.first().title.isEmpty()
        ? targets.first().title
        : tr("%n record(s)", nullptr, static_cast<int>(targets.size()));
}

void ListActions::ask(const Command &command)
{
    withSelection([this, &command](const Targets &targets) {
        const QString name =
            QString::fromLatin1(m_entity.name) + u'.' + QString::fromLatin1(command.name);
        const QString verb = command.label.translated();
        CommandDialog::ask(m_context, m_entity, command, describe(targets), m_window,
                           [this, name, verb, targets](const QMap<QString, Value> &parameters) {
                               run(name, verb, parameters, targets);
                           });
    });
}

void ListActions::confirmRemoval(const QString &action, const QString &verb,
                                 const QString &consequence)
{
    withSelection([this, action, verb, consequence](const Targets &targets) {
        auto *question = new QMessageBox(QMessageBox::Question, verb,
                                         tr("%1: %2?").arg(verb, describe(targets)), {}, m_window);
        question->setAttribute(Qt::WA_DeleteOnClose);
        question->setInformativeText(consequence);
        QPushButton *agree = question->addButton(verb, QMessageBox::AcceptRole);
        theme::setKind(agree, "danger");
        question->addButton(tr("Cancel"), QMessageBox::RejectRole);
        connect(agree, &QPushButton::clicked, this, [this, action, verb, targets] {
            run(QString::fromLatin1(m_entity.name) + u'.' + action, verb, {}, targets);
        });
        question->open();
    });
}

void ListActions::run(const QString &command, const QString &verb,
                      const QMap<QString, Value> &parameters, const Targets &targets)
{
    auto *batch = new CommandBatch(m_context.source, command, parameters, targets, this);
    if (targets.size() > 1) {
        m_job.begin(verb, targets.size());
        connect(batch, &CommandBatch::progressed, &m_job, &JobStrip::setDone);
        connect(&m_job, &JobStrip::cancelled, batch, &CommandBatch::cancel);
    }
    connect(batch, &CommandBatch::finished, this, [this, batch, verb] {
        m_job.end();
        report(batch, verb);
        batch->deleteLater();
    });
    batch->start();
}

void ListActions::report(CommandBatch *batch, const QString &verb)
{
    const QList<CommandBatch::Failure> &failures = batch->failures();
    if (failures.size() == 1 && batch->total() == 1) {
        emit failed(failures.first().error);
    } else if (!failures.isEmpty()) {
        auto *shown = new BatchReport(verb, *batch, m_window);
        shown->setAttribute(Qt::WA_DeleteOnClose);
        shown->open();
    } else {
        emit noticed(tr("%1: %n done", nullptr, batch->done()).arg(verb));
    }
}

void ListActions::copy()
{
    QList<QStringList> block;
    const QList<QPair<int, int>> ranges = m_table.selectedRanges();
    for (const auto &[first, last] : ranges) {
        for (int row = first; row <= last; ++row) {
            QStringList cells;
            for (int column = 0; column < m_model.columnCount(); ++column) {
                cells.append(m_model.index(row, column).data().toString());
            }
            block.append(cells);
        }
    }
    QApplication::clipboard()->setText(writeBlock(block));
}

void ListActions::updateEnabled()
{
    const bool any = m_table.selectionModel()->hasSelection();
    for (QAction *action : std::as_const(m_actions)) {
        action->setEnabled(any);
        action->setToolTip(any ? action->text() : tr("Select records first"));
    }
}

QMenu *ListActions::makeMenu(const QModelIndex &cell)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QUuid id = cell.isValid() ? m_model.idAt(cell.row()) : QUuid();
    if (!id.isNull()) {
        menu->addAction(tr("Open"), this,
                        [this, id] { emit openRequested(Place::record(m_entity, id)); });
        const QUuid target = cell.data(RecordTableModel::TargetRole).toUuid();
        const ListColumn &column = m_model.columns().at(cell.column());
        if (!target.isNull()) {
            menu->addAction(tr("Open “%1”").arg(cell.data().toString()), this,
                            [this, target, &column] {
                                emit openRequested(Place::record(*column.target, target));
                            });
        }
        const Value value =
            target.isNull() ? cell.data(RecordTableModel::ValueRole).value<Value>() : Value(target);
        if (column.own >= 0 && !value.isBlank() && !value.isWithheld()) {
            const QByteArray field = column.name.toLatin1();
            const Filter condition = column.field.type == FieldType::Choice && target.isNull()
                ? Filter::in(field.constData(), {value})
                : Filter::equal(field.constData(), value);
            menu->addAction(tr("Only “%1”").arg(cell.data().toString()), this,
                            [this, condition] { emit filterRequested(condition); });
        }
        menu->addSeparator();
    }
    menu->addActions(m_actions);
    return menu;
}

} // namespace kontor
