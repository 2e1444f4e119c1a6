#pragma once

#include "app/shell/printing/printed_document.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QRectF>

class QPagedPaintDevice;

namespace kontor {

/// Paints a PrintedDocument on pages: head, facts, table with repeated header, totals, notes,
/// signatures. Preview, PDF and printer get the same pages from it.
///
/// All lengths are in mm from the left upper corner of the page's printable area.
class DocumentPainter
{
public:
    DocumentPainter(const PrintedDocument &document, QPagedPaintDevice &device);

    /// Paints all pages; the device must not be painted on by anybody else meanwhile. Returns the
    /// number of pages, 0 when the device cannot be painted on.
    int paint();

private:
    enum class Weight { Normal, Bold };
    struct Style {
        double points = 9;
        Weight weight = Weight::Normal;
        bool muted = false;
    };

    void layOut();
    void head();
    void statementHead();
    void addressAndFacts();
    void table();
    void tableHead();
    void tableRow(const PrintedRow &row, bool rule);
    void totals();
    void notes();
    void signatures();
    void pageFoot();
    void draftMark();

    void startPage();
    /// Starts a new page unless `height` fits on this one.
    bool need(double height);
    QList<double> columnWidths() const;

    double text(const QRectF &box, const QString &text, const Style &style, int flags = 0);
    void drawLine(QPointF at, const QString &line, const QFontMetricsF &metrics);
    QStringList wrapped(const QString &text, double width, const Style &style) const;
    double heightOf(const QString &text, double width, const Style &style) const;
    double widthOf(const QString &text, const Style &style) const;
    void line(double x1, double y1, double x2, double y2, double width = 0.2);
    void fill(const QRectF &box, const QColor &color);
    QFont font(const Style &style) const;
    QRectF toDevice(const QRectF &box) const;
    double pixels(double mm) const;

    const PrintedDocument &m_document;
    QPagedPaintDevice &m_device;
    QPainter m_painter;
    bool m_drawing = false; ///< the first pass only counts pages
    int m_page = 0;
    int m_pages = 0;
    double m_width = 0;
    double m_height = 0;
    double m_y = 0; ///< where the next thing goes
};

} // namespace kontor
