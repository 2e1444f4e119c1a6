#pragma once

#include "common/model/query.h"
#include "common/model/report.h"

#include <QJsonObject>

namespace kontor::admin {

/// The forms in which answers are written.
enum class Format { Json, Csv, Xlsx, Pdf };

/// Errors: format_unknown (args: format).
Result<Format> readFormat(const QString &name);

/// Where answers go: a file, or standard output. Spreadsheets and paper need a file.
struct Target {
    Format format = Format::Json;
    QString path; ///< empty: standard output
    /// Columns of records are called as people call them, not by the names of the fields.
    bool labelled = false;
};

/// UTC as JSON writes it: 2026-03-02T09:00:00Z; empty for what never was.
QString isoTime(Instant instant);
/// One line of JSON on standard output.
void printJson(const QJsonObject &object);
/// A line for the person at the terminal, on standard error, so that output can be piped.
void say(const QString &line);
/// The error as JSON on standard error: code, field, args and the text for people.
void printError(const Error &error);

/// Errors: file_not_writable (args: path), format_needs_file (args: format), and for records
/// format_unknown (args: format), since only reports are put on paper.
Result<void> writeRecords(const Entity &entity, const QList<ListRow> &rows, const Target &target);
Result<void> writeReport(const ReportTable &report, const Target &target);
/// Errors: file_not_writable (args: path).
Result<void> writeBytes(const QByteArray &bytes, const QString &path);

} // namespace kontor::admin
