#include "app/shell/printing/document_painter.h"

#include <QPagedPaintDevice>
#include <QTextLayout>

#include <algorithm>

namespace kontor {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double gap = 4;
constexpr double footHeight = 8;
constexpr double cellPadding = 1.2;
constexpr double factLabelWidth = 34;
constexpr double factsWidth = 82;
constexpr double totalsWidth = 72;
constexpr double levelIndent = 4;
constexpr double signatureHeight = 16;
/// The fonts leave more between lines than a table wants.
constexpr double lineSpacing = 0.86;

// Paper is white whatever the theme of the screen is.
const QColor ink(0x1c, 0x23, 0x30);
const QColor paleInk(0x5a, 0x63, 0x72);
const QColor rule(0x9a, 0xa2, 0xae);
const QColor shade(0xee, 0xf1, 0xf5);
const QColor markColor(0xe6, 0xe8, 0xec);

} // namespace

DocumentPainter::DocumentPainter(const PrintedDocument &document, QPagedPaintDevice &device)
    : m_document(document), m_device(device)
{
}

int DocumentPainter::paint()
{
    if (!m_painter.begin(&m_device)) {
        return 0;
    }
    const QPageLayout layout = m_device.pageLayout();
    const QRectF area = layout.paintRect(QPageLayout::Millimeter);
    m_width = area.width();
    m_height = area.height();
    for (const bool drawing : {false, true}) {
        m_drawing = drawing;
        m_page = 0;
        layOut();
        m_pages = m_page;
    }
    m_painter.end();
    return m_pages;
}

void DocumentPainter::layOut()
{
    startPage();
    head();
    addressAndFacts();
    table();
    totals();
    notes();
    signatures();
}

void DocumentPainter::startPage()
{
    ++m_page;
    if (m_drawing && m_page > 1) {
        m_device.newPage();
    }
    m_y = 0;
    draftMark();
    pageFoot();
    if (m_page > 1) {
        // Whose page this is, should the sheets come apart.
        const QString number =
            m_document.facts.isEmpty() ? QString() : m_document.facts.constFirst().text;
        const Style style{8, Weight::Normal, true};
        const QString title =
            QString(m_document.title).replace(QLatin1Char('\n'), QLatin1Char(' '));
        text({0, 0, m_width / 2, 5}, m_document.company, style);
        text({m_width / 2, 0, m_width / 2, 5}, title + QLatin1Char(' ') + number, style,
             Qt::AlignRight);
        line(0, 5.5, m_width, 5.5);
        m_y = 8;
    }
}

bool DocumentPainter::need(double height)
{
    if (m_y + height <= m_height - footHeight) {
        return false;
    }
    startPage();
    return true;
}

/// Title, number of the form, then company, date and unit in one line.
void DocumentPainter::statementHead()
{
    m_y = text({0, 0, m_width, 20}, m_document.title, {15, Weight::Bold}, Qt::AlignHCenter) + 1;
    m_y += text({0, m_y, m_width, 6}, m_document.formName, {8}, Qt::AlignRight);
    const double third = m_width / 3;
    const Qt::AlignmentFlag sides[] = {Qt::AlignLeft, Qt::AlignHCenter, Qt::AlignRight};
    double height = 0;
    for (int i = 0; i < 3; ++i) {
        height = std::max(
            height, text({i * third, m_y, third, 10}, m_document.banner.value(i), {8}, sides[i]));
    }
    m_y += height + 1;
}

void DocumentPainter::head()
{
    if (!m_document.banner.isEmpty()) {
        statementHead();
        return;
    }
    const Style companyStyle{12, Weight::Bold};
    const Style titleStyle{17, Weight::Bold};
    const double half = m_width * 0.55;
    double left = text({0, 0, half, 20}, m_document.company, companyStyle);
    const Style small{8, Weight::Normal, true};
    for (const QString &each : m_document.companyLines) {
        left += text({0, left, half, 10}, each, small);
    }
    const double right =
        text({half, 0, m_width - half, 30}, m_document.title, titleStyle, Qt::AlignRight);
    m_y = std::max(left, right) + 2;
    line(0, m_y, m_width, m_y, 0.4);
    m_y += gap;
}

