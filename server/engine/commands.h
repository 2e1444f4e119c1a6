#pragma once

#include "server/engine/save.h"

namespace kontor {

class Directory;

/// A command by its name, found, allowed and ready to run.
struct ResolvedCommand {
    QString name;   ///< "party.update"
    QString action; ///< "update"
    const Entity *entity = nullptr;
    const Command *description = nullptr; ///< of a named command
    CommandRule rule = nullptr;           ///< of a named command
    SaveRule saveRule;
    QList<ArgumentsUpgrade> upgrades = {}; ///< for arguments of the version that was asked for
};

/// Finds a command and asks whether the actor may run it; looks nothing up in the open
/// transaction, so it is done before. Errors: command_unknown (args: name; also for entities that
/// no client writes), command_version_unknown (it is newer than this server), command_outdated,
/// not_permitted (args: right), module_off.
Result<ResolvedCommand> resolveCommand(const Registry &registry, Directory &directory,
                                       const Actor &actor, const QString &name, int version);

/// Runs the command on a record that the actor may see. Errors: record_not_found, version_stale (a
/// document that changed since), field_unknown, those of save.h and those of the rule.
Result<SaveOutcome> runCommand(Tx &tx, const Actor &actor, const ResolvedCommand &command,
                               const Arguments &arguments, OnConflict onConflict);

} // namespace kontor
