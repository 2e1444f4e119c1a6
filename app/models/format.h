#pragma once

#include "app/widgets/number_text.h"
#include "app/widgets/theme.h"

#include "common/model/field.h"
#include "common/model/report.h"

namespace kontor {

/// How a field's numbers are shown and typed.
NumberFormat numberFormat(const Field &field);
NumberFormat numberFormat(const ReportColumn &column);

/// A field's value as people read it; references need their title from elsewhere and give nothing.
QString displayText(const Field &field, const Value &value, const QLocale &locale = {});
QString displayText(const ReportColumn &column, const Value &value, const QLocale &locale = {});

/// Numbers stand on the right, everything else on the left.
Qt::Alignment alignment(FieldType type);
/// The colour of a value's text: red for what is below zero, grey for zero.
ColorRole textRole(FieldType type, const Value &value);
/// The label of a choice's code; the code itself when it is unknown.
QString choiceLabel(const QList<Choice> &choices, const QString &code);
/// What a state says by its colour, by the code that the whole product uses for it: "posted",
/// "cancelled". Codes that say nothing are neutral.
Tone toneOfState(const QString &code);
/// A sensible column width, in characters.
int widthInCharacters(const Field &field);

} // namespace kontor
