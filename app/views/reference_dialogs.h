#pragma once

#include "app/views/screen.h"

namespace kontor {

class ReferencePicker;

/// Shows the full list of what the picker looks for, and puts what is chosen into it. The picker's
/// lookup must be a RecordLookup.
void browseInto(const ScreenContext &context, ReferencePicker &picker, const QString &typed);

/// Asks for what a new record needs, makes it, and puts it into the picker.
void createInto(const ScreenContext &context, ReferencePicker &picker, const QString &typed);

} // namespace kontor
