#pragma once

#include "app/shell/drafts.h"
#include "app/shell/palette_entry.h"
#include "app/shell/screen_list.h"

class QAction;

namespace kontor {

class Actions;

/// What the command palette is filled from.
struct PaletteSources {
    QList<ScreenEntry> screens;
    QList<QAction *> actions;
    QList<Drafts::Draft> drafts;
    QVariantList recent; ///< as preference::recent keeps it
    const Rights &rights;
};

/// Recent records, screens and reports, "New …" of each kind, commands of the window.
QList<PaletteEntry> paletteEntries(const PaletteSources &sources,
                                   const std::function<void(const Place &)> &open);

/// The shortcuts of the window, one a line, as the help card shows them.
QString keysText(const Actions &actions);

} // namespace kontor
