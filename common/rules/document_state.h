#pragma once

#include "common/base/result.h"

#include <QStringList>

namespace kontor::rules {

/// The state of a document after a command. Both sides ask here: the client to show which buttons
/// work and why others do not, the server to decide.
///
/// `entity` is the entity's name, `state` a code of its field "state".
/// Errors: state_forbids (args: state, command).
Result<QString> nextState(const QString &entity, const QString &state, const QString &command);

/// The commands of an entity that the state allows, in the order in which documents live.
QStringList commandsIn(const QString &entity, const QString &state);

/// Whether a document may still be edited and deleted: it is a draft. True for entities that have
/// no states of their own.
bool isEditable(const QString &entity, const QString &state);

} // namespace kontor::rules
