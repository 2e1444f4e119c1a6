#pragma once

#include "app/views/screen.h"

namespace kontor {

/// A part of the program as the navigation shows it.
struct ModuleEntry {
    const char *name; ///< "sales"
    const char *icon;
    Label label;
};

/// A screen that the navigation and the command palette offer.
struct ScreenEntry {
    enum class Kind {
        List,   ///< the records of an entity
        Report, ///< a report of the server
        Made    ///< made by hand, see screen_factory.cpp
    };

    const char *name; ///< unique; what shortcuts, help and usage counts call it
    const char *module;
    Kind kind;
    const char *target; ///< name of the entity, the report or the hand-made screen
    Label label;        ///< in the users' words
    /// Which records the list holds; nullptr: all.
    Filter (*filter)() = nullptr;
    /// What a hand-made screen needs: "opportunity.read"; empty: nothing.
    const char *right = "";
    /// The records in the list that wait for this user, whose count stands beside the name;
    /// nullptr: nothing waits there.
    Filter (*waiting)(const ScreenContext &context) = nullptr;

    Place place() const;
    /// Whether the user may see it at all.
    bool isAllowed(const Rights &rights) const;
    /// The entity of a list, or nullptr.
    const Entity *entity() const;
};

const QList<ModuleEntry> &moduleList();
/// Every screen, in the order of the navigation.
const QList<ScreenEntry> &screenList();
/// Those that the user may see.
QList<ScreenEntry> screensFor(const Rights &rights);
/// The icon of the module that shows records of this kind; empty when none does.
QString iconOf(const Entity &entity);

} // namespace kontor
