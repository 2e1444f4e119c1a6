#pragma once

#include "common/model/report.h"

#include <QLocale>

namespace kontor {

/// The parameters as the server is asked: a report that has texts of its own comes in the language
/// of the program, unless the person chose another.
QVariantMap requestedParameters(const ReportDescription &description, const QVariantMap &parameters,
                                const QLocale &locale = {});

} // namespace kontor
