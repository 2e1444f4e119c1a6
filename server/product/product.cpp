#include "server/product/product.h"

#include "common/entities/inventory/stock_level.h"
#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product_category.h"
#include "common/entities/product/product_unit.h"
#include "common/entities/product/tax.h"
#include "common/entities/product/unit.h"
#include "server/product/founding.h"

namespace kontor {

namespace product {

Result<rules::UnitRatio> unitRatio(Tx &tx, const Product &product, Id<Unit> unit)
{
    if (unit.isNull() || unit == product.unit) {
        return rules::UnitRatio{};
    }
    TRY_ASSIGN(const std::optional<ProductUnit> other,
               tx.first<ProductUnit>(Filter::equal("product", Value(product.id))
                                     && Filter::equal("unit", Value(unit))));
    TRY(require(other.has_value(), "unit_not_of_product", "unit",
                {{QStringLiteral("product"), product.name}}));
    return rules::UnitRatio{other->numerator, other->denominator};
}

Result<int> unitDigits(Tx &tx, Id<Unit> unit)
{
    TRY_ASSIGN(const Unit found, tx.get(unit));
    return found.digits;
}

Result<Quantity> inStockUnit(Tx &tx, const Product &product, Id<Unit> unit, Quantity quantity)
{
    TRY_ASSIGN(const rules::UnitRatio ratio, unitRatio(tx, product, unit));
    if (ratio.isOne()) {
        return quantity;
    }
    TRY_ASSIGN(const int digits, unitDigits(tx, product.unit));
    return rules::toStockUnit(quantity, ratio, digits);
}

Result<rules::ChosenPrice> salesPrice(Tx &tx, Id<PriceList> list, const Product &product,
                                      Quantity quantity, QDate day)
{
    QList<rules::ListPrice> prices;
    if (!list.isNull()) {
        TRY_ASSIGN(const QList<PriceListItem> items,
                   tx.select<PriceListItem>(Filter::equal("price_list", Value(list))
                                            && Filter::equal("product", Value(product.id))));
        for (const PriceListItem &item : items) {
            prices.append({item.minimumQuantity, item.price, item.validFrom, item.validTo});
        }
    }
    return rules::choosePrice(prices, quantity, day, product.salePrice);
}

} // namespace product

namespace {

Result<void> saveProduct(Call &call, Record &record, const Record *before)
{
    const auto product = fromRecord<Product>(record);
    TRY(require(!product.salePrice.isNegative(), "price_negative", "sale_price"));
    TRY(require(!product.purchasePrice.isNegative(), "price_negative", "purchase_price"));
    TRY(require(product.leadDays >= 0, "number_negative", "lead_days"));
    TRY(require(!product.reorderMinimum.isNegative(), "quantity_negative", "reorder_minimum"));
    TRY(require(!product.reorderQuantity.isNegative(), "quantity_negative", "reorder_quantity"));
    if (before == nullptr || before->value("unit") == record.value("unit")) {
        return {};
    }
    // Stock is counted in the unit; another one would make a box of what is a piece.
    TRY_ASSIGN(const std::optional<StockLevel> moved,
               call.tx.first<StockLevel>(Filter::equal("product", Value(product.id))));
    return require(!moved.has_value(), "product_unit_in_use", "unit");
}

Result<void> saveUnit(Call &, Record &record, const Record *)
{
    const qint64 digits = record.value("digits").toInt();
    return require(digits >= 0 && digits <= Quantity::scale, "digits_out_of_range", "digits");
}

Result<void> saveProductUnit(Call &call, Record &record, const Record *before)
{
    const auto unit = fromRecord<ProductUnit>(record);
    TRY(require(unit.numerator > 0, "unit_ratio_invalid", "numerator"));
    TRY(require(unit.denominator > 0, "unit_ratio_invalid", "denominator"));
    TRY_ASSIGN(const Product product, call.tx.get(unit.product));
    TRY(require(unit.unit != product.unit, "unit_is_stock_unit", "unit"));
    if (before != nullptr && before->value("unit") == record.value("unit")) {
        return {};
    }
    TRY_ASSIGN(const std::optional<ProductUnit> same,
               call.tx.first<ProductUnit>(Filter::equal("product", Value(unit.product))
                                          && Filter::equal("unit", Value(unit.unit))));
    return require(!same.has_value() || same->id == unit.id, "value_not_unique", "unit");
}

Result<void> saveTax(Call &, Record &record, const Record *)
{
    const Tax tax = fromRecord<Tax>(record);
    TRY(require(!tax.rate.isNegative() && tax.rate < Rate::fromInteger(1), "rate_out_of_range",
                "rate"));
    const bool free = tax.kind == Tax::Kind::ZeroRated || tax.kind == Tax::Kind::Exempt;
    return require(!free || tax.rate.isZero(), "rate_out_of_range", "rate");
}

Result<void> savePrice(Call &, Record &record, const Record *)
{
    const auto item = fromRecord<PriceListItem>(record);
    TRY(require(!item.price.isNegative(), "price_negative", "price"));
    TRY(require(!item.minimumQuantity.isNegative(), "quantity_negative", "minimum_quantity"));
    return require(item.validFrom.isNull() || item.validTo.isNull()
                       || item.validFrom <= item.validTo,
                   "dates_reversed", "valid_to");
}

Result<void> saveCategory(Call &call, Record &record, const Record *)
{
    Id<ProductCategory> above(record.value("parent").toUuid());
    while (!above.isNull()) {
        TRY(require(above.uuid() != record.id, "category_in_itself", "parent"));
        TRY_ASSIGN(const ProductCategory category, call.tx.get(above));
        above = category.parent;
    }
    return {};
}

} // namespace

void registerProduct(Registry &registry)
{
    registry.addSaveRule(Product::entity, {.beforeSave = saveProduct});
    registry.addSaveRule(Unit::entity, {.beforeSave = saveUnit});
    registry.addSaveRule(ProductUnit::entity, {.beforeSave = saveProductUnit});
    registry.addSaveRule(Tax::entity, {.beforeSave = saveTax});
    registry.addSaveRule(PriceListItem::entity, {.beforeSave = savePrice});
    registry.addSaveRule(ProductCategory::entity, {.beforeSave = saveCategory});
    registry.addFounding(product::found);
}

} // namespace kontor