void DocumentPainter::addressAndFacts()
{
    double left = m_y;
    if (!m_document.recipient.isEmpty()) {
        const double width = m_width - factsWidth - gap;
        left += text({0, left, width, 5}, m_document.recipientLabel, {8, Weight::Normal, true});
        bool first = true;
        for (const QString &each : m_document.recipient) {
            left += text({0, left, width, 20}, each, first ? Style{10.5, Weight::Bold} : Style{9});
            first = false;
        }
    }
    double right = m_y;
    const double x = m_width - factsWidth;
    for (const PrintedFact &fact : m_document.facts) {
        const double labelHeight =
            text({x, right, factLabelWidth, 10}, fact.label, {8.5, Weight::Normal, true});
        const double textHeight = text({x + factLabelWidth, right, factsWidth - factLabelWidth, 20},
                                       fact.text, {9, fact.strong ? Weight::Bold : Weight::Normal});
        right += std::max(labelHeight, textHeight) + 0.6;
    }
    m_y = std::max(left, right) + gap;
}

QList<double> DocumentPainter::columnWidths() const
{
    double fixed = 0;
    int shares = 0;
    for (const PrintedColumn &column : m_document.columns) {
        fixed += column.width;
        shares += column.width == 0 ? 1 : 0;
    }
    // Without a column that takes the rest, all grow alike.
    const double factor = shares == 0 && fixed > 0 ? m_width / fixed : 1;
    QList<double> widths;
    for (const PrintedColumn &column : m_document.columns) {
        widths.append(column.width == 0 ? (m_width - fixed) / shares : column.width * factor);
    }
    return widths;
}

void DocumentPainter::table()
{
    if (m_document.columns.isEmpty()) {
        return;
    }
    if (!m_document.formName.isEmpty() && m_document.banner.isEmpty()) {
        m_y += text({0, m_y, m_width, 6}, m_document.formName, {8}, Qt::AlignRight) + 1;
    }
    tableHead();
    for (const PrintedRow &row : m_document.rows) {
        tableRow(row, true);
    }
    line(0, m_y, m_width, m_y, 0.4);
    m_y += gap;
}

void DocumentPainter::tableHead()
{
    const QList<double> widths = columnWidths();
    const Style style{8.5, Weight::Bold};
    double height = 0;
    for (qsizetype i = 0; i < widths.size(); ++i) {
        height = std::max(
            height,
            heightOf(m_document.columns.at(i).title, widths.at(i) - 2 * cellPadding, style));
    }
    height += 2 * cellPadding;
    need(2 * height);
    fill({0, m_y, m_width, height}, shade);
    line(0, m_y, m_width, m_y, 0.4);
    double x = 0;
    for (qsizetype i = 0; i < widths.size(); ++i) {
        const PrintedColumn &column = m_document.columns.at(i);
        const int align = m_document.boxed ? Qt::AlignHCenter
            : column.right                 ? Qt::AlignRight
                                           : Qt::AlignLeft;
        text({x + cellPadding, m_y + cellPadding, widths.at(i) - 2 * cellPadding, height},
             column.title, style, align);
        if (m_document.boxed) {
            line(x, m_y, x, m_y + height);
        }
        x += widths.at(i);
    }
    if (m_document.boxed) {
        line(m_width, m_y, m_width, m_y + height);
    }
    m_y += height;
    line(0, m_y, m_width, m_y, 0.2);
}

