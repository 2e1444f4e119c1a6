#include "app/shell/printing/report_print.h"

#include "app/models/format.h"

namespace kontor {

namespace {

constexpr double figureWidth = 27;
constexpr double dateWidth = 22;
constexpr double shortTextWidth = 18;
/// More columns than this need the paper turned.
constexpr qsizetype portraitColumns = 7;

double widthOf(const ReportColumn &column, bool first)
{
    switch (column.type) {
    case FieldType::Text:
    case FieldType::Reference:
        return 0;
    case FieldType::Date:
        return dateWidth;
    case FieldType::Integer:
    case FieldType::Boolean:
    case FieldType::Choice:
        return first ? 0 : shortTextWidth;
    default:
        return figureWidth;
    }
}

bool isFigure(FieldType type)
{
    return type == FieldType::Amount || type == FieldType::Quantity || type == FieldType::Rate
        || type == FieldType::Integer;
}

PrintedRow printedRow(const ReportTable &table, const ReportRow &row, const PrintWords &words)
{
    PrintedRow printed;
    printed.level = row.level;
    printed.strong = row.kind != ReportRow::Kind::Line;
    printed.ruled = row.kind == ReportRow::Kind::Total;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        printed.strongCells.append(row.kindOf(i) != ReportRow::Kind::Line);
        printed.cells.append(displayText(table.columns.at(i), row.values.value(i), words.locale()));
    }
    return printed;
}

} // namespace

PrintedDocument printedReport(const ReportDescription &description, const ReportTable &table,
                              const QString &company, const PrintWords &words)
{
    PrintedDocument document;
    document.title = table.title.isEmpty() ? words.label(description.label) : table.title;
    document.company = company;
    document.boxed = description.statement;
    document.landscape = table.columns.size() > portraitColumns;
    document.pageText =
        words.either(QStringLiteral("第 %1 页，共 %2 页"), QStringLiteral("Page %1 of %2"))
            .replace(QLatin1Char('\n'), QLatin1String("  "));
    if (description.statement) {
        // The number of the form comes first where there is one.
        const bool hasForm = table.heading.size() > 3;
        document.formName = hasForm ? table.heading.first() : QString();
        document.banner = table.heading.mid(hasForm ? 1 : 0, 3);
    } else {
        document.companyLines = table.heading;
    }
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const ReportColumn &column = table.columns.at(i);
        document.columns.append(
            {words.label(column.label), widthOf(column, i == 0), isFigure(column.type)});
    }
    for (const ReportRow &row : table.rows) {
        document.rows.append(printedRow(table, row, words));
    }
    return document;
}

} // namespace kontor
