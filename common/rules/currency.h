#pragma once

#include <QString>

namespace kontor::rules {

/// Digits behind the point to which amounts in a currency are rounded: the minor units of ISO 4217.
/// 2 for currencies that are not known and for an empty code.
int currencyDigits(const QString &code);

} // namespace kontor::rules
