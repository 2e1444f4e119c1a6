#pragma once

#include "app/models/data_source.h"

#include "app/widgets/choice_edit.h"

namespace kontor {

class ValueEdit;

/// The editor for a field, ready to type in; references look their records up in the source.
/// Fields that are only read get an editor that can only be read.
ValueEdit *makeEdit(const Field &field, DataSource &source, const Clock &clock, QWidget *parent);

/// The values of a Choice with their labels.
QList<ChoiceEdit::Option> choiceOptions(const QList<Choice> &choices);

} // namespace kontor
