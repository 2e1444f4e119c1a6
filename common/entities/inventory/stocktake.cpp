#include "common/entities/inventory/stocktake.h"

#include "common/entities/closed_documents.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/product/product.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Stocktake", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Stocktake::State>::choices()
{
    static const QList<Choice> list = {{"draft", text(QT_TRANSLATE_NOOP("Stocktake", "Draft"))},
                                       {"posted", text(QT_TRANSLATE_NOOP("Stocktake", "Posted"))}};
    return list;
}

const Entity StocktakeLine::entity{
    .name = "stocktake_line",
    .label = text(QT_TRANSLATE_NOOP("Stocktake", "Count")),
    .plural = text(QT_TRANSLATE_NOOP("Stocktake", "Counts")),
    .module = "inventory",
    .fields = {field<&StocktakeLine::product>(
                   "product", text(QT_TRANSLATE_NOOP("Stocktake", "Product")), Required),
               field<&StocktakeLine::counted>("counted",
                                              text(QT_TRANSLATE_NOOP("Stocktake", "Counted"))),
               field<&StocktakeLine::booked>(
                   "booked", text(QT_TRANSLATE_NOOP("Stocktake", "Booked")), ReadOnly),
               field<&StocktakeLine::difference>(
                   "difference", text(QT_TRANSLATE_NOOP("Stocktake", "Difference")), ReadOnly),
               field<&StocktakeLine::unitCost>("unit_cost",
                                               text(QT_TRANSLATE_NOOP("Stocktake", "Unit cost")),
                                               UnitPrice | Sensitive),
               field<&StocktakeLine::value>("value", text(QT_TRANSLATE_NOOP("Stocktake", "Value")),
                                            ReadOnly | Sensitive)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity Stocktake::entity = withLines<&Stocktake::lines>(
    {.name = "stocktake",
     .label = text(QT_TRANSLATE_NOOP("Stocktake", "Stocktake")),
     .plural = text(QT_TRANSLATE_NOOP("Stocktake", "Stocktakes")),
     .module = "inventory",
     .fields = {field<&Stocktake::number>("number", text(QT_TRANSLATE_NOOP("Stocktake", "Number")),
                                          ReadOnly | Unique | Naming | Searchable | Indexed),
                field<&Stocktake::provisionalNumber>(
                    "provisional_number", text(QT_TRANSLATE_NOOP("Stocktake", "Draft number")),
                    Searchable | Indexed),
                field<&Stocktake::warehouse>("warehouse",
                                             text(QT_TRANSLATE_NOOP("Stocktake", "Warehouse")),
                                             Required | Indexed),
                field<&Stocktake::date>("date", text(QT_TRANSLATE_NOOP("Stocktake", "Date")),
                                        Required | Indexed),
                field<&Stocktake::state>("state", text(QT_TRANSLATE_NOOP("Stocktake", "State")),
                                         ReadOnly | Indexed),
                field<&Stocktake::note>("note", text(QT_TRANSLATE_NOOP("Stocktake", "Note")),
                                        Multiline)},
     .commands = {{.name = "post", .label = text(QT_TRANSLATE_NOOP("Stocktake", "Post"))}},
     .replication = Replication::Everyone,
     .merge = MergePolicy::Document,
     .closed = closedWhenPosted});

} // namespace kontor
