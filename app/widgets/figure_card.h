#pragma once

#include "app/widgets/theme.h"

#include <QAbstractButton>

namespace kontor {

/// A number that matters, with what it is, what to compare it with and perhaps how it went lately;
/// a click opens what it is made of.
class FigureCard final : public QAbstractButton
{
    Q_OBJECT

public:
    struct Figure {
        QString label;
        QString value;             ///< as people write it; empty: not known now
        QString detail;            ///< "+12% against the same days of last month"
        Tone tone = Tone::Neutral; ///< of the detail
        QList<qint64> trend;       ///< the oldest first; fewer than two are not drawn

        bool operator==(const Figure &) const = default;
    };

    explicit FigureCard(QWidget *parent = nullptr);

    void setFigure(const Figure &figure);
    const Figure &figure() const { return m_figure; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintTrend(QPainter &painter, const QRect &area) const;

    Figure m_figure;
};

} // namespace kontor
