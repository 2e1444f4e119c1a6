#include "app/views/part_editor.h"

#include "app/views/field_form.h"
#include "app/views/record_form.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>

namespace kontor {

PartEditor::PartEditor(const ScreenContext &context, const Entity &entity, const QString &owner,
                       QWidget *parent)
    : QWidget(parent), m_edit(context.source, entity), m_form(new RecordForm(context, m_edit, this))
{
    m_form->fields()->setColumnCount(1);
    m_form->fields()->setFieldVisible(owner, false);
    auto *save = new QPushButton(tr("Save"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *remove = new QPushButton(tr("Archive"), this);
    theme::setKind(save, "primary");
    theme::setKind(remove, "quiet");
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * theme::grid);
    buttons->addWidget(save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    buttons->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2 * theme::grid, 0, 3 * theme::grid);
    column->setSpacing(2 * theme::grid);
    column->addWidget(m_form);
    column->addLayout(buttons);
    setFocusProxy(m_form);
    connect(save, &QPushButton::clicked, m_form, &RecordForm::save);
    connect(cancel, &QPushButton::clicked, this, &PartEditor::closed);
    connect(remove, &QPushButton::clicked, this, &PartEditor::confirmRemoval);
    connect(&m_edit, &RecordEdit::loaded, this, [this, remove, source = &context.source, &entity] {
        remove->setVisible(!m_edit.isNew() && source->rights().may(entity, "delete"));
    });
    connect(&m_edit, &RecordEdit::saved, this, &PartEditor::closed);
    connect(&m_edit, &RecordEdit::removed, this, &PartEditor::closed);
    connect(&m_edit, &RecordEdit::failed, this, [this](const Error &error) {
        if (!m_form->showError(error)) {
            emit failed(error);
        }
    });
    connect(m_form, &RecordForm::openRequested, this, &PartEditor::openRequested);
}

void PartEditor::confirmRemoval()
{
    const QString verb = tr("Archive");
    auto *question = new QMessageBox(QMessageBox::Question, verb,
                                     tr("%1: %2?").arg(verb, m_edit.record().title()), {}, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("It stays in documents and reports, but is no longer offered. It can be restored."));
    QPushButton *agree = question->addButton(verb, QMessageBox::AcceptRole);
    theme::setKind(agree, "danger");
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(agree, &QPushButton::clicked, &m_edit, &RecordEdit::remove);
    question->open();
}

bool PartEditor::event(QEvent *event)
{
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!key) {
        return QWidget::event(event);
    }
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const bool enter = pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter;
    const bool saves = (enter && pressed->modifiers().testFlag(Qt::ControlModifier))
        || pressed->matches(QKeySequence::Save);
    const bool leaves = pressed->key() == Qt::Key_Escape;
    if (!saves && !leaves) {
        return QWidget::event(event);
    }
    // These keys belong to the part while it is typed, not to the record around it.
    event->accept();
    if (event->type() == QEvent::KeyPress && saves) {
        m_form->save();
    } else if (event->type() == QEvent::KeyPress) {
        emit closed();
    }
    return true;
}

} // namespace kontor
