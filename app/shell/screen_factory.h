#pragma once

#include "app/shell/desk.h"

namespace kontor {

/// Makes the screen that shows a place: one made by hand where the work deserves it, else the one
/// derived from the description. nullptr when there is none for this user.
Screen *makeScreen(const Desk &desk, const Place &place);

} // namespace kontor
