#include "common/entities/product/product_unit.h"

#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"ProductUnit", source};
}

} // namespace

const Entity ProductUnit::entity{
    .name = "product_unit",
    .label = text(QT_TRANSLATE_NOOP("ProductUnit", "Other unit of a product")),
    .plural = text(QT_TRANSLATE_NOOP("ProductUnit", "Other units of products")),
    .module = "product",
    .fields = {field<&ProductUnit::product>("product",
                                            text(QT_TRANSLATE_NOOP("ProductUnit", "Product")),
                                            Required | Indexed),
               field<&ProductUnit::unit>("unit", text(QT_TRANSLATE_NOOP("ProductUnit", "Unit")),
                                         Required),
               field<&ProductUnit::numerator>("numerator",
                                              text(QT_TRANSLATE_NOOP("ProductUnit", "Contains"))),
               field<&ProductUnit::denominator>("denominator",
                                                text(QT_TRANSLATE_NOOP("ProductUnit", "Per"))),
               field<&ProductUnit::barcode>("barcode",
                                            text(QT_TRANSLATE_NOOP("ProductUnit", "Barcode")),
                                            Searchable | Unique)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
