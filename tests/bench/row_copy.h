#pragma once

#include "common/model/entity.h"

#include <QString>

namespace kontor::bench {

/// The baseline of the first synchronisation: reads the rows of the entities' tables from the
/// server's database and inserts them, column by column, into the same tables of a new SQLite file.
void copyRows(const QString &url, const QList<const Entity *> &entities, const QString &file);

} // namespace kontor::bench
