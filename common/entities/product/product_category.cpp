#include "common/entities/product/product_category.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"ProductCategory", source};
}

} // namespace

const Entity ProductCategory::entity{
    .name = "product_category",
    .label = text(QT_TRANSLATE_NOOP("ProductCategory", "Product category")),
    .plural = text(QT_TRANSLATE_NOOP("ProductCategory", "Product categories")),
    .module = "product",
    .fields = {field<&ProductCategory::name>("name",
                                             text(QT_TRANSLATE_NOOP("ProductCategory", "Name")),
                                             Required | Naming | Searchable | Phonetic),
               field<&ProductCategory::parent>(
                   "parent", text(QT_TRANSLATE_NOOP("ProductCategory", "Part of")))},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
