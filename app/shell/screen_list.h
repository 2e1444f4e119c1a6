#pragma once

#include "app/views/screen.h"

namespace kontor {

/// A part of the program as the navigation shows it.
struct ModuleEntry {
    const char *name; ///< the key by which it is switched off: "sales"
    const char *icon;
    Label label;
};

/// A screen that the navigation and the command palette offer.
struct ScreenEntry {
    const char *name; ///< unique; what shortcuts, help and usage counts call it
    const char *module;
    const char *icon;
    Label label;
    Place (*place)();
    /// What the user must be allowed for it to be shown: "party.read"; empty: nothing.
    const char *right = "";
    /// What waits there for this user; its count stands beside the name. nullptr: nothing does.
    Query (*waiting)(const ScreenContext &context) = nullptr;
};

const QList<ModuleEntry> &moduleList();
/// Every screen, in the order of the navigation.
const QList<ScreenEntry> &screenList();
/// Those of the user, without modules that are switched off.
QList<ScreenEntry> screensFor(const Rights &rights, const QStringList &modulesOff);

} // namespace kontor
