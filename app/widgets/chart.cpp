#include "app/widgets/chart.h"

#include "app/widgets/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <cmath>

namespace kontor {

namespace {

/// Labels on the bars are readable up to this many categories.
constexpr qsizetype labelledMax = 16;

QFont smallFont()
{
    return theme::font(TextSize::Small);
}

} // namespace

Chart::Chart(QWidget *parent) : QChartView(parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setMinimumHeight(40 * theme::grid);
}

QString Chart::shortNumber(double value, const QLocale &locale)
{
    const double size = std::abs(value);
    const bool chinese = locale.language() == QLocale::Chinese;
    const auto text = [&locale](double number, const QString &unit) {
        const int digits = std::abs(number) < 10 && number != std::round(number) ? 1 : 0;
        return locale.toString(number, 'f', digits) + unit;
    };
    if (chinese) {
        return size >= 1e8 ? text(value / 1e8, QStringLiteral(" \u4ebf"))
            : size >= 1e4  ? text(value / 1e4, QStringLiteral(" \u4e07"))
                           : text(value, {});
    }
    return size >= 1e6 ? text(value / 1e6, QStringLiteral(" M"))
        : size >= 1e4  ? text(value / 1e3, QStringLiteral(" k"))
                       : text(value, {});
}

void Chart::show(Kind kind, const QStringList &categories, const QList<Series> &series, int scale)
{
    m_kind = kind;
    m_categories = categories;
    m_series = series;
    m_scale = scale;
    rebuild();
}

void Chart::rebuild()
{
    qDeleteAll(m_labels);
    m_labels.clear();
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({0, 0, 0, 0});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->setVisible(m_series.size() > 1);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(smallFont());
    chart->legend()->setLabelColor(theme::color(ColorRole::TextMuted));
    // The figures stand where the bars are, once those have their place.
    connect(chart, &QChart::plotAreaChanged, this, &Chart::labelPoints);
    QChart *former = this->chart();
    setChart(chart);
    delete former;
    if (m_kind == Kind::Lines) {
        addLines();
    } else {
        addBars();
    }
}

void Chart::addBars()
{
    QAbstractBarSeries *bars = nullptr;
    if (m_kind == Kind::StackedBars) {
        bars = new QStackedBarSeries;
    } else if (m_kind == Kind::HorizontalBars) {
        bars = new QHorizontalBarSeries;
    } else {
        bars = new QBarSeries;
    }
    const double unit = std::pow(10.0, m_scale);
    double least = 0;
    double most = 0;
    QList<double> stacked(m_categories.size(), 0.0);
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        auto *set = new QBarSet(m_series.at(i).name);
        set->setColor(theme::chartColor(i));
        set->setBorderColor(Qt::transparent);
        for (qsizetype c = 0; c < m_series.at(i).values.size(); ++c) {
            const double value = static_cast<double>(m_series.at(i).values.at(c)) / unit;
            set->append(value);
            stacked[c] = m_kind == Kind::StackedBars ? stacked.at(c) + value : value;
            least = std::min(least, stacked.at(c));
            most = std::max(most, stacked.at(c));
        }
        bars->append(set);
    }
    bars->setBarWidth(m_series.size() > 1 ? 0.8 : 0.6);
    chart()->addSeries(bars);
    connect(bars, &QAbstractBarSeries::clicked, this, [this, bars](int index, QBarSet *set) {
        emit activated(static_cast<int>(bars->barSets().indexOf(set)), index);
    });
    addAxes(bars, least, most);
    labelPoints();
}

void Chart::addLines()
{
    const double unit = std::pow(10.0, m_scale);
    double least = 0;
    double most = 0;
    QList<QLineSeries *> lines;
    for (qsizetype i = 0; i < m_series.size(); ++i) {
        auto *line = new QLineSeries;
        line->setName(m_series.at(i).name);
        line->setPen(QPen(theme::chartColor(i), 2));
        for (qsizetype c = 0; c < m_series.at(i).values.size(); ++c) {
            const double value = static_cast<double>(m_series.at(i).values.at(c)) / unit;
            line->append(static_cast<double>(c), value);
            least = std::min(least, value);
            most = std::max(most, value);
        }
        lines.append(line);
        chart()->addSeries(line);
        connect(line, &QLineSeries::clicked, this, [this, i](const QPointF &point) {
            emit activated(static_cast<int>(i), static_cast<int>(std::lround(point.x())));
        });
    }
    for (QLineSeries *line : lines) {
        addAxes(line, least, most);
    }
    labelPoints();
}

