#pragma once

#include "common/base/result.h"

namespace kontor {

/// What a person reads about an error: what is wrong and what to do, in the language of the
/// program. The texts stand in common/model/error_text.cpp, one line per code.
QString errorText(const Error &error);

/// Whether the code has a text of its own.
bool hasErrorText(const QString &code);

} // namespace kontor
