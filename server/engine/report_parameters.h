#pragma once

#include "common/base/result.h"
#include "common/model/report.h"

namespace kontor {

/// A report's parameters as its function is given them: a QDate for a date, a QUuid for a
/// reference, a raw qlonglong for a number or an instant, a bool, or a text (also the code of a
/// choice). Texts are read as ISO dates, ids and decimal numbers. What the caller left out has its
/// initial value, or is not there.
/// Errors: parameter_unknown, field_required, value_malformed, choice_unknown (field: the
/// parameter's name).
Result<QVariantMap> checkParameters(const ReportDescription &description, const QVariantMap &given);

} // namespace kontor
