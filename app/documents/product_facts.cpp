#include "app/documents/product_facts.h"

#include "common/base/when_done.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product.h"
#include "common/entities/product/product_unit.h"
#include "common/entities/product/tax.h"

namespace kontor {

namespace {

void takeProduct(ProductFacts &facts, const Record &record)
{
    facts.product = record;
}

void takePrice(ProductFacts &facts, const Record &record)
{
    const auto item = fromRecord<PriceListItem>(record);
    facts.listPrices.append({item.minimumQuantity, item.price, item.validFrom, item.validTo});
}

void takeUnit(ProductFacts &facts, const Record &record)
{
    const auto unit = fromRecord<ProductUnit>(record);
    facts.ratios.insert(unit.unit.uuid(), {unit.numerator, unit.denominator});
}

void takeStock(ProductFacts &facts, const Record &record)
{
    const auto level = fromRecord<StockLevel>(record);
    facts.stock.onHand += level.onHand;
    facts.stock.reserved += level.reserved;
    facts.stock.incoming += level.incoming;
}

} // namespace

bool ProductFacts::isService() const
{
    return product.entity != nullptr && product.value("kind").toText() == QLatin1String("service");
}

rules::UnitRatio ProductFacts::ratioOf(const QUuid &unit) const
{
    return ratios.value(unit);
}

ProductFactsSource::ProductFactsSource(DataSource &source, QObject *parent)
    : QObject(parent), m_source(source)
{
    connect(&source, &DataSource::changed, this, &ProductFactsSource::forget);
    fetchTaxes();
}

void ProductFactsSource::setContext(const QUuid &priceList, const QUuid &warehouse)
{
    if (priceList == m_priceList && warehouse == m_warehouse) {
        return;
    }
    m_priceList = priceList;
    m_warehouse = warehouse;
    fetchAllAgain();
}

void ProductFactsSource::fetchAllAgain()
{
    const QList<QUuid> known = m_facts.keys();
    m_facts.clear();
    for (Fetching &fetching : m_fetching) {
        fetching.isStale = true;
    }
    for (const QUuid &product : known) {
        fetch(product);
    }
}

const ProductFacts *ProductFactsSource::find(const QUuid &product) const
{
    const auto it = m_facts.constFind(product);
    return it == m_facts.cend() ? nullptr : &*it;
}

std::optional<Rate> ProductFactsSource::taxRate(const QUuid &tax) const
{
    const auto it = m_taxRates.constFind(tax);
    return it == m_taxRates.cend() ? std::nullopt : std::optional(*it);
}

void ProductFactsSource::fetch(const QUuid &product)
{
    if (product.isNull() || m_fetching.contains(product)) {
        return;
    }
    if (m_facts.contains(product)) {
        emit fetched(product);
        return;
    }
    m_fetching.insert(product, {});
    const auto of = [&product](const Entity &entity, const Filter &filter) {
        Query query;
        query.entity = &entity;
        query.filter = filter;
        return query;
    };
    const Filter ofProduct = Filter::equal("product", Value(product));
    // Counted as one more answer, so that quick answers do not end it before all was asked.
    m_fetching[product].waiting = 1;
    ask(product, of(Product::entity, Filter::equal("id", Value(product))), takeProduct);
    ask(product, of(ProductUnit::entity, ofProduct), takeUnit);
    if (!m_priceList.isNull()) {
        ask(product,
            of(PriceListItem::entity, ofProduct && Filter::equal("price_list", Value(m_priceList))),
            takePrice);
    }
    askForStock(product);
    answered(product);
}

/// In the document's warehouse. What only the office knows is told when it comes; nothing waits for
/// it.
void ProductFactsSource::askForStock(const QUuid &product)
{
    if (!m_source.rights().may(StockLevel::entity, "read")) {
        return;
    }
    Query query;
    query.entity = &StockLevel::entity;
    query.filter = Filter::equal("product", Value(product));
    if (!m_warehouse.isNull()) {
        query.filter = query.filter && Filter::equal("warehouse", Value(m_warehouse));
    }
    const QUuid held = m_source.heldPlace(StockLevel::entity);
    if (held.isNull() || held == m_warehouse) {
        m_fetching[product].facts.stockKnown = true;
        ask(product, query, takeStock);
        return;
    }
    query.atOffice = true;
    whenDone(m_source.list(query), this,
             [this, product, warehouse = m_warehouse](const Result<Page> &page) {
                 if (page && warehouse == m_warehouse) {
                     takeOfficeStock(product, *page);
                 }
             });
}

void ProductFactsSource::takeOfficeStock(const QUuid &product, const Page &page)
{
    const auto take = [&page](ProductFacts &facts) {
        facts.stock = {};
        facts.stockKnown = true;
        for (const ListRow &row : page.rows) {
            takeStock(facts, row.record);
        }
    };
    if (m_fetching.contains(product)) {
        take(m_fetching[product].facts);
    } else if (m_facts.contains(product)) {
        take(m_facts[product]);
        emit fetched(product);
    }
}

void ProductFactsSource::ask(const QUuid &product, const Query &query,
                             void (*take)(ProductFacts &facts, const Record &record))
{
    ++m_fetching[product].waiting;
    whenDone(m_source.list(query), this, [this, product, take](const Result<Page> &page) {
        if (page) {
            for (const ListRow &row : page->rows) {
                take(m_fetching[product].facts, row.record);
            }
        }
        answered(product);
    });
}

void ProductFactsSource::answered(const QUuid &product)
{
    if (--m_fetching[product].waiting > 0) {
        return;
    }
    const Fetching fetching = m_fetching.take(product);
    if (fetching.isStale) {
        fetch(product);
        return;
    }
    const ProductFacts &facts = fetching.facts;
    // A product that cannot be read stays unknown; the line says so when it is saved.
    if (facts.product.entity != nullptr) {
        m_facts.insert(product, facts);
        if (m_taxesKnown) {
            emit fetched(product);
        }
    }
}

void ProductFactsSource::fetchTaxes()
{
    Query query;
    query.entity = &Tax::entity;
    query.withArchived = true;
    whenDone(m_source.list(query), this, [this](const Result<Page> &page) {
        for (const ListRow &row : page ? page->rows : QList<ListRow>()) {
            m_taxRates.insert(row.record.id, Rate::fromRaw(row.record.value("rate").toInt()));
        }
        m_taxesKnown = true;
        const QList<QUuid> known = m_facts.keys();
        for (const QUuid &product : known) {
            emit fetched(product);
        }
    });
}

void ProductFactsSource::forget(const Entity *entity, const QList<QUuid> &ids)
{
    if (entity == &Tax::entity) {
        fetchTaxes();
    } else if (entity == &Product::entity && !ids.isEmpty()) {
        for (const QUuid &id : ids) {
            if (m_facts.remove(id)) {
                fetch(id);
            }
        }
    } else if (entity == &StockLevel::entity || entity == &PriceListItem::entity
               || entity == &ProductUnit::entity || entity == &Product::entity) {
        fetchAllAgain();
    }
}

} // namespace kontor
