#pragma once

#include "common/wire/messages.h"

/// The messages of the synchronisation, one plain struct each.
namespace kontor::wire {

using SyncMessages = MessageList<>;

} // namespace kontor::wire
