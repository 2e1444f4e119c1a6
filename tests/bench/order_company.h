#pragma once

#include <QString>
#include <QUuid>

namespace kontor::bench {

/// Clients that work at the same time.
constexpr int orderClients = 8;
/// Drafts that each client finds.
constexpr int ordersOfClient = 40;

/// The id of a client's draft order, counted from 1; what the script of pgbench computes too.
QUuid draftId(int client, int number);

/// Founds a company in an empty database that has goods on hand and draft orders of five lines for
/// all clients.
void foundTradingCompany(const QString &url);

} // namespace kontor::bench
