#pragma once

#include "app/models/data_source.h"

namespace kontor::demo {

/// What is sold in the walk: picked from what the company has, since every sample differs.
struct Script {
    QString customer;     ///< who may order as much as he likes, of the salesperson
    QStringList products; ///< codes of goods that are there
};

/// Reads it, as a person who prepares a demonstration does. Errors: walk_stopped (args: detail).
Result<Script> prepareScript(DataSource &source, const QString &salesperson);

} // namespace kontor::demo
