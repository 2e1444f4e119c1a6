#include "server/purchasing/vendor_bill.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/rules/command_check.h"
#include "server/engine/numbering.h"
#include "server/finance/settlement.h"
#include "server/party/party.h"
#include "server/product/documents.h"
#include "server/product/trade_lines.h"
#include "server/purchasing/bill_posting.h"
#include "server/purchasing/purchase_order.h"

namespace kontor::purchasing {

namespace {

Result<void> completeHead(Call &call, VendorBill &bill)
{
    Tx &tx = call.tx;
    if (!bill.purchaseOrder.isNull()) {
        TRY_ASSIGN(const PurchaseOrder order, tx.get(bill.purchaseOrder));
        bill.supplier = order.supplier;
        if (bill.paymentTerm.isNull()) {
            bill.paymentTerm = order.paymentTerm;
        }
    }
    TRY_ASSIGN(const Party supplier, party::supplier(tx, bill.supplier));
    TRY(product::checkCurrency(tx, bill.currency));
    if (bill.paymentTerm.isNull()) {
        bill.paymentTerm = supplier.paymentTerm;
    }
    if (bill.date.isNull()) {
        bill.date = call.today();
    }
    if (bill.provisionalNumber.isEmpty()) {
        bill.provisionalNumber = product::provisionalNumber(bill.id.uuid());
    }
    return {};
}

Result<void> saveBill(Call &call, Record &record, const Record *before)
{
    TRY(product::refuseChange(record, before, {"note"}));
    auto bill = fromRecord<VendorBill>(record);
    if (bill.state != VendorBill::State::Draft) {
        return {};
    }
    TRY(completeHead(call, bill));
    TRY_ASSIGN(const int digits, product::currencyDigits(call.tx));
    const product::LineContext context{product::LineContext::Side::Purchase, digits, {}, bill.date};
    std::optional<VendorBill> old;
    if (before != nullptr) {
        old = fromRecord<VendorBill>(*before);
    }
    TRY(product::completeLines(call.tx, bill, old ? &*old : nullptr, context));
    writeValues(&bill, record);
    return {};
}

/// The same invoice must not be entered, and paid, twice.
Result<void> checkSupplierInvoice(Tx &tx, const VendorBill &bill)
{
    if (bill.supplierInvoice.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(const std::optional<VendorBill> same,
               tx.first<VendorBill>(
                   Filter::all({Filter::equal("supplier", Value(bill.supplier)),
                                Filter::equal("supplier_invoice", Value(bill.supplierInvoice)),
                                Filter::equal("state", Value(QStringLiteral("posted")))})));
    return require(!same.has_value(), "supplier_invoice_exists", "supplier_invoice",
                   {{QStringLiteral("number"), same ? same->number : QString()}});
}

Result<void> post(Call &call)
{
    TRY_ASSIGN(VendorBill bill, call.tx.get(Id<VendorBill>(call.arguments.record), Lock::Update));
    return postBill(call, bill);
}

Result<void> pay(Call &call)
{
    TRY_ASSIGN(const VendorBill bill, call.tx.get(Id<VendorBill>(call.arguments.record)));
    TRY(rules::checkCommand(toRecord(bill), QStringLiteral("pay"), call.actor.user));
    finance::DocumentPayment wanted = finance::requestedPayment(call);
    wanted.direction = Payment::Direction::Out;
    wanted.party = bill.supplier;
    wanted.documentEntity = VendorBill::entity.key();
    wanted.documentId = bill.id.uuid();
    wanted.documentNumber = bill.number;
    TRY(finance::payDocument(call.tx, call.actor, wanted));
    return {};
}

} // namespace

Result<void> postBill(Call &call, VendorBill &bill)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(bill.state, product::stateAfter(bill, "post"));
    TRY(require(!bill.lines.isEmpty(), "document_has_no_lines", "lines"));
    TRY(checkSupplierInvoice(tx, bill));
    std::optional<PurchaseOrder> order;
    if (!bill.purchaseOrder.isNull()) {
        TRY_ASSIGN(order, openOrder(tx, bill.purchaseOrder, "bill"));
    }
    TRY_ASSIGN(BillPosting posting, BillPosting::open(tx, bill, order ? &*order : nullptr));
    for (const VendorBillLine &line : bill.lines) {
        TRY(posting.add(line));
    }
    if (order) {
        TRY_ASSIGN(const product::Products products, product::Products::of(tx, order->lines));
        TRY(saveProgress(tx, *order, products));
    }
    if (bill.dueDate.isNull()) {
        TRY_ASSIGN(bill.dueDate, finance::dueDate(tx, bill.paymentTerm, bill.date));
    }
    bill.paid = {};
    bill.balance = bill.total;
    TRY_ASSIGN(bill.number, drawNumber(tx, "vendor_bill", bill.date));
    TRY(product::save(tx, bill));
    return posting.finish(call.actor, bill);
}

void registerVendorBill(Registry &registry)
{
    registry.addSaveRule(VendorBill::entity,
                         {.beforeSave = saveBill, .beforeDelete = product::refuseDelete});
    registry.addCommand("vendor_bill.post", post);
    registry.addCommand("vendor_bill.pay", pay);
}

} // namespace kontor::purchasing
