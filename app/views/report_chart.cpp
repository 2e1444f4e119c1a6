#include "app/views/report_chart.h"

#include "app/models/format.h"

#include "app/widgets/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr qsizetype barsMax = 12;
constexpr int chartHeight = 48 * theme::grid;
constexpr int nameLength = 14;

/// The last column of text before the figure: month, customer, stage.
int categoryBefore(const ReportTable &table, int figure)
{
    for (int i = figure - 1; i >= 0; --i) {
        const FieldType type = table.columns.at(i).type;
        if (type == FieldType::Text || type == FieldType::Date) {
            return i;
        }
    }
    return -1;
}

QString shortened(const QString &name)
{
    return name.size() > nameLength ? name.left(nameLength - 1) + u'…' : name;
}

} // namespace

ReportChart::ReportChart(const ReportTableModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_chart(new Chart(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chart);
    m_chart->setFixedHeight(chartHeight);
    connect(m_chart, &Chart::activated, this, [this](int, int category) {
        const DrillTarget target = m_model.targetOf(m_model.index(m_rows.value(category, -1), 0));
        if (!target.isEmpty()) {
            emit activatedTarget(target);
        }
    });
    hide();
}

QList<int> ReportChart::chosenRows(int figure) const
{
    const QList<ReportRow> &lines = m_model.table().rows;
    QList<int> rows;
    for (int row = 0; row < lines.size(); ++row) {
        if (lines.at(row).kind == ReportRow::Kind::Line) {
            rows.append(row);
        }
    }
    if (rows.size() <= barsMax) {
        return rows;
    }
    const auto value = [&](int row) { return lines.at(row).values.value(figure).toInt(); };
    const bool isTime = m_model.table().columns.first().name == QLatin1String("month");
    if (isTime) {
        return rows.last(barsMax);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) { return value(a) > value(b); });
    rows = rows.first(barsMax);
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ReportChart::showColumn(const QString &name)
{
    const ReportTable &table = m_model.table();
    int figure = -1;
    for (int i = 0; i < table.columns.size(); ++i) {
        figure = table.columns.at(i).name == name ? i : figure;
    }
    const int category = categoryBefore(table, figure);
    m_rows = category < 0 ? QList<int>() : chosenRows(figure);
    setVisible(m_rows.size() > 1);
    if (m_rows.size() < 2) {
        return;
    }
    const ReportColumn &column = table.columns.at(figure);
    QStringList names;
    Chart::Series series{column.label.translated(), {}};
    for (const int row : std::as_const(m_rows)) {
        // Two customers of one name are two bars: categories of a chart must differ.
        QString text = shortened(m_model.index(row, category).data().toString());
        while (names.contains(text)) {
            text += QChar(0x200b);
        }
        names.append(text);
        series.values.append(table.rows.at(row).values.value(figure).toInt());
    }
    m_chart->show(Chart::Kind::Bars, names, {series}, numberFormat(column).scale);
}

} // namespace kontor
