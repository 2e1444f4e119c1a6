#pragma once

#include "common/base/result.h"
#include "common/model/report.h"

namespace kontor::admin {

/// Writes a report as a PDF file on A4: heading, the table with its head on every page, totals in
/// bold, page numbers. Needs a QGuiApplication, since pages are laid out with fonts.
/// Errors: file_not_writable (args: path).
Result<void> writePdf(const ReportTable &report, const QString &path);

} // namespace kontor::admin
