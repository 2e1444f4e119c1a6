#include "app/views/command_dialog.h"

#include "app/views/field_form.h"

#include "app/models/command_question.h"

#include "app/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int dialogWidth = 120 * theme::grid;
} // namespace

void CommandDialog::ask(const ScreenContext &context, const Entity &entity, const Command &command,
                        const QString &what, QWidget *parent, const Taken &taken)
{
    if (command.parameters == nullptr) {
        askPlainly(command, what, consequenceOf(entity, command), parent, taken);
        return;
    }
    auto *dialog = new CommandDialog(context, command, what, parent, taken);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    dialog->m_form->focusFirst();
}

void CommandDialog::askPlainly(const Command &command, const QString &what,
                               const QString &consequence, QWidget *parent, const Taken &taken)
{
    if (consequence.isEmpty()) {
        taken({});
        return;
    }
    const QString verb = command.label.translated();
    auto *question =
        new QMessageBox(QMessageBox::Question, verb, tr("%1: %2?").arg(verb, what), {}, parent);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(consequence);
    QPushButton *agree = question->addButton(verb, QMessageBox::AcceptRole);
    theme::setKind(agree, "danger");
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(agree, &QPushButton::clicked, parent, [taken] { taken({}); });
    question->open();
}

CommandDialog::CommandDialog(const ScreenContext &context, const Command &command,
                             const QString &what, QWidget *parent, const Taken &taken)
    : QDialog(parent), m_form(new FieldForm(context, *command.parameters, this))
{
    const QString verb = command.label.translated();
    setWindowTitle(verb);
    setMinimumWidth(dialogWidth);
    auto *heading = new QLabel(tr("%1: %2").arg(verb, what), this);
    heading->setProperty("heading", true);
    heading->setWordWrap(true);
    m_form->setColumnCount(1);
    Record record(*command.parameters);
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        const Field &field = command.parameters->fields.at(i);
        if (field.type == FieldType::Date && record.values.at(i).isEmpty()) {
            record.values[i] = Value(context.clock.today());
        }
    }
    m_form->setRecord(record);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *agree = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    theme::setKind(agree, "primary");
    agree->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(3 * theme::grid);
    column->addWidget(heading);
    column->addWidget(m_form);
    column->addStretch();
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, taken] { take(taken); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void CommandDialog::take(const Taken &taken)
{
    if (!m_form->check()) {
        return;
    }
    QMap<QString, Value> values;
    const QStringList fields = m_form->fields();
    for (const QString &field : fields) {
        values.insert(field, m_form->value(field));
    }
    accept();
    taken(values);
}

} // namespace kontor