void DocumentPainter::tableRow(const PrintedRow &row, bool rule)
{
    const QList<double> widths = columnWidths();
    const auto styleOf = [&row](qsizetype i) {
        const bool strong = i < row.strongCells.size() ? row.strongCells.at(i) : row.strong;
        return Style{9, strong ? Weight::Bold : Weight::Normal};
    };
    double height = heightOf(QStringLiteral("0"), m_width, styleOf(0));
    for (qsizetype i = 0; i < widths.size() && i < row.cells.size(); ++i) {
        const double indent = i == 0 ? row.level * levelIndent : 0;
        height = std::max(
            height, heightOf(row.cells.at(i), widths.at(i) - 2 * cellPadding - indent, styleOf(i)));
    }
    height += 2 * cellPadding;
    if (need(height)) {
        tableHead();
    }
    double x = 0;
    for (qsizetype i = 0; i < widths.size(); ++i) {
        const double indent = i == 0 ? row.level * levelIndent : 0;
        text({x + cellPadding + indent, m_y + cellPadding, widths.at(i) - 2 * cellPadding - indent,
              height},
             row.cells.value(i), styleOf(i),
             m_document.columns.at(i).right ? Qt::AlignRight : Qt::AlignLeft);
        if (m_document.boxed) {
            line(x, m_y, x, m_y + height);
        }
        x += widths.at(i);
    }
    if (m_document.boxed) {
        line(m_width, m_y, m_width, m_y + height);
    }
    if (row.ruled) {
        line(0, m_y, m_width, m_y, 0.4);
    }
    m_y += height;
    if (rule) {
        line(0, m_y, m_width, m_y, m_document.boxed ? 0.2 : 0.1);
    }
}

void DocumentPainter::totals()
{
    if (m_document.totals.isEmpty()) {
        return;
    }
    need(double(m_document.totals.size()) * 6);
    const double top = m_y;
    const double x = m_width - totalsWidth;
    double y = top;
    for (const PrintedFact &fact : m_document.totals) {
        const Style style{fact.strong ? 10.5 : 9.0, fact.strong ? Weight::Bold : Weight::Normal};
        if (fact.strong) {
            line(x, y, m_width, y, 0.3);
            y += 1;
        }
        const double labelHeight = text({x, y, totalsWidth / 2, 10}, fact.label, style);
        text({x + totalsWidth / 2, y, totalsWidth / 2 - cellPadding, 10}, fact.text, style,
             Qt::AlignRight);
        y += labelHeight + 0.8;
    }
    double left = top;
    if (!m_document.inWords.isEmpty()) {
        left += text({0, top, x - gap, 20}, m_document.inWords, {9});
    }
    m_y = std::max(left, y) + gap;
}

void DocumentPainter::notes()
{
    for (const PrintedFact &note : m_document.notes) {
        const double height = heightOf(note.text, m_width, {9}) + 5;
        need(std::min(height, m_height / 2));
        m_y += text({0, m_y, m_width, 5}, note.label, {8, Weight::Normal, true});
        m_y += text({0, m_y, m_width, m_height}, note.text, {9}) + 2;
    }
}

void DocumentPainter::signatures()
{
    if (m_document.signatures.isEmpty()) {
        return;
    }
    need(signatureHeight);
    m_y += gap;
    const double width = m_width / double(m_document.signatures.size());
    double x = 0;
    for (const QString &label : m_document.signatures) {
        const double used = widthOf(label, {8.5, Weight::Normal, true}) + 2;
        text({x, m_y, width, 6}, label, {8.5, Weight::Normal, true});
        line(x + used, m_y + 4.5, x + width - gap, m_y + 4.5);
        x += width;
    }
    m_y += signatureHeight;
}

void DocumentPainter::pageFoot()
{
    const double y = m_height - footHeight + 2;
    line(0, y, m_width, y, 0.1);
    const Style style{7.5, Weight::Normal, true};
    text({0, y + 1, m_width * 0.7, 5}, m_document.company, style);
    text({m_width * 0.7, y + 1, m_width * 0.3, 5},
         m_document.pageText.arg(m_page).arg(std::max(m_page, m_pages)), style, Qt::AlignRight);
}

