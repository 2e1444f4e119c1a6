#pragma once

#include "common/store/schema.h"

namespace kontor::bench {

/// The baseline of the first synchronisation: reads the rows of the entities' tables from the
/// server's database and inserts them, column by column, into the same tables of a new SQLite file;
/// then makes the indexes there that a copy has, and that of a list in the order of `sortedBy`, if
/// one is named.
void copyRows(const QString &url, const QList<const Entity *> &entities, const QString &file,
              const QString &sortedBy = {});

} // namespace kontor::bench
