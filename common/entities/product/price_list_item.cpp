#include "common/entities/product/price_list_item.h"

#include "common/entities/product/price_list.h"
#include "common/entities/product/product.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"PriceListItem", source};
}

} // namespace

const Entity PriceListItem::entity{
    .name = "price_list_item",
    .label = text(QT_TRANSLATE_NOOP("PriceListItem", "Price")),
    .plural = text(QT_TRANSLATE_NOOP("PriceListItem", "Prices")),
    .module = "product",
    .fields = {field<&PriceListItem::priceList>(
                   "price_list", text(QT_TRANSLATE_NOOP("PriceListItem", "Price list")),
                   Required | Indexed),
               field<&PriceListItem::product>("product",
                                              text(QT_TRANSLATE_NOOP("PriceListItem", "Product")),
                                              Required | Indexed),
               field<&PriceListItem::minimumQuantity>(
                   "minimum_quantity", text(QT_TRANSLATE_NOOP("PriceListItem", "From quantity"))),
               field<&PriceListItem::price>(
                   "price", text(QT_TRANSLATE_NOOP("PriceListItem", "Price")), UnitPrice),
               field<&PriceListItem::validFrom>(
                   "valid_from", text(QT_TRANSLATE_NOOP("PriceListItem", "Valid from"))),
               field<&PriceListItem::validTo>(
                   "valid_to", text(QT_TRANSLATE_NOOP("PriceListItem", "Valid to")))},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
