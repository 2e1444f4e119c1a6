#include "server/exchange/xlsx_writer.h"

#include <QDate>
#include <QFile>

#include <xlsxwriter.h>

namespace kontor {

namespace {

struct Formats {
    lxw_format *header = nullptr;
    lxw_format *date = nullptr;
};

void writeCell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const QString &text,
               ColumnKind kind, const Formats &formats)
{
    bool number = false;
    // A spreadsheet's numbers are doubles; 15 digits survive, which is more than amounts have.
    const double value = text.toDouble(&number);
    if (kind == ColumnKind::Number && number) {
        worksheet_write_number(sheet, row, column, value, nullptr);
        return;
    }
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (kind == ColumnKind::Date && date.isValid()) {
        lxw_datetime when{date.year(), date.month(), date.day(), 0, 0, 0};
        worksheet_write_datetime(sheet, row, column, &when, formats.date);
        return;
    }
    worksheet_write_string(sheet, row, column, text.toUtf8().constData(), nullptr);
}

} // namespace

Result<void> writeXlsx(const TextTable &table, const QList<ColumnKind> &kinds,
                       const QString &sheetName, const QString &path)
{
    lxw_workbook *workbook = workbook_new(QFile::encodeName(path).constData());
    // Longer names than 31 characters are not allowed there.
    lxw_worksheet *sheet =
        workbook_add_worksheet(workbook, sheetName.left(31).toUtf8().constData());
    Formats formats{workbook_add_format(workbook), workbook_add_format(workbook)};
    format_set_bold(formats.header);
    format_set_num_format(formats.date, "yyyy-mm-dd");
    for (qsizetype column = 0; column < table.header.size(); ++column) {
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column),
                               table.header.at(column).toUtf8().constData(), formats.header);
    }
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const QStringList &cells = table.rows.at(row);
        for (qsizetype column = 0; column < cells.size(); ++column) {
            writeCell(sheet, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column),
                      cells.at(column), kinds.value(column, ColumnKind::Text), formats);
        }
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (workbook_close(workbook) != LXW_NO_ERROR) {
        return fail("file_not_writable", "", {{QStringLiteral("path"), path}});
    }
    return {};
}

} // namespace kontor
