#pragma once

#include "app/shell/printing/print_words.h"
#include "app/shell/printing/printed_document.h"
#include "common/model/report.h"

namespace kontor {

/// A report as it is printed: official statements framed and under their official head, others as
/// lists.
PrintedDocument printedReport(const ReportDescription &description, const ReportTable &table,
                              const QString &company, const PrintWords &words);

} // namespace kontor
