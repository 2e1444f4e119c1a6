#pragma once

#include <QLoggingCategory>

namespace kontor {

Q_DECLARE_LOGGING_CATEGORY(lcStore)

} // namespace kontor
