#pragma once

#include "app/models/data_source.h"
#include "common/rules/availability.h"
#include "common/rules/price.h"
#include "common/rules/unit_ratio.h"

namespace kontor {

/// What the lines of a document need to know of a product.
struct ProductFacts {
    Record product;
    QList<rules::ListPrice> listPrices; ///< in the document's price list
    /// By unit, besides the stock unit.
    QHash<QUuid, rules::UnitRatio> ratios;
    rules::Stock stock;      ///< in the document's warehouse, or in all
    bool stockKnown = false; ///< otherwise it is not this user's to see, or at the office

    bool isService() const;
    /// Whether `stock` says something: of goods, where it is known.
    bool tellsStock() const { return stockKnown && !isService(); }
    /// Stock units in one of the unit; 1 for the stock unit and for units not known.
    rules::UnitRatio ratioOf(const QUuid &unit) const;
};

/// Fetches and keeps the facts of the products on one document, for its price list and warehouse.
class ProductFactsSource : public QObject
{
    Q_OBJECT

public:
    explicit ProductFactsSource(DataSource &source, QObject *parent = nullptr);

    /// Forgets what depends on them when they change.
    void setContext(const QUuid &priceList, const QUuid &warehouse);
    /// nullptr until they were fetched.
    const ProductFacts *find(const QUuid &product) const;
    /// Tells by fetched() when they are there; at once if they are already.
    void fetch(const QUuid &product);
    /// The rate of a tax; nothing while it is not known. Known once a product was fetched.
    std::optional<Rate> taxRate(const QUuid &tax) const;

signals:
    void fetched(const QUuid &product);

private:
    void fetchTaxes();
    void ask(const QUuid &product, const Query &query,
             void (*take)(ProductFacts &facts, const Record &record));
    void askForStock(const QUuid &product);
    void takeOfficeStock(const QUuid &product, const Page &page);
    void answered(const QUuid &product);
    void forget(const Entity *entity, const QList<QUuid> &ids);
    void fetchAllAgain();

    struct Fetching {
        ProductFacts facts;
        int waiting = 0;
        bool isStale = false; ///< the context changed meanwhile: fetched once more
    };

    DataSource &m_source;
    QUuid m_priceList;
    QUuid m_warehouse;
    QHash<QUuid, ProductFacts> m_facts;
    QHash<QUuid, Fetching> m_fetching;
    QHash<QUuid, Rate> m_taxRates;
    bool m_taxesKnown = false; ///< before, no product is told to be there
};

} // namespace kontor
