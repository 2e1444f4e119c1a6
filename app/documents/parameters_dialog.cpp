#include "app/documents/parameters_dialog.h"

#include "app/documents/field_editor.h"
#include "app/widgets/theme.h"
#include "common/model/error_text.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int dialogWidth = 420;
} // namespace

ParametersDialog::ParametersDialog(const ScreenContext &context, const Command &command,
                                   const QString &title, const QMap<QString, Value> &initial,
                                   QWidget *parent)
    : QDialog(parent),
      m_parameters(*command.parameters),
      m_confirm(new QPushButton(command.label.translated(), this))
{
    setObjectName(QStringLiteral("commandDialog"));
    setWindowTitle(command.label.translated());
    setAttribute(Qt::WA_DeleteOnClose);
    theme::setPanel(this, "surface");
    auto *heading = new QLabel(title, this);
    heading->setWordWrap(true);
    theme::setTextSize(heading, TextSize::Large);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(4 * theme::grid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const Field &field : m_parameters.fields) {
        ValueEdit *editor = makeFieldEditor(field, context, this, filterOf(field));
        if (editor == nullptr || field.has(Technical)) {
            delete editor;
            continue;
        }
        const QString name = QString::fromLatin1(field.name);
        editor->setObjectName(name);
        editor->setAccessibleName(field.label.translated());
        editor->setValue(initial.value(name));
        auto *problem = new QLabel(this);
        problem->setWordWrap(true);
        theme::setTone(problem, "negative");
        theme::setTextSize(problem, TextSize::Small);
        problem->hide();
        const QString text = field.label.translated();
        form->addRow(field.has(Required) ? tr("%1 *").arg(text) : text, editor);
        form->addRow(QString(), problem);
        m_editors.insert(name, editor);
        m_problems.insert(name, problem);
    }
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setDefault(true);
    theme::setKind(m_confirm, "primary");
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    layout->addWidget(heading);
    layout->addLayout(form);
    layout->addLayout(buttons);
    setMinimumWidth(dialogWidth);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &ParametersDialog::confirm);
}

Filter ParametersDialog::filterOf(const Field &field)
{
    // Money lies in cash and bank accounts only.
    if (field.type == FieldType::Reference && field.target->key() == QLatin1String("account")) {
        return Filter::equal("is_cash", Value(true)) && Filter::equal("active", Value(true));
    }
    return {};
}

QMap<QString, Value> ParametersDialog::values() const
{
    QMap<QString, Value> values;
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it) {
        if (!it.value()->value().isBlank()) {
            values.insert(it.key(), it.value()->value());
        }
    }
    return values;
}

void ParametersDialog::confirm()
{
    bool fine = true;
    for (const Field &field : m_parameters.fields) {
        const QString name = QString::fromLatin1(field.name);
        ValueEdit *editor = m_editors.value(name);
        if (editor == nullptr) {
            continue;
        }
        std::optional<Error> problem = editor->problem();
        if (!problem && field.has(Required) && editor->value().isBlank()) {
            problem = Error{QStringLiteral("field_required"), {}, name};
        }
        editor->setProblemShown(problem.has_value());
        m_problems.value(name)->setVisible(problem.has_value());
        if (problem) {
            m_problems.value(name)->setText(errorText(*problem));
            if (fine) {
                editor->setFocus();
            }
            fine = false;
        }
    }
    if (fine) {
        accept();
    }
}

} // namespace kontor
