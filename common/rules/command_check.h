#pragma once

#include "common/model/record.h"

namespace kontor::rules {

/// Whether a record as it is allows a command of its entity, as far as the record itself tells;
/// what else the server asks for only it can say. Screens ask here which buttons work.
///
/// Errors: state_forbids (args: state, command), activity_is_done, lead_is_converted,
/// period_closed_already, period_not_closed (args: period).
Result<void> checkCommand(const Record &record, const QString &command);

} // namespace kontor::rules
