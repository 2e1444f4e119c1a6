#pragma once

#include <QString>

namespace kontor::rules {

/// What two spellings of one company's name have in common: full-width characters as half-width,
/// lower case, without spaces, punctuation and legal form (有限公司, Co., Ltd., GmbH ...). Two
/// parties with the same one are probably the same. A name that consists of nothing else stays.
QString matchName(const QString &name);

} // namespace kontor::rules