void DocumentPainter::draftMark()
{
    if (m_document.draftMark.isEmpty() || !m_drawing) {
        return;
    }
    m_painter.save();
    const QRectF page = toDevice({0, 0, m_width, m_height});
    m_painter.translate(page.center());
    m_painter.rotate(-35);
    m_painter.setFont(font({64, Weight::Bold}));
    m_painter.setPen(markColor);
    const QRectF box(-page.height() / 2, -page.height() / 4, page.height(), page.height() / 2);
    m_painter.drawText(box, Qt::AlignCenter, m_document.draftMark);
    m_painter.restore();
}

double DocumentPainter::text(const QRectF &box, const QString &text, const Style &style, int flags)
{
    if (m_drawing && !text.isEmpty()) {
        m_painter.setFont(font(style));
        m_painter.setPen(style.muted ? paleInk : ink);
        const QFontMetricsF metrics(font(style), &m_device);
        double y = pixels(box.top()) + metrics.ascent();
        for (const QString &each : wrapped(text, box.width(), style)) {
            const double left = pixels(box.width()) - metrics.horizontalAdvance(each);
            const double shift = (flags & Qt::AlignRight) != 0 ? left
                : (flags & Qt::AlignHCenter) != 0              ? left / 2
                                                               : 0;
            drawLine(QPointF(pixels(box.left()) + shift, y), each, metrics);
            y += metrics.lineSpacing() * lineSpacing;
        }
    }
    return heightOf(text, box.width(), style);
}

/// Digits are drawn by themselves: next to Latin letters the font gives them other shapes, which a
/// PDF reader cannot find or copy as text.
void DocumentPainter::drawLine(QPointF at, const QString &line, const QFontMetricsF &metrics)
{
    qsizetype from = 0;
    while (from < line.size()) {
        qsizetype to = from + 1;
        while (to < line.size() && line.at(to).isDigit() == line.at(from).isDigit()) {
            ++to;
        }
        const QString part = line.mid(from, to - from);
        m_painter.drawText(at, part);
        at.rx() += metrics.horizontalAdvance(part);
        from = to;
    }
}

QStringList DocumentPainter::wrapped(const QString &text, double width, const Style &style) const
{
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font(style), &m_device);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(pixels(width));
            lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

double DocumentPainter::heightOf(const QString &text, double width, const Style &style) const
{
    const QFontMetricsF metrics(font(style), &m_device);
    const auto lines = double(qMax<qsizetype>(1, wrapped(text, width, style).size()));
    return lines * metrics.lineSpacing() * lineSpacing * mmPerInch / m_device.logicalDpiY();
}

double DocumentPainter::widthOf(const QString &text, const Style &style) const
{
    const QFontMetricsF metrics(font(style), &m_device);
    return metrics.horizontalAdvance(text) * mmPerInch / m_device.logicalDpiX();
}

void DocumentPainter::line(double x1, double y1, double x2, double y2, double width)
{
    if (m_drawing) {
        m_painter.setPen(QPen(rule, pixels(width)));
        m_painter.drawLine(QPointF(pixels(x1), pixels(y1)), QPointF(pixels(x2), pixels(y2)));
    }
}

void DocumentPainter::fill(const QRectF &box, const QColor &color)
{
    if (m_drawing) {
        m_painter.fillRect(toDevice(box), color);
    }
}

QFont DocumentPainter::font(const Style &style) const
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
                      QStringLiteral("Microsoft YaHei"), QStringLiteral("PingFang SC")});
    font.setPointSizeF(style.points);
    font.setBold(style.weight == Weight::Bold);
    // Any spacing keeps the font from joining letters, which would be found as one odd letter.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.02);
    return font;
}

QRectF DocumentPainter::toDevice(const QRectF &box) const
{
    return {pixels(box.left()), pixels(box.top()), pixels(box.width()), pixels(box.height())};
}

double DocumentPainter::pixels(double mm) const
{
    return mm * m_device.logicalDpiX() / mmPerInch;
}

} // namespace kontor
