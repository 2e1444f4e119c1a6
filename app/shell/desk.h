#pragma once

#include "app/shell/drafts.h"
#include "app/shell/preferences.h"
#include "app/views/screen.h"

namespace kontor {

/// What the windows of one signed-in person work with; outlives them.
struct Desk {
    DataSource &source;
    const Clock &clock;
    Preferences &preferences;
    Drafts &drafts;
};

} // namespace kontor
