#pragma once

#include <QStringList>

namespace kontor {

/// The engine's own tables that are no entities: outcomes of commands, tokens, counters, jobs. For
/// StoreOptions::bookkeeping.
QStringList engineTables();

} // namespace kontor
