#include "common/entities/inventory/stock_level.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"StockLevel", source};
}

} // namespace

const Entity StockLevel::entity{
    .name = "stock_level",
    .label = text(QT_TRANSLATE_NOOP("StockLevel", "Stock level")),
    .plural = text(QT_TRANSLATE_NOOP("StockLevel", "Stock levels")),
    .module = "inventory",
    .fields =
        {field<&StockLevel::product>("product", text(QT_TRANSLATE_NOOP("StockLevel", "Product")),
                                     Indexed | ReadOnly),
         field<&StockLevel::warehouse>(
             "warehouse", text(QT_TRANSLATE_NOOP("StockLevel", "Warehouse")), Indexed | ReadOnly),
         field<&StockLevel::onHand>("on_hand", text(QT_TRANSLATE_NOOP("StockLevel", "On hand")),
                                    ReadOnly | Indexed),
         field<&StockLevel::reserved>("reserved", text(QT_TRANSLATE_NOOP("StockLevel", "Reserved")),
                                      ReadOnly),
         field<&StockLevel::incoming>("incoming", text(QT_TRANSLATE_NOOP("StockLevel", "Incoming")),
                                      ReadOnly),
         field<&StockLevel::value>("value", text(QT_TRANSLATE_NOOP("StockLevel", "Value")),
                                   ReadOnly | Sensitive),
         field<&StockLevel::moves>("moves", text(QT_TRANSLATE_NOOP("StockLevel", "Movements")),
                                   ReadOnly | Technical)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Server,
    .placeField = "warehouse"};

} // namespace kontor
