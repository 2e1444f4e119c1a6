#pragma once

#include "common/sync/local_view.h"

/// What the server computes at every save and the desktop therefore too, so that what was done
/// offline looks as it will.
namespace kontor {

/// A user whose commands are completed by all of it. `currency` is that of the books, for documents
/// without one of their own.
LocalAuthor localAuthor(const QUuid &user, const QString &currency);

/// Computes the amounts of a trade document's lines and its totals by the same rules as the server;
/// other records are left as they are. Lines whose amounts cannot be computed keep what they have:
/// the server will say what is wrong with them.
Result<void> completeTotals(LocalCopy &copy, Record &record, const QString &currency);

/// An opportunity that enters a stage takes its probability, and its days begin to count. When the
/// copy does not hold the stage, it stays as it is.
Result<void> completeStage(LocalCopy &copy, Record &record, const std::optional<Record> &before,
                           Instant at);

} // namespace kontor
