#pragma once

#include "common/store/sqlite_connection.h"

#include <memory>

namespace kontor::sim {

/// A database as it lies on a disk: what it holds, in one piece.
using Image = QByteArray;

Image imageOf(const SqliteConnection &connection);

/// A connection to a database in memory that begins as the image; empty: as a new one.
///
/// Preparing statements costs more than running them, and worlds are made by the thousand: with a
/// purpose, one that was given back under the same purpose is used again, with its statements.
/// `equip` is called for a new one.
std::unique_ptr<SqliteConnection> connectionTo(const Image &image, const QString &purpose = {},
                                               void (*equip)(SqliteConnection &) = nullptr);
/// To be called when tables were made: statements go on from one database to the next while the
/// version of the schema says that it has the same tables in the same places.
void nameTables(SqliteConnection &connection);
/// The connection is of no use any more; another database for the same purpose may have it.
void giveBack(std::unique_ptr<SqliteConnection> connection, const QString &purpose);

} // namespace kontor::sim
