#include "common/entities/sales/delivery.h"

#include "common/entities/closed_documents.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/address.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"
#include "common/entities/sales/sales_order.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Delivery", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Delivery::State>::choices()
{
    static const QList<Choice> list = {{"draft", text(QT_TRANSLATE_NOOP("Delivery", "Draft"))},
                                       {"posted", text(QT_TRANSLATE_NOOP("Delivery", "Posted"))}};
    return list;
}

const Entity DeliveryLine::entity{
    .name = "delivery_line",
    .label = text(QT_TRANSLATE_NOOP("Delivery", "Line")),
    .plural = text(QT_TRANSLATE_NOOP("Delivery", "Lines")),
    .module = "sales",
    .fields = {field<&DeliveryLine::product>(
                   "product", text(QT_TRANSLATE_NOOP("Delivery", "Product")), Required),
               field<&DeliveryLine::description>(
                   "description", text(QT_TRANSLATE_NOOP("Delivery", "Description"))),
               field<&DeliveryLine::quantity>(
                   "quantity", text(QT_TRANSLATE_NOOP("Delivery", "Quantity")), Required),
               field<&DeliveryLine::unit>("unit", text(QT_TRANSLATE_NOOP("Delivery", "Unit"))),
               field<&DeliveryLine::orderLine>(
                   "order_line", text(QT_TRANSLATE_NOOP("Delivery", "Line of the order")),
                   Required | Technical | Indexed),
               field<&DeliveryLine::cost>("cost", text(QT_TRANSLATE_NOOP("Delivery", "Cost")),
                                          ReadOnly | Sensitive)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::Document,
    .isLine = true};

const Entity Delivery::entity = withLines<&Delivery::lines>(
    {.name = "delivery",
     .label = text(QT_TRANSLATE_NOOP("Delivery", "Delivery")),
     .plural = text(QT_TRANSLATE_NOOP("Delivery", "Deliveries")),
     .module = "sales",
     .fields =
         {field<&Delivery::number>("number", text(QT_TRANSLATE_NOOP("Delivery", "Number")),
                                   ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&Delivery::provisionalNumber>("provisional_number",
                                              text(QT_TRANSLATE_NOOP("Delivery", "Draft number")),
                                              Searchable | Indexed),
          field<&Delivery::customer>("customer", text(QT_TRANSLATE_NOOP("Delivery", "Customer")),
                                     Required | Indexed),
          field<&Delivery::salesOrder>("sales_order",
                                       text(QT_TRANSLATE_NOOP("Delivery", "Sales order")),
                                       Required | Indexed),
          field<&Delivery::date>("date", text(QT_TRANSLATE_NOOP("Delivery", "Date")),
                                 Required | Indexed),
          field<&Delivery::state>("state", text(QT_TRANSLATE_NOOP("Delivery", "State")),
                                  ReadOnly | Indexed),
          field<&Delivery::warehouse>("warehouse", text(QT_TRANSLATE_NOOP("Delivery", "Warehouse")),
                                      Indexed),
          field<&Delivery::shipTo>("ship_to", text(QT_TRANSLATE_NOOP("Delivery", "Ship to"))),
          field<&Delivery::carrier>("carrier", text(QT_TRANSLATE_NOOP("Delivery", "Carrier"))),
          field<&Delivery::trackingNumber>("tracking_number",
                                           text(QT_TRANSLATE_NOOP("Delivery", "Tracking number")),
                                           Searchable),
          field<&Delivery::note>("note", text(QT_TRANSLATE_NOOP("Delivery", "Note")), Multiline)},
     .commands = {{.name = "post", .label = text(QT_TRANSLATE_NOOP("Delivery", "Post"))}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "customer",
     .closed = closedWhenPosted});

} // namespace kontor