void Chart::addAxes(QAbstractSeries *series, double least, double most)
{
    const bool horizontal = m_kind == Kind::HorizontalBars;
    const Qt::Alignment categorySide = horizontal ? Qt::AlignLeft : Qt::AlignBottom;
    const Qt::Alignment valueSide = horizontal ? Qt::AlignBottom : Qt::AlignLeft;
    if (chart()->axes().isEmpty()) {
        auto *categories = new QBarCategoryAxis;
        categories->append(m_categories);
        categories->setGridLineVisible(false);
        categories->setLabelsFont(smallFont());
        categories->setLabelsColor(theme::color(ColorRole::TextMuted));
        categories->setLinePenColor(theme::color(ColorRole::BorderStrong));
        chart()->addAxis(categories, categorySide);
        auto *values = new QValueAxis;
        // Room above the largest for its label.
        const double room = (most - least) * 0.12;
        values->setRange(least < 0 ? least - room : 0, most > least ? most + room : 1);
        values->setTickCount(4);
        values->setLabelsVisible(false); // the figures stand at the bars
        values->setLineVisible(false);
        values->setGridLineColor(theme::color(ColorRole::Border));
        chart()->addAxis(values, valueSide);
    }
    const QList<QAbstractAxis *> axes = chart()->axes();
    for (QAbstractAxis *axis : axes) {
        series->attachAxis(axis);
    }
}

/// Writes the figures where they are, for one series or the sum of stacked ones.
void Chart::labelPoints()
{
    qDeleteAll(m_labels);
    m_labels.clear();
    const bool readable = m_categories.size() <= labelledMax
        && (m_series.size() == 1 || m_kind == Kind::StackedBars || m_kind == Kind::Lines);
    if (!readable || chart()->series().isEmpty()) {
        return;
    }
    const double unit = std::pow(10.0, m_scale);
    const auto label = [this](const QPointF &at, const QString &text, const QColor &color) {
        auto *item = new QGraphicsSimpleTextItem(text, chart());
        item->setFont(smallFont());
        item->setBrush(color);
        const QRectF size = item->boundingRect();
        const bool horizontal = m_kind == Kind::HorizontalBars;
        item->setPos(horizontal ? at + QPointF(4, -size.height() / 2)
                                : at - QPointF(size.width() / 2, size.height() + 2));
        item->setZValue(20);
        m_labels.append(item);
    };
    QAbstractSeries *first = chart()->series().first();
    for (qsizetype c = 0; c < m_categories.size(); ++c) {
        double sum = 0;
        for (qsizetype i = 0; i < m_series.size(); ++i) {
            const double value = static_cast<double>(m_series.at(i).values.value(c)) / unit;
            sum += value;
            // Of a line only the last point: direct labels, not a cloud of figures.
            if (m_kind == Kind::Lines && (c + 1 == m_categories.size())) {
                label(chart()->mapToPosition({double(c), value}, chart()->series().at(i)),
                      shortNumber(value, locale()), theme::chartColor(i));
            }
        }
        if (m_kind != Kind::Lines && sum != 0) {
            const QPointF point =
                m_kind == Kind::HorizontalBars ? QPointF(sum, double(c)) : QPointF(double(c), sum);
            label(chart()->mapToPosition(point, first), shortNumber(sum, locale()),
                  theme::color(sum < 0 ? ColorRole::Negative : ColorRole::Text));
        }
    }
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    if (chart() != nullptr && !m_categories.isEmpty()) {
        labelPoints();
    }
}

void Chart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_categories.isEmpty()) {
        rebuild();
    }
    QChartView::changeEvent(event);
}

} // namespace kontor
