#pragma once

#include "server/engine/registry.h"

namespace kontor::finance {

/// What accountants do with journal entries: write drafts, journal_entry.post and .reverse.
void registerJournalEntries(Registry &registry);

} // namespace kontor::finance
