#pragma once

#include "common/model/rights.h"
#include "common/store/tx.h"

namespace kontor {

/// What a client may write into the fields of a record, checked the same way for every entity. The
/// errors name the field; when it belongs to a line, args hold `line`, counted from 1.

/// Characters of a text at most, on one line and on several.
constexpr qsizetype maximumText = 1000;
constexpr qsizetype maximumMultilineText = 100'000;

/// The value as it is stored: a number, a truth value or a text is never NULL.
/// Errors: value_malformed, text_too_long, choice_unknown.
Result<Value> checkedValue(const Field &field, const Value &value);

/// New values of a record's fields by name, as they are stored.
/// Errors besides: field_unknown, field_read_only, field_withheld (Secret, or Sensitive without the
/// right).
Result<QMap<QString, Value>> checkedValues(const Rights &rights, const Entity &entity,
                                           const QMap<QString, Value> &values);

/// A command's parameters by name, as its rule sees them; those that were not given have the value
/// of a new struct. Errors: field_unknown, field_required, and those of checkedValue.
Result<QMap<QString, Value>> checkedParameters(const Entity *description,
                                               const QMap<QString, Value> &values);

/// The lines of a document as the client wants them, on the ground of those that are stored: what
/// the client may not write stays as it is stored, or as in a new line.
/// Errors: value_malformed (a line of another entity, an id twice), and those of checkedValue.
Result<QList<Record>> checkedLines(const Rights &rights, const Entity &entity,
                                   const QList<Record> &lines, const QList<Record> &stored);

/// Fails with field_required when a required field of the record or of a line is blank.
Result<void> requireFields(const Record &record);

/// Fails with reference_unknown when a reference that differs from `before` leads nowhere, or to a
/// record that the actor may not see. Where he may not read the entity at all, the record must just
/// exist: warehouses see no accounts and still ship products that have one.
Result<void> requireReferences(Tx &tx, const Rights &rights, const Record &record,
                               const Record *before);

} // namespace kontor
