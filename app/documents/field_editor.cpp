#include "app/documents/field_editor.h"

#include "app/documents/coded_lookup.h"
#include "app/models/format.h"
#include "app/widgets/check_edit.h"
#include "app/widgets/choice_edit.h"
#include "app/widgets/date_edit.h"
#include "app/widgets/note_edit.h"
#include "app/widgets/number_edit.h"
#include "app/widgets/reference_picker.h"

namespace kontor {

namespace {

constexpr int noteLines = 2;

ValueEdit *makeChoice(const Field &field, QWidget *parent)
{
    QList<ChoiceEdit::Option> options;
    for (const Choice &choice : field.choices()) {
        options.append({QString::fromLatin1(choice.code), choice.label.translated()});
    }
    return new ChoiceEdit(options, parent);
}

/// The picker owns its lookup.
template <class Lookup>
ValueEdit *makePicker(Lookup *lookup, QWidget *parent, const Filter &filter)
{
    lookup->setFilter(filter);
    auto *picker = new ReferencePicker(*lookup, parent);
    lookup->setParent(picker);
    return picker;
}

ValueEdit *makeReference(const Field &field, const ScreenContext &context, QWidget *parent,
                         const Filter &filter)
{
    if (field.target->key() == QLatin1String("account")) {
        return makePicker(
            new CodedLookup(context.source, *field.target, CodedLookup::Title::CodeAndName), parent,
            filter);
    }
    return makePicker(new RecordLookup(context.source, *field.target), parent, filter);
}

} // namespace

ValueEdit *makeFieldEditor(const Field &field, const ScreenContext &context, QWidget *parent,
                           const Filter &filter)
{
    switch (field.type) {
    case FieldType::Text:
        if (field.has(Multiline)) {
            auto *note = new NoteEdit(parent);
            note->setVisibleLines(noteLines);
            return note;
        }
        return new TextEdit(parent);
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        return new NumberEdit(numberFormat(field), parent);
    case FieldType::Boolean:
        return new CheckEdit(parent);
    case FieldType::Date:
        return new DateEdit(context.clock, parent);
    case FieldType::Choice:
        return makeChoice(field, parent);
    case FieldType::Reference:
        return makeReference(field, context, parent, filter);
    case FieldType::Instant:
    case FieldType::Bytes:
        break;
    }
    return nullptr;
}

} // namespace kontor
