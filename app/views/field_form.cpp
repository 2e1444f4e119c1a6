#include "app/views/field_form.h"

#include "app/models/field_edit.h"
#include "app/models/record_lookup.h"

#include "app/views/reference_dialogs.h"

#include "app/widgets/reference_picker.h"
#include "app/widgets/theme.h"

#include "common/model/error_text.h"

#include <QGridLayout>
#include <QLabel>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelWidth = 34 * theme::grid;
constexpr int fieldWidthMax = 96 * theme::grid;
constexpr int columnGap = 8 * theme::grid;

bool isShown(const Field &field)
{
    const bool reference = field.type != FieldType::Reference || field.target != nullptr;
    return !field.has(Technical) && field.type != FieldType::Bytes && reference;
}

} // namespace

FieldForm::FieldForm(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : QWidget(parent), m_context(context), m_entity(entity), m_sections(derivedSections(entity))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    rebuild();
}

QList<FormSection> FieldForm::derivedSections(const Entity &entity)
{
    FormSection typed{{}, {}, false};
    FormSection texts{{}, {}, true};
    FormSection kept{tr("Kept by the program"), {}, false};
    for (const Field &field : entity.fields) {
        if (isShown(field)) {
            FormSection &section = field.has(Multiline) ? texts
                : field.has(ReadOnly)                   ? kept
                                                        : typed;
            section.fields.append(QString::fromLatin1(field.name));
        }
    }
    QList<FormSection> sections;
    for (const FormSection &section : {typed, texts, kept}) {
        if (!section.fields.isEmpty()) {
            sections.append(section);
        }
    }
    return sections;
}

void FieldForm::setSections(const QList<FormSection> &sections)
{
    m_sections = sections;
    rebuild();
}

void FieldForm::setColumnCount(int columns)
{
    m_columns = columns;
    rebuild();
}

void FieldForm::rebuild()
{
    QMap<QString, QString> typed;
    QMap<QString, Value> values;
    for (auto cell = m_cells.constBegin(); cell != m_cells.constEnd(); ++cell) {
        values.insert(cell.key(), cell->edit->value());
        if (cell->edit->problem()) {
            typed.insert(cell.key(), cell->edit->typedText());
        }
    }
    delete m_content;
    m_cells.clear();
    m_order.clear();
    m_content = new QWidget(this);
    auto *grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * theme::grid);
    grid->setVerticalSpacing(theme::grid);
    int row = 0;
    for (const FormSection &section : std::as_const(m_sections)) {
        addSection(*grid, row, section);
    }
    for (int column = 0; column < m_columns; ++column) {
        grid->setColumnMinimumWidth(3 * column, labelWidth);
        grid->setColumnStretch(3 * column + 1, 1);
        if (column > 0) {
            grid->setColumnMinimumWidth(3 * column - 1, columnGap - 4 * theme::grid);
        }
    }
    m_content->setMaximumWidth(m_columns * (labelWidth + fieldWidthMax) + columnGap);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_content);
    for (auto value = values.constBegin(); value != values.constEnd(); ++value) {
        setValue(value.key(), value.value());
    }
    for (auto text = typed.constBegin(); text != typed.constEnd(); ++text) {
        if (ValueEdit *edit = this->edit(text.key())) {
            edit->setTypedText(text.value());
        }
    }
    setReadOnly(m_readOnly);
}

void FieldForm::addSection(QGridLayout &grid, int &row, const FormSection &section)
{
    QStringList fields;
    for (const QString &name : section.fields) {
        const Field *field = m_entity.find(name);
        // What is secret is typed, never shown.
        if (field != nullptr
            && (field->has(Secret) || m_context.source.rights().maySee(m_entity, *field))) {
            fields.append(name);
        }
    }
    if (fields.isEmpty()) {
        return;
    }
    if (!section.title.isEmpty()) {
        auto *heading = new QLabel(section.title, m_content);
        heading->setProperty("heading", true);
        heading->setContentsMargins(0, row > 0 ? 3 * theme::grid : 0, 0, theme::grid);
        grid.addWidget(heading, row++, 0, 1, -1);
    }
    const int columns = section.wide ? 1 : m_columns;
    const int rows = (static_cast<int>(fields.size()) + columns - 1) / columns;
    for (int i = 0; i < fields.size(); ++i) {
        // Down the first column, then down the second: what belongs together stays together.
        const int column = i / rows;
        const Field &field = *m_entity.find(fields.at(i));
        QWidget *cell = makeCell(field);
        grid.addWidget(m_cells.value(fields.at(i)).label, row + i % rows, 3 * column, Qt::AlignTop);
        grid.addWidget(cell, row + i % rows, 3 * column + 1, 1, section.wide ? -1 : 1);
    }
    row += rows;
}

