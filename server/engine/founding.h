#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// Makes a company in an empty database: its record, the default roles, the administrator with his
/// password (hashed), and what the modules add.
/// Errors: company_exists, field_required, and those of the modules.
Result<void> foundCompany(Tx &tx, const Registry &registry, const Founding &founding,
                          const QString &passwordHash);

} // namespace kontor
