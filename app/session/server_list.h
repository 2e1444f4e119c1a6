#pragma once

#include "common/wire/connection.h"

#include <QStringList>

namespace kontor {

/// The servers that a person typed: one address, or several servers of one company separated by
/// commas ("a:7400, b:7400"), in the order in which they are tried.
QStringList serverList(const QString &servers);
/// Whether two such lists have a server in common, and so mean the same company.
bool haveCommonServer(const QString &servers, const QString &others);
/// host, host:port or [address]:port; without the port the usual one.
wire::ServerAddress serverAddress(const QString &server);

/// Errors: server_address_malformed (args: address), field_required (none is named).
Result<void> checkServers(const QString &servers);

/// Whether the error means that a server cannot be used now and another one may be: it does not
/// answer, is stopping, or shows a certificate that nobody has accepted.
bool isWorthAnother(const Error &error);

} // namespace kontor
