#pragma once

#include "common/store/connection.h"
#include "common/store/schema.h"

namespace kontor {

/// One numbered step that carries a database of an older program forward.
struct MigrationStep {
    int version = 0;
    QStringList statements;
};

/// The steps of resources/migrations, ascending.
QList<MigrationStep> migrationSteps();
/// The statements of a step's file: comments left out, each up to a semicolon that ends its line.
QStringList statementsOf(const QString &text);

/// The version that the database has; 0 when it is empty.
Result<int> storedVersion(Connection &connection);

/// What migrate() is told besides the tables.
struct MigrationOptions {
    QList<MigrationStep> steps = migrationSteps();
    QStringList bookkeeping; ///< see StoreOptions
};

/// Brings the database to what the program needs, in one transaction: runs the steps that it has
/// not seen, adds tables, columns and indexes that the descriptions have gained, makes the tables
/// for bookkeeping, and computes search texts and sort keys again when they would come out
/// differently now. Errors: database_newer (args: found, known), database_failed.
Result<void> migrate(Connection &connection, const Schema &schema, const MigrationOptions &options);

} // namespace kontor