QWidget *FieldForm::makeCell(const Field &field)
{
    const QString name = QString::fromLatin1(field.name);
    Cell cell;
    cell.field = &field;
    cell.readOnly = field.has(ReadOnly);
    auto *box = new QWidget(m_content);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    cell.edit = makeEdit(field, m_context.source, m_context.clock, box);
    cell.edit->setAccessibleName(field.label.translated());
    cell.message = new QLabel(box);
    cell.message->setWordWrap(true);
    cell.message->hide();
    theme::setTextSize(cell.message, TextSize::Small);
    column->addWidget(cell.edit);
    column->addWidget(cell.message);
    const bool required = field.has(Required) && !field.has(ReadOnly);
    cell.label = new QLabel(
        required ? tr("%1 *").arg(field.label.translated()) : field.label.translated(), m_content);
    cell.label->setToolTip(required ? tr("Must be filled in") : QString());
    cell.label->setWordWrap(true);
    cell.label->setFixedWidth(labelWidth);
    cell.label->setMinimumHeight(theme::rowHeight);
    theme::setTone(cell.label, "muted");
    cell.label->setBuddy(cell.edit);
    m_cells.insert(name, cell);
    m_order.append(name);
    connect(cell.edit, &ValueEdit::edited, this, [this, name] {
        setMessage(m_cells.value(name), "", {});
        emit edited(name);
    });
    connect(cell.edit, &ValueEdit::committed, this, [this, name] {
        const Cell &done = m_cells[name];
        if (const std::optional<Error> problem = done.edit->problem()) {
            setMessage(done, "negative", errorText(*problem));
        }
        emit committed(name);
    });
    if (auto *picker = qobject_cast<ReferencePicker *>(cell.edit)) {
        connectPicker(*picker);
    }
    return box;
}

void FieldForm::connectPicker(ReferencePicker &picker)
{
    connect(&picker, &ReferencePicker::browseRequested, this,
            [this, &picker](const QString &typed) { browseInto(m_context, picker, typed); });
    connect(&picker, &ReferencePicker::createRequested, this,
            [this, &picker](const QString &typed) { createInto(m_context, picker, typed); });
    connect(&picker, &ReferencePicker::openRequested, this, [this, &picker](const QUuid &id) {
        if (const auto *lookup = qobject_cast<RecordLookup *>(&picker.lookup())) {
            emit openRequested(Place::record(lookup->entity(), id));
        }
    });
}

void FieldForm::setRecord(const Record &record)
{
    Q_ASSERT(record.entity == &m_entity);
    for (const QString &name : std::as_const(m_order)) {
        const QByteArray latin = name.toLatin1();
        setValue(name, record.value(QLatin1String(latin)));
    }
    clearMessages();
}

void FieldForm::setValue(const QString &field, const Value &value)
{
    const auto cell = m_cells.constFind(field);
    if (cell != m_cells.constEnd()) {
        cell->edit->setValue(value);
        updateReadOnly(*cell);
    }
}

Value FieldForm::value(const QString &field) const
{
    const auto cell = m_cells.constFind(field);
    return cell != m_cells.constEnd() ? cell->edit->value() : Value();
}

ValueEdit *FieldForm::edit(const QString &field) const
{
    return m_cells.value(field).edit;
}

RecordLookup *FieldForm::lookup(const QString &field) const
{
    auto *picker = qobject_cast<ReferencePicker *>(edit(field));
    return picker != nullptr ? qobject_cast<RecordLookup *>(&picker->lookup()) : nullptr;
}

void FieldForm::updateReadOnly(const Cell &cell)
{
    const bool locked = m_readOnly || cell.readOnly;
    if (cell.edit->isReadOnly() != locked) {
        cell.edit->setReadOnly(locked);
    }
}

void FieldForm::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (const Cell &cell : std::as_const(m_cells)) {
        updateReadOnly(cell);
    }
}

void FieldForm::setFieldReadOnly(const QString &field, bool readOnly)
{
    const auto cell = m_cells.find(field);
    if (cell != m_cells.end()) {
        cell->readOnly = readOnly || cell->field->has(ReadOnly);
        updateReadOnly(*cell);
    }
}

void FieldForm::setFieldVisible(const QString &field, bool visible)
{
    const auto cell = m_cells.constFind(field);
    if (cell != m_cells.constEnd()) {
        cell->label->setVisible(visible);
        cell->edit->parentWidget()->setVisible(visible);
    }
}

void FieldForm::setMessage(const Cell &cell, const char *tone, const QString &text)
{
    cell.message->setText(text);
    cell.message->setVisible(!text.isEmpty());
    theme::setTone(cell.message, tone);
    cell.edit->setProblemShown(!text.isEmpty() && qstrcmp(tone, "negative") == 0);
}

bool FieldForm::showError(const Error &error)
{
    const auto cell = m_cells.constFind(error.field);
    if (cell == m_cells.constEnd()) {
        return false;
    }
    setMessage(*cell, "negative", errorText(error));
    cell->edit->setFocus();
    return true;
}

void FieldForm::setHint(const QString &field, const QString &text)
{
    const auto cell = m_cells.constFind(field);
    if (cell != m_cells.constEnd()) {
        setMessage(*cell, "warning", text);
    }
}

void FieldForm::clearMessages()
{
    for (const Cell &cell : std::as_const(m_cells)) {
        setMessage(cell, "", {});
    }
}

bool FieldForm::check()
{
    ValueEdit *first = nullptr;
    for (const QString &name : std::as_const(m_order)) {
        const Cell &cell = m_cells[name];
        std::optional<Error> error = cell.edit->problem();
        const bool required = cell.field->has(Required) && !cell.edit->isReadOnly();
        if (!error && required && cell.edit->value().isBlank()) {
            error = Error{u"field_required"_s, {}, name};
        }
        if (error) {
            setMessage(cell, "negative", errorText(*error));
            first = first != nullptr ? first : cell.edit;
        }
    }
    if (first != nullptr) {
        first->setFocus();
    }
    return first == nullptr;
}

void FieldForm::focusFirst()
{
    for (const QString &name : std::as_const(m_order)) {
        ValueEdit *edit = m_cells.value(name).edit;
        if (!edit->isReadOnly() && !edit->parentWidget()->isHidden()) {
            edit->setFocus();
            return;
        }
    }
}

} // namespace kontor
