#include "app/views/record_actions.h"

#include "app/views/command_dialog.h"
#include "app/views/record_form.h"

#include "common/model/error_text.h"

#include <QMessageBox>
#include <QPushButton>

namespace kontor {

using namespace Qt::StringLiterals;

RecordActions::RecordActions(const ScreenContext &context, RecordEdit &edit, RecordForm &form,
                             QWidget *screen)
    : QObject(screen),
      m_context(context),
      m_edit(edit),
      m_form(form),
      m_screen(screen),
      m_save(new QAction(theme::icon("document-save", ColorRole::TextMuted), tr("Save"), this))
{
    m_save->setObjectName(u"save"_s);
    connect(m_save, &QAction::triggered, &form, &RecordForm::save);
    for (const Command &command : edit.entity().commands) {
        auto *action = new QAction(command.label.translated(), this);
        action->setObjectName(QString::fromLatin1(command.name));
        connect(action, &QAction::triggered, this, [this, &command] { ask(command); });
        m_commands.insert(QString::fromLatin1(command.name), action);
    }
    addRemoval();
    connect(&edit, &RecordEdit::loaded, this, &RecordActions::update);
    connect(&edit, &RecordEdit::busyChanged, this, &RecordActions::update);
    connect(&form, &RecordForm::edited, this, &RecordActions::update);
    connect(&context.source, &DataSource::stateChanged, this, &RecordActions::update);
    update();
}

void RecordActions::addRemoval()
{
    const MergePolicy merge = m_edit.entity().merge;
    if (merge != MergePolicy::ByField && merge != MergePolicy::Document) {
        return;
    }
    const bool document = merge == MergePolicy::Document;
    m_remove = new QAction(document ? tr("Delete") : tr("Archive"), this);
    m_remove->setObjectName(u"remove"_s);
    connect(m_remove, &QAction::triggered, this, &RecordActions::confirmRemoval);
    if (!document) {
        m_restore = new QAction(tr("Restore"), this);
        m_restore->setObjectName(u"restore"_s);
        connect(m_restore, &QAction::triggered, &m_edit, &RecordEdit::restore);
    }
}

void RecordActions::update()
{
    const bool editable = m_edit.isEditable();
    m_save->setVisible(editable);
    m_save->setEnabled(editable && !m_edit.isBusy() && (m_form.isDirty() || m_edit.isNew()));
    m_save->setToolTip(m_save->isEnabled() ? tr("Save (Ctrl+S)") : tr("Everything is saved"));
    for (const Command &command : m_edit.entity().commands) {
        QAction *action = m_commands.value(QString::fromLatin1(command.name));
        const std::optional<Error> refusal = m_edit.refusal(command);
        action->setEnabled(m_edit.isLoaded() && !refusal && !m_edit.isBusy());
        action->setToolTip(refusal ? errorText(*refusal) : command.label.translated());
        // What the role never allows is not shown at all.
        action->setVisible(!refusal || refusal->code != "not_permitted"_L1);
    }
    updateRemoval();
    emit changed();
}

void RecordActions::updateRemoval()
{
    const bool there = m_edit.isLoaded() && !m_edit.isNew() && !m_edit.isGone();
    const bool may = m_context.source.rights().may(m_edit.entity(), "delete");
    if (m_remove != nullptr) {
        // A document that has taken effect stays.
        const bool fixed = m_edit.entity().merge == MergePolicy::Document && !m_edit.isEditable();
        m_remove->setVisible(there && may && !m_edit.record().archived && !fixed);
        m_remove->setEnabled(!m_edit.isBusy());
    }
    if (m_restore != nullptr) {
        m_restore->setVisible(there && may && m_edit.record().archived);
        m_restore->setEnabled(!m_edit.isBusy());
    }
}

QAction *RecordActions::primary() const
{
    if (m_restore != nullptr && m_restore->isVisible()) {
        return m_restore;
    }
    if (!m_save->isEnabled()) {
        // What may be done without the server is what people do every day.
        for (const Command &command : m_edit.entity().commands) {
            QAction *action = m_commands.value(QString::fromLatin1(command.name));
            if (command.offline && action->isEnabled() && action->isVisible()) {
                return action;
            }
        }
    }
    return m_save->isVisible() ? m_save : nullptr;
}

QList<QAction *> RecordActions::secondary() const
{
    QList<QAction *> actions{m_save};
    for (const Command &command : m_edit.entity().commands) {
        actions.append(m_commands.value(QString::fromLatin1(command.name)));
    }
    for (QAction *action : {m_restore, m_remove}) {
        if (action != nullptr) {
            actions.append(action);
        }
    }
    actions.removeOne(primary());
    return actions;
}

QString RecordActions::what() const
{
    const QString title = m_edit.record().title();
    return title.isEmpty() ? m_edit.entity().label.translated() : title;
}

void RecordActions::ask(const Command &command)
{
    CommandDialog::ask(m_context, m_edit.entity(), command, what(), m_screen,
                       [this, &command](const QMap<QString, Value> &parameters) {
                           m_edit.run(QString::fromLatin1(command.name), parameters);
                       });
}

void RecordActions::confirmRemoval()
{
    const QString verb = m_remove->text();
    auto *question =
        new QMessageBox(QMessageBox::Question, verb, tr("%1: %2?").arg(verb, what()), {}, m_screen);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        m_edit.entity().merge == MergePolicy::Document
            ? tr("The draft is gone for good.")
            : tr("It stays in documents and reports, but is no longer offered. It can be "
                 "restored."));
    QPushButton *agree = question->addButton(verb, QMessageBox::AcceptRole);
    theme::setKind(agree, "danger");
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(agree, &QPushButton::clicked, &m_edit, &RecordEdit::remove);
    question->open();
}

} // namespace kontor
