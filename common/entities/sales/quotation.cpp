#include "common/entities/sales/quotation.h"

#include "common/entities/crm/opportunity.h"
#include "common/entities/finance/payment_term.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/address.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/price_list.h"
#include "common/entities/sales/sales_order.h"
#include "common/entities/system/user.h"
#include "common/model/arguments.h"
#include "common/model/query.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Quotation", source};
}

void showState(Record &record, const char *state)
{
    record.set("state", Value(QString::fromLatin1(state)));
}

void showSent(Record &record, const Arguments &)
{
    showState(record, "sent");
}

void showAccepted(Record &record, const Arguments &)
{
    showState(record, "accepted");
}

void showDeclined(Record &record, const Arguments &arguments)
{
    showState(record, "declined");
    record.set("decline_reason", arguments.values.value(QStringLiteral("reason")));
}

/// Nothing is expected to happen to it any more.
Filter isClosed()
{
    return Filter::in("state",
                      {Value(QStringLiteral("accepted")), Value(QStringLiteral("declined"))});
}

} // namespace

const QList<Choice> &ChoicesOf<Quotation::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("Quotation", "Draft"))},
        {"sent", text(QT_TRANSLATE_NOOP("Quotation", "Sent"))},
        {"accepted", text(QT_TRANSLATE_NOOP("Quotation", "Accepted"))},
        {"declined", text(QT_TRANSLATE_NOOP("Quotation", "Declined"))}};
    return list;
}

const Entity QuotationLine::entity{.name = "quotation_line",
                                   .label = text(QT_TRANSLATE_NOOP("Quotation", "Line")),
                                   .plural = text(QT_TRANSLATE_NOOP("Quotation", "Lines")),
                                   .module = "sales",
                                   .fields = tradeLineFields() + QList<Field>{},
                                   .replication = Replication::Everyone,
                                   .merge = MergePolicy::Document,
                                   .isLine = true};

const Entity DeclineQuotationParameters::entity{
    .name = "quotation_decline",
    .label = text(QT_TRANSLATE_NOOP("Quotation", "Reason")),
    .plural = text(QT_TRANSLATE_NOOP("Quotation", "Reasons")),
    .module = "sales",
    .fields = {field<&DeclineQuotationParameters::reason>(
        "reason", text(QT_TRANSLATE_NOOP("Quotation", "Reason")), Multiline)}};

const Entity Quotation::entity = withLines<&Quotation::lines>(
    {.name = "quotation",
     .label = text(QT_TRANSLATE_NOOP("Quotation", "Quotation")),
     .plural = text(QT_TRANSLATE_NOOP("Quotation", "Quotations")),
     .module = "sales",
     .fields =
         {field<&Quotation::number>("number", text(QT_TRANSLATE_NOOP("Quotation", "Number")),
                                    ReadOnly | Unique | Naming | Searchable | Indexed),
          field<&Quotation::provisionalNumber>("provisional_number",
                                               text(QT_TRANSLATE_NOOP("Quotation", "Draft number")),
                                               Searchable | Indexed),
          field<&Quotation::customer>("customer", text(QT_TRANSLATE_NOOP("Quotation", "Customer")),
                                      Required | Indexed),
          field<&Quotation::contact>("contact", text(QT_TRANSLATE_NOOP("Quotation", "Contact"))),
          field<&Quotation::date>("date", text(QT_TRANSLATE_NOOP("Quotation", "Date")),
                                  Required | Indexed),
          field<&Quotation::validUntil>(
              "valid_until", text(QT_TRANSLATE_NOOP("Quotation", "Valid until")), Indexed),
          field<&Quotation::state>("state", text(QT_TRANSLATE_NOOP("Quotation", "State")),
                                   ReadOnly | Indexed),
          field<&Quotation::opportunity>(
              "opportunity", text(QT_TRANSLATE_NOOP("Quotation", "Opportunity")), Indexed),
          field<&Quotation::currency>("currency", text(QT_TRANSLATE_NOOP("Quotation", "Currency"))),
          field<&Quotation::priceList>("price_list",
                                       text(QT_TRANSLATE_NOOP("Quotation", "Price list"))),
          field<&Quotation::paymentTerm>("payment_term",
                                         text(QT_TRANSLATE_NOOP("Quotation", "Payment term"))),
          field<&Quotation::warehouse>("warehouse",
                                       text(QT_TRANSLATE_NOOP("Quotation", "Warehouse"))),
          field<&Quotation::salesperson>(
              "salesperson", text(QT_TRANSLATE_NOOP("Quotation", "Salesperson")), Indexed),
          field<&Quotation::shipTo>("ship_to", text(QT_TRANSLATE_NOOP("Quotation", "Ship to"))),
          field<&Quotation::terms>("terms", text(QT_TRANSLATE_NOOP("Quotation", "Terms")),
                                   Multiline),
          field<&Quotation::note>("note", text(QT_TRANSLATE_NOOP("Quotation", "Note")), Multiline),
          field<&Quotation::declineReason>(
              "decline_reason", text(QT_TRANSLATE_NOOP("Quotation", "Reason of refusal")),
              ReadOnly),
          field<&Quotation::salesOrder>(
              "sales_order", text(QT_TRANSLATE_NOOP("Quotation", "Sales order")), ReadOnly),
          field<&Quotation::subtotal>("subtotal", text(QT_TRANSLATE_NOOP("Quotation", "Subtotal")),
                                      ReadOnly),
          field<&Quotation::taxTotal>("tax_total", text(QT_TRANSLATE_NOOP("Quotation", "Tax")),
                                      ReadOnly),
          field<&Quotation::total>("total", text(QT_TRANSLATE_NOOP("Quotation", "Total")),
                                   ReadOnly | Indexed)},
     .commands = {{.name = "send",
                   .label = text(QT_TRANSLATE_NOOP("Quotation", "Send")),
                   .offline = true,
                   .localEffect = showSent},
                  {.name = "accept",
                   .label = text(QT_TRANSLATE_NOOP("Quotation", "Accept")),
                   .offline = true,
                   .localEffect = showAccepted},
                  {.name = "decline",
                   .label = text(QT_TRANSLATE_NOOP("Quotation", "Decline")),
                   .offline = true,
                   .localEffect = showDeclined,
                   .parameters = &DeclineQuotationParameters::entity}},
     .replication = Replication::Root,
     .merge = MergePolicy::Document,
     .rootField = "customer",
     .closed = isClosed});

} // namespace kontor
