#pragma once

#include <QChartView>
#include <QList>
#include <QString>

namespace kontor {

/// A chart with few colours and the figures written where they are; a click drills.
///
/// The numbers are drawn, never computed with: they come as raw integers with their scale.
class Chart final : public QChartView
{
    Q_OBJECT

public:
    enum class Kind { Bars, StackedBars, HorizontalBars, Lines };
    struct Series {
        QString name;
        QList<qint64> values; ///< raw, one a category
    };

    explicit Chart(QWidget *parent = nullptr);

    /// `scale`: the values count units of 10^-scale.
    void show(Kind kind, const QStringList &categories, const QList<Series> &series, int scale);
    /// The value as a label: "1.2 M", "350".
    static QString shortNumber(double value, const QLocale &locale);

signals:
    /// A bar or a point was clicked.
    void activated(int series, int category);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void addBars();
    void addLines();
    void addAxes(QAbstractSeries *series, double least, double most);
    void labelPoints();

    Kind m_kind = Kind::Bars;
    QStringList m_categories;
    QList<Series> m_series;
    int m_scale = 0;
    QList<QGraphicsSimpleTextItem *> m_labels;
};

} // namespace kontor
