#pragma once

#include "app/models/data_source.h"
#include "common/sync/device_command.h"

namespace kontor {

/// The arguments of the command that takes the place of one that waited for a person.
///
/// `current`: the record as the desktop has it now. An update is made on top of that, so that what
/// the person decided wins; values that he did not decide on stay as they are when the command was
/// in conflict, and as he had typed them when it was rejected.
/// Errors: record_not_found (the record of an update is gone).
Result<Arguments> resolvedArguments(const DeviceCommand &command, const AttentionItem &item,
                                    const Resolution &resolution,
                                    const std::optional<Record> &current);

} // namespace kontor
