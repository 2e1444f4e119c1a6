#pragma once

#include "common/model/record.h"

namespace kontor::rules {

/// Whether a record as it is allows a command of its entity to the user, as far as the record
/// itself tells; what else the server asks for only it can say. Screens ask here which buttons
/// work, the server before it runs the command.
///
/// Errors: state_forbids (args: state, command), activity_is_done, lead_is_converted,
/// period_closed_already, period_not_closed (args: period), entry_of_document (args: document),
/// nothing_to_pay, nothing_to_allocate, not_permitted (what only the user himself may do; args:
/// right, that of who may do it for others).
Result<void> checkCommand(const Record &record, const QString &command, const QUuid &user);

} // namespace kontor::rules
