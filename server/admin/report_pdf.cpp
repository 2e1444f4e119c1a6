#include "server/admin/report_pdf.h"

#include "server/exchange/record_table.h"

#include <QFileInfo>
#include <QPdfWriter>
#include <QTextDocument>

namespace kontor::admin {

namespace {

using namespace Qt::StringLiterals;

/// More columns than this need the paper turned.
constexpr qsizetype portraitColumns = 7;
constexpr double textPoints = 8;

bool isFigure(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Amount || type == FieldType::Quantity
        || type == FieldType::Rate;
}

/// A number with its digits in groups of three: 1,234,567.80.
QString grouped(const QString &number)
{
    QString text = number;
    const qsizetype point = text.indexOf(u'.');
    const qsizetype first = text.startsWith(u'-') ? 1 : 0;
    for (qsizetype i = (point < 0 ? text.size() : point) - 3; i > first; i -= 3) {
        text.insert(i, u',');
    }
    return text;
}

QString cellHtml(const ReportColumn &column, ReportRow::Kind kind, int level, const QString &text)
{
    const bool figure = isFigure(column.type);
    QString html = (figure ? grouped(text) : text).toHtmlEscaped();
    if (kind != ReportRow::Kind::Line) {
        html = u"<b>%1</b>"_s.arg(html);
    }
    if (figure && text.startsWith(u'-')) {
        html = u"<span style='color:#bf2a2a'>%1</span>"_s.arg(html);
    }
    return u"<td align='%1'>%2%3</td>"_s.arg(figure ? u"right"_s : u"left"_s,
                                             u"&nbsp;"_s.repeated(4 * level), html);
}

QString tableHtml(const ReportTable &report)
{
    const TextTable texts = reportTable(report);
    QString html =
        u"<table width='100%' border='1' cellspacing='0' cellpadding='3'"
        " style='border-collapse:collapse; border-style:solid; border-color:#b4bcc8'><thead><tr>"_s;
    for (qsizetype i = 0; i < texts.header.size(); ++i) {
        html += u"<th align='%1'>%2</th>"_s.arg(isFigure(report.columns.at(i).type) ? u"right"_s
                                                                                    : u"left"_s,
                                                texts.header.at(i).toHtmlEscaped());
    }
    html += u"</tr></thead>"_s;
    for (qsizetype row = 0; row < texts.rows.size(); ++row) {
        const ReportRow &line = report.rows.at(row);
        html += u"<tr>"_s;
        for (qsizetype i = 0; i < report.columns.size(); ++i) {
            const Value value = line.values.value(i);
            const bool amount = report.columns.at(i).type == FieldType::Amount && !value.isEmpty();
            const QString text = amount
                ? Amount::fromRaw(value.toInt()).toString(report.columns.at(i).digits)
                : texts.rows.at(row).at(i);
            html += cellHtml(report.columns.at(i), line.kindOf(i), i == 0 ? line.level : 0,
                             i == 0 ? text.trimmed() : text);
        }
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

} // namespace

Result<void> writePdf(const ReportTable &report, const QString &path)
{
    QPdfWriter writer(path);
    writer.setTitle(report.title);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(report.columns.size() > portraitColumns ? QPageLayout::Landscape
                                                                      : QPageLayout::Portrait);
    QFont font(u"Noto Sans CJK SC"_s);
    font.setPointSizeF(textPoints);
    QTextDocument document;
    document.setDefaultFont(font);
    QString html = u"<h2 align='center'>%1</h2>"_s.arg(report.title.toHtmlEscaped());
    for (const QString &line : report.heading) {
        html += u"<div>%1</div>"_s.arg(line.toHtmlEscaped());
    }
    document.setHtml(html + u"<br>"_s + tableHtml(report));
    document.print(&writer);
    const QFileInfo written(path);
    return require(written.isFile() && written.size() > 0, "file_not_writable", "",
                   {{u"path"_s, path}});
}

} // namespace kontor::admin
