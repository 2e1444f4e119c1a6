#include "common/entities/product/price_list.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"PriceList", source};
}

} // namespace

const Entity PriceList::entity{
    .name = "price_list",
    .label = text(QT_TRANSLATE_NOOP("PriceList", "Price list")),
    .plural = text(QT_TRANSLATE_NOOP("PriceList", "Price lists")),
    .module = "product",
    .fields = {field<&PriceList::name>("name", text(QT_TRANSLATE_NOOP("PriceList", "Name")),
                                       Required | Naming | Searchable | Phonetic),
               field<&PriceList::currency>("currency",
                                           text(QT_TRANSLATE_NOOP("PriceList", "Currency")))},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
