#include "server/admin/output.h"

#include "common/model/error_text.h"
#include "server/admin/report_pdf.h"
#include "server/exchange/csv.h"
#include "server/exchange/record_json.h"
#include "server/exchange/record_table.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace kontor::admin {

namespace {

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<void> requireFile(const Target &target, const char *format)
{
    return require(!target.path.isEmpty(), "format_needs_file", "",
                   {{QStringLiteral("format"), QLatin1String(format)}});
}

Result<void> writeTable(const TextTable &table, const QList<ColumnKind> &kinds,
                        const QString &sheet, const Target &target)
{
    if (target.format == Format::Csv) {
        return writeBytes(writeCsv(table), target.path);
    }
    TRY(requireFile(target, "xlsx"));
    return writeXlsx(table, kinds, sheet, target.path);
}

} // namespace

Result<Format> readFormat(const QString &name)
{
    if (name.isEmpty() || name == QLatin1String("json")) {
        return Format::Json;
    }
    if (name == QLatin1String("csv")) {
        return Format::Csv;
    }
    if (name == QLatin1String("xlsx")) {
        return Format::Xlsx;
    }
    if (name == QLatin1String("pdf")) {
        return Format::Pdf;
    }
    return fail("format_unknown", "", {{QStringLiteral("format"), name}});
}

void printJson(const QJsonObject &object)
{
    const QByteArray bytes = line(object);
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
}

QString isoTime(Instant instant)
{
    return instant == 0 ? QString()
                        : QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC).toString(Qt::ISODate);
}

void say(const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

void printError(const Error &error)
{
    QJsonObject object = toJson(error);
    object.insert(QStringLiteral("message"), errorText(error));
    const QByteArray bytes = line(object);
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

Result<void> writeBytes(const QByteArray &bytes, const QString &path)
{
    if (path.isEmpty()) {
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
        return {};
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
        return fail(
            "file_not_writable", "",
            {{QStringLiteral("path"), path}, {QStringLiteral("detail"), file.errorString()}});
    }
    return {};
}

Result<void> writeRecords(const Entity &entity, const QList<ListRow> &rows, const Target &target)
{
    TRY(require(target.format != Format::Pdf, "format_unknown", "",
                {{QStringLiteral("format"), QStringLiteral("pdf")}}));
    if (target.format != Format::Json) {
        return writeTable(exportTable(entity, rows, target.labelled), exportKinds(entity),
                          entity.plural.translated(), target);
    }
    QByteArray bytes;
    for (const ListRow &row : rows) {
        bytes += line(toJson(row.record));
    }
    return writeBytes(bytes, target.path);
}

Result<void> writeReport(const ReportTable &report, const Target &target)
{
    if (target.format == Format::Pdf) {
        TRY(requireFile(target, "pdf"));
        return writePdf(report, target.path);
    }
    if (target.format != Format::Json) {
        return writeTable(reportTable(report), reportKinds(report), report.title, target);
    }
    return writeBytes(line(toJson(report)), target.path);
}

} // namespace kontor::admin
