#pragma once

#include "common/model/entity.h"

namespace kontor {

/// What a command means for good, said before it is done; empty for all that can be taken back or
/// is done every day.
QString consequenceOf(const Entity &entity, const Command &command);

} // namespace kontor
