#pragma once

#include "common/entities/system/company.h"
#include "common/store/tx.h"

namespace kontor {

/// The company whose books these are. Errors: company_missing.
Result<Company> company(Tx &tx);
/// The value of a setting; `initial` when it was never set.
Result<QString> setting(Tx &tx, const char *key, const QString &initial = {});
/// Whether the module is switched on; the system itself always is.
Result<bool> moduleIsOn(Tx &tx, const char *module);

} // namespace kontor
