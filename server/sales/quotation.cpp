#include "server/sales/quotation.h"

#include "common/entities/sales/quotation.h"
#include "common/entities/sales/sales_order.h"
#include "server/engine/numbering.h"
#include "server/inventory/inventory.h"
#include "server/product/trade_lines.h"
#include "server/sales/customer_terms.h"
#include "server/sales/sales_order.h"

namespace kontor::sales {

namespace {

Result<void> saveQuotation(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before, {"note", "opportunity"}));
    auto quotation = fromRecord<Quotation>(record);
    if (quotation.state != Quotation::State::Draft) {
        return {};
    }
    TRY_ASSIGN(const Party customer, completeHead(call, quotation));
    TRY(require(quotation.validUntil.isNull() || quotation.date <= quotation.validUntil,
                "dates_reversed", "valid_until"));
    if (quotation.priceList.isNull()) {
        quotation.priceList = customer.priceList;
    }
    TRY_ASSIGN(const int digits, product::currencyDigits(call.tx));
    const product::LineContext context{product::LineContext::Side::Sale, digits,
                                       quotation.priceList, quotation.date};
    std::optional<Quotation> old;
    if (before != nullptr) {
        old = fromRecord<Quotation>(*before);
    }
    TRY(product::completeLines(call.tx, quotation, old ? &*old : nullptr, context));
    writeValues(&quotation, record);
    return {};
}

Result<Quotation> locked(Call &call)
{
    return call.tx.get(Id<Quotation>(call.arguments.record), Lock::Update);
}

/// Saves the quotation; its number is drawn when it first leaves the house.
Result<void> saveWithNumber(Tx &tx, Quotation &quotation)
{
    if (quotation.number.isEmpty()) {
        TRY_ASSIGN(quotation.number, drawNumber(tx, "quotation", quotation.date));
    }
    return tx.update(quotation);
}

Result<void> send(Call &call)
{
    TRY_ASSIGN(Quotation quotation, locked(call));
    TRY_ASSIGN(quotation.state, product::stateAfter(quotation, "send"));
    TRY(require(!quotation.lines.isEmpty(), "document_has_no_lines", "lines"));
    return saveWithNumber(call.tx, quotation);
}

/// The draft order that an accepted quotation becomes, at the prices that were offered.
Result<SalesOrder> orderFrom(Call &call, const Quotation &quotation)
{
    SalesOrder order;
    order.id = Id<SalesOrder>::create();
    order.customer = quotation.customer;
    order.contact = quotation.contact;
    order.date = call.today();
    order.currency = quotation.currency;
    order.priceList = quotation.priceList;
    order.paymentTerm = quotation.paymentTerm;
    order.warehouse = quotation.warehouse;
    order.salesperson = quotation.salesperson;
    order.shipTo = quotation.shipTo;
    order.opportunity = quotation.opportunity;
    order.quotation = quotation.id;
    order.note = quotation.note;
    for (const QuotationLine &offered : quotation.lines) {
        SalesOrderLine line;
        static_cast<TradeLine &>(line) = offered;
        line.lineId = newUuid();
        order.lines.append(line);
    }
    TRY(completeOrderHead(call, order));
    TRY(snapshotCosts(call.tx, order));
    TRY(product::sumUp(order));
    return order;
}

Result<void> accept(Call &call)
{
    TRY_ASSIGN(Quotation quotation, locked(call));
    TRY_ASSIGN(quotation.state, product::stateAfter(quotation, "accept"));
    TRY(require(!quotation.lines.isEmpty(), "document_has_no_lines", "lines"));
    TRY(require(quotation.validUntil.isNull() || call.today() <= quotation.validUntil,
                "quotation_expired", "valid_until",
                {{QStringLiteral("date"), quotation.validUntil}}));
    TRY_ASSIGN(SalesOrder order, orderFrom(call, quotation));
    TRY(call.tx.insert(order));
    quotation.salesOrder = order.id;
    return saveWithNumber(call.tx, quotation);
}

Result<void> decline(Call &call)
{
    TRY_ASSIGN(Quotation quotation, locked(call));
    TRY_ASSIGN(quotation.state, product::stateAfter(quotation, "decline"));
    quotation.declineReason = call.parameter("reason").toText();
    return call.tx.update(quotation);
}

} // namespace

void registerQuotation(Registry &registry)
{
    registry.addSaveRule(Quotation::entity,
                         {.beforeSave = saveQuotation, .beforeDelete = product::refuseDelete});
    registry.addCommand("quotation.send", send);
    registry.addCommand("quotation.accept", accept);
    registry.addCommand("quotation.decline", decline);
}

} // namespace kontor::sales
