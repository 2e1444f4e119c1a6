#pragma once

#include "common/store/store.h"

namespace kontor {

class Schema;

/// Opens stores in the place of Store::open(), or nothing: that one is opened as usual. The
/// simulation keeps its databases in memory.
using StoreOpener = std::function<std::optional<Result<std::unique_ptr<Store>>>(
    const StoreOptions &, const Clock &)>;

/// To be called before any other thread runs; nullptr: stores are opened as usual.
void setStoreOpener(const StoreOpener &opener);

/// What makes or completes the tables of a database that is opened with these options.
/// Errors: database_newer, database_failed.
Result<void> prepareTables(Connection &connection, const StoreOptions &options);

/// Whether a new database has its ids in bytes, see ConnectionOptions.
bool hasIdsInBytes(const StoreOptions &options);

/// The tables that the options ask for.
std::shared_ptr<const Schema> schemaFor(const StoreOptions &options);

} // namespace kontor
