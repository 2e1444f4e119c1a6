#include "common/entities/purchasing/goods_receipt.h"

#include "common/entities/closed_documents.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"
#include "common/entities/purchasing/purchase_order.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"GoodsReceipt", source};
}

} // namespace

const QList<Choice> &ChoicesOf<GoodsReceipt::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Draft"))},
        {"posted", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Posted"))}};
    return list;
}

const Entity GoodsReceiptLine::entity{
    .name = "goods_receipt_line",
    .label = text(QT_TRANSLATE_NOOP("GoodsReceipt", "Line")),
    .plural = text(QT_TRANSLATE_NOOP("GoodsReceipt", "Lines")),
    .module = "purchasing",
    .fields = {field<&GoodsReceiptLine::product>(
                   "product", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Product")), Required),
               field<&GoodsReceiptLine::description>(
                   "description", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Description"))),
               field<&GoodsReceiptLine::quantity>(
                   "quantity", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Quantity")), Required),
               field<&GoodsReceiptLine::unit>("unit",
                                              text(QT_TRANSLATE_NOOP("GoodsReceipt", "Unit"))),
               field<&GoodsReceiptLine::orderLine>(
                   "order_line", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Line of the order")),
                   Required | Technical | Indexed),
               field<&GoodsReceiptLine::value>("value",
                                               text(QT_TRANSLATE_NOOP("GoodsReceipt", "Value")),
                                               ReadOnly | Sensitive)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity GoodsReceipt::entity = withLines<&GoodsReceipt::lines>(
    {.name = "goods_receipt",
     .label = text(QT_TRANSLATE_NOOP("GoodsReceipt", "Goods receipt")),
     .plural = text(QT_TRANSLATE_NOOP("GoodsReceipt", "Goods receipts")),
     .module = "purchasing",
     .fields =
         {field<&GoodsReceipt::number>("number", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Number")),
                                       ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&GoodsReceipt::provisionalNumber>(
              "provisional_number", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Draft number")),
              Searchable | Indexed),
          field<&GoodsReceipt::supplier>(
              "supplier", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Supplier")), Required | Indexed),
          field<&GoodsReceipt::purchaseOrder>(
              "purchase_order", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Purchase order")),
              Required | Indexed),
          field<&GoodsReceipt::date>("date", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Date")),
                                     Required | Indexed),
          field<&GoodsReceipt::state>("state", text(QT_TRANSLATE_NOOP("GoodsReceipt", "State")),
                                      ReadOnly | Indexed),
          field<&GoodsReceipt::warehouse>(
              "warehouse", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Warehouse")), Indexed),
          field<&GoodsReceipt::deliveryNote>(
              "delivery_note", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Supplier's delivery note")),
              Searchable),
          field<&GoodsReceipt::note>("note", text(QT_TRANSLATE_NOOP("GoodsReceipt", "Note")),
                                     Multiline)},
     .commands = {{.name = "post", .label = text(QT_TRANSLATE_NOOP("GoodsReceipt", "Post"))}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "supplier",
     .closed = closedWhenPosted});

} // namespace kontor
