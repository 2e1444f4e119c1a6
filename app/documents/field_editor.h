#pragma once

#include "app/views/screen.h"
#include "app/widgets/value_edit.h"

namespace kontor {

/// The editor for a field's values; nullptr for types that nobody types (instants, bytes).
/// References are looked up among the records that `filter` lets through.
ValueEdit *makeFieldEditor(const Field &field, const ScreenContext &context, QWidget *parent,
                           const Filter &filter = {});

} // namespace kontor
