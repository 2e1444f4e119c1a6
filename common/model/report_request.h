#pragma once

#include "common/model/report.h"

#include <QLocale>

namespace kontor {

/// A report's parameter as screens hold it, and as it travels: dates and ids as text.
Value parameterValue(const ReportParameter &parameter, const QVariant &given);
QVariant parameterVariant(const ReportParameter &parameter, const Value &value);

/// The parameters as the server is asked: what nobody gave is what the report uses, so that the
/// answer fits what is shown; a report that has texts of its own comes in the language
/// of the program, unless the person chose another.
QVariantMap requestedParameters(const ReportDescription &description, const QVariantMap &parameters,
                                const QLocale &locale = {});

} // namespace kontor
