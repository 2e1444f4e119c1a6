#include "app/views/report_parameter_bar.h"

#include "app/models/field_edit.h"
#include "common/model/report_request.h"

#include "app/views/reference_dialogs.h"

#include "app/widgets/check_edit.h"
#include "app/widgets/choice_edit.h"
#include "app/widgets/date_edit.h"
#include "app/widgets/reference_picker.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace kontor {

namespace {

int widthOf(FieldType type)
{
    switch (type) {
    case FieldType::Reference:
        return 60 * theme::grid;
    case FieldType::Text:
        return 48 * theme::grid;
    case FieldType::Choice:
        return 36 * theme::grid;
    default:
        return 30 * theme::grid;
    }
}

/// Selections that figures of other reports make, and what the program's own language decides.
bool isRare(const ReportParameter &parameter)
{
    return parameter.type == FieldType::Text || parameter.type == FieldType::Boolean
        || parameter.name == QLatin1String("language");
}

} // namespace

ReportParameterBar::ReportParameterBar(const ScreenContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void ReportParameterBar::setUp(const QList<ReportParameter> &parameters, const QVariantMap &values)
{
    delete m_content;
    m_editors.clear();
    m_rare.clear();
    m_parameters = parameters;
    m_content = new QWidget(this);
    auto *rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::grid);
    m_row = new QHBoxLayout;
    m_moreRow = new QHBoxLayout;
    for (QHBoxLayout *row : {m_row, m_moreRow}) {
        row->setSpacing(2 * theme::grid);
        rows->addLayout(row);
    }
    bool isMoreSet = false;
    for (const ReportParameter &parameter : parameters) {
        add(parameter, values.value(parameter.name));
        isMoreSet = isMoreSet || (isRare(parameter) && values.contains(parameter.name));
    }
    m_more = new QToolButton(m_content);
    m_more->setObjectName(QStringLiteral("moreParameters"));
    m_more->setText(tr("More"));
    m_more->setCheckable(true);
    theme::setTone(m_more, "muted");
    m_more->setVisible(!m_rare.isEmpty());
    m_row->addWidget(m_more);
    m_row->addStretch(1);
    m_moreRow->addStretch(1);
    connect(m_more, &QToolButton::toggled, this, &ReportParameterBar::showMore);
    layout()->addWidget(m_content);
    m_more->setChecked(isMoreSet);
    showMore(isMoreSet);
    setVisible(!parameters.isEmpty());
}

ValueEdit *ReportParameterBar::makeEditor(const ReportParameter &parameter)
{
    if (parameter.type == FieldType::Choice) {
        auto *choice = new ChoiceEdit(choiceOptions(parameter.choices), m_content);
        choice->setBlankAllowed(parameter.initial.isBlank() && !parameter.required);
        return choice;
    }
    Field field;
    field.type = parameter.type;
    field.target = parameter.target;
    ValueEdit *editor = makeEdit(field, m_context.source, m_context.clock, m_content);
    if (auto *picker = qobject_cast<ReferencePicker *>(editor)) {
        connect(picker, &ReferencePicker::browseRequested, this,
                [this, picker](const QString &typed) { browseInto(m_context, *picker, typed); });
        picker->setPlaceholderText(parameter.required ? QString() : tr("all"));
    } else if (auto *typed = qobject_cast<TypedEdit *>(editor)) {
        typed->setPlaceholderText(parameter.required ? QString() : tr("any"));
    }
    return editor;
}

void ReportParameterBar::add(const ReportParameter &parameter, const QVariant &given)
{
    ValueEdit *editor = makeEditor(parameter);
    const QString label = parameter.label.translated();
    editor->setObjectName(parameter.name);
    editor->setAccessibleName(label);
    editor->setFixedWidth(widthOf(parameter.type));
    editor->setValue(given.isValid() ? parameterValue(parameter, given) : parameter.initial);
    QHBoxLayout *row = isRare(parameter) ? m_moreRow : m_row;
    if (auto *check = qobject_cast<CheckEdit *>(editor)) {
        check->setText(label);
        check->setMinimumWidth(0);
        check->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        auto *caption = new QLabel(parameter.required ? tr("%1 *").arg(label) : label, m_content);
        caption->setBuddy(editor);
        theme::setTone(caption, "muted");
        row->addWidget(caption);
        if (isRare(parameter)) {
            m_rare.append(caption);
        }
    }
    row->addWidget(editor);
    row->addSpacing(2 * theme::grid);
    if (isRare(parameter)) {
        m_rare.append(editor);
    }
    m_editors.insert(parameter.name, editor);
    connect(editor, &ValueEdit::committed, this, [this, editor, initial = parameter.initial] {
        editor->setProblemShown(editor->problem().has_value());
        if (editor->problem()) {
            return;
        }
        if (editor->value().isBlank()) {
            // What is left empty shows what the report uses.
            editor->setValue(initial);
        }
        emit changed();
    });
}

void ReportParameterBar::showMore(bool shown)
{
    for (QWidget *widget : std::as_const(m_rare)) {
        widget->setVisible(shown);
    }
}

QVariantMap ReportParameterBar::values() const
{
    QVariantMap result;
    for (const ReportParameter &parameter : m_parameters) {
        const Value value = m_editors.value(parameter.name)->value();
        const bool isUnset = value.isBlank() || value == Value(false);
        if (!isUnset && value != parameter.initial) {
            result.insert(parameter.name, parameterVariant(parameter, value));
        }
    }
    return result;
}

bool ReportParameterBar::goToMissing()
{
    for (const ReportParameter &parameter : std::as_const(m_parameters)) {
        ValueEdit *editor = m_editors.value(parameter.name);
        if (parameter.required && editor->value().isBlank()) {
            editor->setFocus();
            return true;
        }
    }
    return false;
}

} // namespace kontor
