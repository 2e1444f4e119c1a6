#pragma once

#include "app/views/screen.h"
#include "app/widgets/figure_card.h"

namespace kontor {

/// Reads the numbers that matter, as far as the user may see them: sales of the month, pipeline,
/// overdue receivables, cash. Those that rest on records work offline.
class StartFigures : public QObject
{
    Q_OBJECT

public:
    explicit StartFigures(const ScreenContext &context, QObject *parent = nullptr);

    /// The figures that this user may see, in their order.
    QStringList names() const;
    /// What a figure is called and opens, before anything is read.
    FigureCard::Figure blank(const QString &name) const;
    Place place(const QString &name) const;

    void read();

signals:
    void figureRead(const QString &name, const kontor::FigureCard::Figure &figure);

private:
    struct Sales;

    void readSales();
    void tellSales(const Sales &sales);
    void readPipeline();
    void readReceivables();
    void readCash();
    void tell(const QString &name, const QString &value, const QString &detail,
              Tone tone = Tone::Neutral, const QList<qint64> &trend = {});
    Filter overdue() const;
    bool may(const char *key) const;

    ScreenContext m_context;
};

} // namespace kontor
