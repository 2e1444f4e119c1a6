#pragma once

#include "app/documents/document_lines.h"
#include "app/documents/line_pricing.h"

namespace kontor {

/// The lines of quotations, orders, invoices and what goes with them: products bring price, unit
/// and tax, amounts follow at once, stock and promise date stand beside.
class TradeLines final : public DocumentLines
{
    Q_OBJECT

public:
    TradeLines(DataSource &source, const Clock &clock, const DocumentKind &kind,
               QObject *parent = nullptr);

    void setHead(const Record &document) override;
    void sumUp(Record &document) const override;
    /// The product of a line, once it was fetched.
    const ProductFacts *factsOf(const Line &line) const;
    /// Its stock, and why the price is what it is.
    QString note(const Line &line) const override;

protected:
    void complete(const LineModel &model, Line &line, const QString &column) override;
    QHash<QString, QString> check(const LineModel &model, const Line &line) const override;
    void refine(LineColumn &column, const Field &field) const override;
    QList<LineColumn> extraColumns() const override;
    QString titleOf(const Record &record) const override;
    bool isShown(const QString &column, bool editable) const override;

private:
    bool has(const char *field) const;
    bool showsStock() const
    {
        return kind().side == DocumentKind::Side::Sale && !kind().linesFixed;
    }
    void cellEntered(const QUuid &line, const QString &column);
    void productFetched(const QUuid &product);
    void fillLines(const QUuid &product);
    void linesTaken();
    void reprice(const LineModel &model, Line &line, Record &record) const;
    void setGiven(Line &line, Record &record, const Value &price) const;
    void showStock(const LineModel &model, Line &line, const Record &record) const;
    void takeTaxRate(Record &record) const;
    QString priceReason(const Line &line) const;

    const Clock &m_clock;
    ProductFactsSource m_facts;
    LineContext m_context;
    QUuid m_priceList;
    /// Lines whose price is to be looked at again, since the price list changed.
    QSet<QUuid> m_repricing;
    /// The column of the price that the program gave a line; one that differs was given by the
    /// person.
    const QString m_given;
};

} // namespace kontor
