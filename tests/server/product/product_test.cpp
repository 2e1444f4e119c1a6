#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product_category.h"
#include "common/entities/product/product_unit.h"
#include "server/product/product.h"
#include "tests/support/trade.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

class ProductTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_office = Office::open(); }
    void cleanup() { m_office.reset(); }

    void companyBeginsWithUnitsAndTaxes()
    {
        QCOMPARE(m_office->get(tax(*m_office, "VAT13")).rate, rate("0.13"));
        QCOMPARE(m_office->get(tax(*m_office, "VAT3S")).kind, Tax::Kind::Simplified);
        QCOMPARE(m_office->get(unit(*m_office, "kg")).digits, 3);
        QCOMPARE(m_office->get(unit(*m_office, "pcs")).name, u"件"_s);
    }

    void refusesWhatNoProductCanBe()
    {
        Product product = addGoods(*m_office, "TEA");
        product.salePrice = rate("-1");
        const Error error = m_office->update(m_office->admin(), product).error();
        QCOMPARE(error.code, u"price_negative"_s);
        QCOMPARE(error.field, u"sale_price"_s);
        product.salePrice = {};
        product.leadDays = -1;
        QCOMPARE(m_office->update(m_office->admin(), product).error().code, u"number_negative"_s);
    }

    void codeStandsForOneProduct()
    {
        Product other = addGoods(*m_office, "TEA");
        other.id = {};
        QCOMPARE(m_office->create(m_office->admin(), other).error().code, u"value_not_unique"_s);
    }

    void taxesAndUnitsStayInBounds()
    {
        Tax wrong;
        wrong.name = u"Nonsense"_s;
        wrong.code = u"N"_s;
        wrong.rate = rate("1.3");
        QCOMPARE(m_office->create(m_office->admin(), wrong).error().code, u"rate_out_of_range"_s);
        wrong.kind = Tax::Kind::Exempt;
        wrong.rate = rate("0.13");
        QCOMPARE(m_office->create(m_office->admin(), wrong).error().field, u"rate"_s);
        Unit fine = m_office->get(unit(*m_office, "kg"));
        fine.digits = 7;
        QCOMPARE(m_office->update(m_office->admin(), fine).error().code, u"digits_out_of_range"_s);
    }

    void anotherUnitHoldsSomeOfTheStockUnit()
    {
        const Product tea = addGoods(*m_office, "TEA");
        ProductUnit box;
        box.product = tea.id;
        box.unit = unit(*m_office, "box");
        box.numerator = 9;
        must(m_office->create(m_office->admin(), box));
        QCOMPARE(must(m_office->engine().store().read<Quantity>([&](Tx &tx) {
                     return product::inStockUnit(tx, tea, box.unit, quantity("2"));
                 })),
                 quantity("18"));
        const Result<Quantity> unknown = m_office->engine().store().read<Quantity>([&](Tx &tx) {
            return product::inStockUnit(tx, tea, unit(*m_office, "kg"), quantity("2"));
        });
        QCOMPARE(unknown.error().code, u"unit_not_of_product"_s);

        box.id = {};
        QCOMPARE(m_office->create(m_office->admin(), box).error().code, u"value_not_unique"_s);
        box.unit = tea.unit;
        QCOMPARE(m_office->create(m_office->admin(), box).error().code, u"unit_is_stock_unit"_s);
        box.unit = unit(*m_office, "set");
        box.denominator = 0;
        QCOMPARE(m_office->create(m_office->admin(), box).error().code, u"unit_ratio_invalid"_s);
    }

    void priceOfTheListGoesBeforeTheProducts()
    {
        const Product tea = addGoods(*m_office, "TEA", "10");
        PriceList list;
        list.name = u"Regulars"_s;
        list = must(m_office->create(m_office->admin(), list));
        PriceListItem item;
        item.priceList = list.id;
        item.product = tea.id;
        item.minimumQuantity = quantity("100");
        item.price = rate("8");
        must(m_office->create(m_office->admin(), item));

        const QDate today = m_office->clock().today();
        const auto price = [&](const char *count) {
            return must(m_office->engine().store().read<rules::ChosenPrice>([&](Tx &tx) {
                       return product::salesPrice(tx, list.id, tea, quantity(count), today);
                   }))
                .price;
        };
        QCOMPARE(price("99"), rate("10"));
        QCOMPARE(price("100"), rate("8"));

        item.id = {};
        item.validFrom = today;
        item.validTo = today.addDays(-1);
        QCOMPARE(m_office->create(m_office->admin(), item).error().code, u"dates_reversed"_s);
    }

    void aCategoryIsNotPartOfItself()
    {
        ProductCategory drinks;
        drinks.name = u"Drinks"_s;
        drinks = must(m_office->create(m_office->admin(), drinks));
        ProductCategory teas;
        teas.name = u"Teas"_s;
        teas.parent = drinks.id;
        teas = must(m_office->create(m_office->admin(), teas));
        drinks.parent = teas.id;
        QCOMPARE(m_office->update(m_office->admin(), drinks).error().code, u"category_in_itself"_s);
    }

private:
    std::unique_ptr<Office> m_office;
};

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::ProductTest)
#include "product_test.moc"
