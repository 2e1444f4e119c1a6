#pragma once

#include "tests/bench/served.h"

namespace kontor::bench {

/// Confirms, delivers and invoices orders through TLS: these clients at the same time, each with a
/// connection of its own, so many drafts each, the first ones. Answers how many ms it took, signing
/// in not counted.
double workThroughOrders(const Served &served, const QList<int> &clients, int orders);

} // namespace kontor::bench
