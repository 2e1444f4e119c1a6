#include "app/documents/head_form.h"

#include "app/documents/field_editor.h"
#include "app/documents/parameters_dialog.h"
#include "app/models/record_lookup.h"
#include "app/widgets/reference_picker.h"
#include "app/widgets/theme.h"
#include "common/model/error_text.h"

#include <QGridLayout>
#include <QLabel>

namespace kontor {

namespace {

constexpr int columnGap = 8 * theme::grid;
/// Positions in the grid: label, editor, gap, label, editor.
constexpr int cellsPerColumn = 3;

} // namespace

HeadForm::HeadForm(Document &document, const ScreenContext &context, QWidget *parent)
    : QWidget(parent), m_document(document), m_context(context), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * theme::grid);
    m_grid->setVerticalSpacing(theme::grid);
    m_grid->setColumnMinimumWidth(2, columnGap);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(cellsPerColumn + 1, 1);
    for (const QString &name : document.kind().head) {
        addField(name, false);
    }
    for (const QString &name : document.kind().more) {
        addField(name, true);
    }
    arrange();
    connect(&document, &Document::loaded, this, &HeadForm::showAll);
    connect(&document, &Document::valueChanged, this, &HeadForm::showValue);
}

void HeadForm::addField(const QString &name, bool more)
{
    const Field *field = m_document.kind().entity->find(name);
    if (field == nullptr || !m_context.source.rights().maySee(*m_document.kind().entity, *field)) {
        return;
    }
    Row row;
    row.more = more;
    row.editor = makeFieldEditor(*field, m_context, this, filterOf(*field));
    if (row.editor == nullptr) {
        return;
    }
    row.editor->setObjectName(name);
    row.editor->setAccessibleName(field->label.translated());
    const QString text = field->label.translated();
    row.label = new QLabel(field->has(Required) ? tr("%1 *").arg(text) : text, this);
    row.label->setBuddy(row.editor);
    theme::setTone(row.label, "muted");
    row.problem = new QLabel(this);
    row.problem->setWordWrap(true);
    theme::setTone(row.problem, "negative");
    theme::setTextSize(row.problem, TextSize::Small);
    row.problem->hide();
    connect(row.editor, &ValueEdit::edited, this, [this, name] { take(name); });
    connect(row.editor, &ValueEdit::committed, this, [this, name] { take(name); });
    if (auto *picker = qobject_cast<ReferencePicker *>(row.editor)) {
        const Entity *target = field->target;
        connect(picker, &ReferencePicker::openRequested, this, [this, target](const QUuid &id) {
            emit openRequested(Place::record(*target, id));
        });
    }
    m_order.append(name);
    m_rows.insert(name, row);
}

void HeadForm::arrange()
{
    int shown = 0;
    for (const QString &name : m_order) {
        const Row &row = m_rows.value(name);
        const bool visible = !row.more || m_moreShown;
        row.label->setVisible(visible);
        row.editor->setVisible(visible);
        if (!visible) {
            continue;
        }
        const int at = shown % 2 * cellsPerColumn;
        const int line = shown / 2 * 2;
        m_grid->addWidget(row.label, line, at, Qt::AlignVCenter);
        m_grid->addWidget(row.editor, line, at + 1);
        m_grid->addWidget(row.problem, line + 1, at + 1);
        ++shown;
    }
}

void HeadForm::setMoreShown(bool shown)
{
    m_moreShown = shown;
    arrange();
}

bool HeadForm::isReadOnly(const Field &field) const
{
    return field.has(ReadOnly) || !m_document.isEditable();
}

void HeadForm::showAll()
{
    for (const QString &name : m_order) {
        showValue(name);
    }
}

void HeadForm::showValue(const QString &name)
{
    const Row row = m_rows.value(name);
    const Field *field = m_document.kind().entity->find(name);
    if (row.editor == nullptr) {
        return;
    }
    const Value value = m_document.record().value(field->name);
    if (row.editor->value() != value) {
        row.editor->setValue(value);
    }
    row.editor->setReadOnly(isReadOnly(*field));
    // Contacts and addresses are those of the customer that stands there now.
    if (auto *lookup = row.editor->findChild<RecordLookup *>(); lookup != nullptr) {
        lookup->setFilter(filterOf(*field));
    }
    if (name == QLatin1String(m_document.kind().party)) {
        for (const QString &other : m_order) {
            const Field *described = m_document.kind().entity->find(other);
            if (described->type == FieldType::Reference && other != name) {
                if (auto *lookup = m_rows.value(other).editor->findChild<RecordLookup *>()) {
                    lookup->setFilter(filterOf(*described));
                }
            }
        }
    }
}

void HeadForm::take(const QString &name)
{
    const Row row = m_rows.value(name);
    const std::optional<Error> problem = row.editor->problem();
    row.editor->setProblemShown(problem.has_value());
    row.problem->setVisible(problem.has_value());
    if (problem) {
        row.problem->setText(errorText(*problem));
        return;
    }
    m_document.setValue(name, row.editor->value());
}

Filter HeadForm::filterOf(const Field &field) const
{
    const QLatin1String name(field.name);
    if (field.type != FieldType::Reference) {
        return {};
    }
    if (name == QLatin1String("account")) {
        return ParametersDialog::filterOf(field);
    }
    if (name == QLatin1String("customer")) {
        return Filter::equal("is_customer", Value(true));
    }
    if (name == QLatin1String("supplier")) {
        return Filter::equal("is_supplier", Value(true));
    }
    const char *party = m_document.kind().party;
    const Value chosen = *party == '\0' ? Value() : m_document.record().value(party);
    if (chosen.isBlank()) {
        return {};
    }
    for (const char *owner : {"party", "customer"}) {
        const Field *reference = field.target->find(QLatin1String(owner));
        if (reference != nullptr && reference->type == FieldType::Reference) {
            return Filter::equal(owner, chosen);
        }
    }
    return {};
}

bool HeadForm::showProblem(const Error &error)
{
    const Row row = m_rows.value(error.field);
    if (row.editor == nullptr) {
        return false;
    }
    if (row.more && !m_moreShown) {
        setMoreShown(true);
    }
    row.editor->setProblemShown(true);
    row.problem->setText(errorText(error));
    row.problem->show();
    row.editor->setFocus();
    return true;
}

bool HeadForm::goToMissing()
{
    for (const QString &name : m_order) {
        const Field *field = m_document.kind().entity->find(name);
        if (field->has(Required) && m_document.record().value(field->name).isBlank()) {
            m_rows.value(name).editor->setFocus();
            return true;
        }
    }
    return false;
}

} // namespace kontor
