#include "common/entities/inventory/stock_move.h"

#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"StockMove", source};
}

} // namespace

const QList<Choice> &ChoicesOf<StockMove::Kind>::choices()
{
    static const QList<Choice> list = {
        {"receipt", text(QT_TRANSLATE_NOOP("StockMove", "Receipt"))},
        {"delivery", text(QT_TRANSLATE_NOOP("StockMove", "Delivery"))},
        {"count", text(QT_TRANSLATE_NOOP("StockMove", "Stocktake"))},
        {"revaluation", text(QT_TRANSLATE_NOOP("StockMove", "Price difference"))}};
    return list;
}

const Entity StockMove::entity{
    .name = "stock_move",
    .label = text(QT_TRANSLATE_NOOP("StockMove", "Stock movement")),
    .plural = text(QT_TRANSLATE_NOOP("StockMove", "Stock movements")),
    .module = "inventory",
    .fields =
        {field<&StockMove::product>("product", text(QT_TRANSLATE_NOOP("StockMove", "Product")),
                                    Indexed | ReadOnly),
         field<&StockMove::warehouse>(
             "warehouse", text(QT_TRANSLATE_NOOP("StockMove", "Warehouse")), Indexed | ReadOnly),
         field<&StockMove::date>("date", text(QT_TRANSLATE_NOOP("StockMove", "Date")),
                                 Indexed | ReadOnly),
         field<&StockMove::kind>("kind", text(QT_TRANSLATE_NOOP("StockMove", "Kind")),
                                 Indexed | ReadOnly),
         field<&StockMove::quantity>("quantity", text(QT_TRANSLATE_NOOP("StockMove", "Quantity")),
                                     ReadOnly),
         field<&StockMove::unitCost>("unit_cost", text(QT_TRANSLATE_NOOP("StockMove", "Unit cost")),
                                     ReadOnly | Sensitive | UnitPrice),
         field<&StockMove::value>("value", text(QT_TRANSLATE_NOOP("StockMove", "Value")),
                                  ReadOnly | Sensitive),
         field<&StockMove::sourceNumber>("source_number",
                                         text(QT_TRANSLATE_NOOP("StockMove", "Document")),
                                         ReadOnly | Searchable),
         field<&StockMove::sourceEntity>("source_entity",
                                         text(QT_TRANSLATE_NOOP("StockMove", "Kind of document")),
                                         ReadOnly | Technical),
         field<&StockMove::sourceId>("source_id",
                                     text(QT_TRANSLATE_NOOP("StockMove", "Id of the document")),
                                     ReadOnly | Technical | Indexed),
         field<&StockMove::sourceLine>("source_line",
                                       text(QT_TRANSLATE_NOOP("StockMove", "Line of the document")),
                                       ReadOnly | Technical | Indexed),
         field<&StockMove::sequence>("sequence", text(QT_TRANSLATE_NOOP("StockMove", "Number")),
                                     ReadOnly | Technical),
         field<&StockMove::onHandAfter>(
             "on_hand_after", text(QT_TRANSLATE_NOOP("StockMove", "On hand afterwards")), ReadOnly),
         field<&StockMove::valueAfter>("value_after",
                                       text(QT_TRANSLATE_NOOP("StockMove", "Value afterwards")),
                                       ReadOnly | Sensitive)},
    .replication = Replication::ServerOnly,
    .merge = MergePolicy::Server};

} // namespace kontor
