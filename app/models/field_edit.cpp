#include "app/models/field_edit.h"

#include "app/models/format.h"
#include "app/models/record_lookup.h"

#include "app/widgets/check_edit.h"
#include "app/widgets/date_edit.h"
#include "app/widgets/instant_edit.h"
#include "app/widgets/note_edit.h"
#include "app/widgets/number_edit.h"
#include "app/widgets/reference_picker.h"
#include "app/widgets/typed_edit.h"

#include <QLineEdit>

namespace kontor {

QList<ChoiceEdit::Option> choiceOptions(const QList<Choice> &choices)
{
    QList<ChoiceEdit::Option> options;
    for (const Choice &choice : choices) {
        options.append({QString::fromLatin1(choice.code), choice.label.translated()});
    }
    return options;
}

ValueEdit *makeEdit(const Field &field, DataSource &source, const Clock &clock, QWidget *parent)
{
    ValueEdit *edit = nullptr;
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
        edit = new NumberEdit(numberFormat(field), parent);
        break;
    case FieldType::Boolean:
        edit = new CheckEdit(parent);
        break;
    case FieldType::Date:
        edit = new DateEdit(clock, parent);
        break;
    case FieldType::Instant:
        edit = new InstantEdit(clock, parent);
        break;
    case FieldType::Choice:
        edit = new ChoiceEdit(field.choices != nullptr ? choiceOptions(field.choices())
                                                       : QList<ChoiceEdit::Option>(),
                              parent);
        break;
    case FieldType::Reference:
        if (field.target != nullptr) {
            auto *lookup = new RecordLookup(source, *field.target);
            edit = new ReferencePicker(*lookup, parent);
            lookup->setParent(edit);
        }
        break;
    case FieldType::Text:
        if (field.has(Multiline)) {
            edit = new NoteEdit(parent);
        }
        break;
    case FieldType::Bytes:
        break;
    }
    if (edit == nullptr) {
        auto *text = new TextEdit(parent);
        text->lineEdit()->setEchoMode(field.has(Secret) ? QLineEdit::Password : QLineEdit::Normal);
        edit = text;
    }
    const bool untypable = field.type == FieldType::Bytes
        || (field.type == FieldType::Reference && field.target == nullptr);
    edit->setObjectName(QString::fromLatin1(field.name));
    if (field.has(ReadOnly) || untypable) {
        edit->setReadOnly(true);
    }
    return edit;
}

} // namespace kontor
