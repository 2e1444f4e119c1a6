#include "server/purchasing/bill_posting.h"

#include "common/entities/product/product.h"
#include "common/entities/purchasing/goods_receipt.h"
#include "server/finance/posting.h"
#include "server/product/documents.h"
#include "server/product/product.h"
#include "server/product/trade_lines.h"
#include "server/purchasing/purchase_order.h"

#include <QHash>

#include <algorithm>

namespace kontor::purchasing {

namespace {

using Receipt = BillPosting::Receipt;

/// What the posted receipts of an order put into stock, the earliest first.
Result<QList<Receipt>> receiptsOf(Tx &tx, Id<PurchaseOrder> order)
{
    TRY_ASSIGN(const QList<GoodsReceipt> documents,
               tx.select<GoodsReceipt>(Filter::equal("purchase_order", Value(order))
                                       && Filter::equal("state", Value(QStringLiteral("posted")))));
    QList<Value> ids;
    QHash<QUuid, Id<PurchaseOrderLine>> ordered;
    for (const GoodsReceipt &document : documents) {
        ids.append(Value(document.id));
        for (const GoodsReceiptLine &line : document.lines) {
            ordered.insert(line.lineId, line.orderLine);
        }
    }
    TRY_ASSIGN(const QList<StockMove> moves,
               tx.select<StockMove>(
                   Filter::in("source_id", ids),
                   {{QStringLiteral("created_at"), false}, {QStringLiteral("sequence"), false}}));
    QList<Receipt> receipts;
    for (const StockMove &move : moves) {
        receipts.append({ordered.value(move.sourceLine), move});
    }
    return receipts;
}

/// Adds an amount on the debit side; a negative one on the other.
void debitOrCredit(finance::EntryDraft &entry, AccountRole role, Amount amount)
{
    if (amount.isNegative()) {
        entry.credit(role, -amount);
    } else {
        entry.debit(role, amount);
    }
}

} // namespace

BillPosting::BillPosting(Tx &tx, PurchaseOrder *order, const inventory::StockBook &book,
                         const QList<Receipt> &receipts, const product::Products &products,
                         int digits)
    : m_tx(&tx),
      m_order(order),
      m_book(book),
      m_receipts(receipts),
      m_products(products),
      m_digits(digits)
{
}

Result<BillPosting> BillPosting::open(Tx &tx, const VendorBill &bill, PurchaseOrder *order)
{
    QList<Receipt> receipts;
    QList<inventory::StockKey> keys;
    if (order != nullptr) {
        TRY_ASSIGN(receipts, receiptsOf(tx, order->id));
        for (const Receipt &receipt : receipts) {
            const bool billed =
                std::any_of(bill.lines.begin(), bill.lines.end(), [&](const VendorBillLine &line) {
                    return line.orderLine == receipt.orderLine;
                });
            if (billed) {
                keys.append({receipt.move.product, receipt.move.warehouse});
            }
        }
    }
    TRY_ASSIGN(const inventory::StockBook book, inventory::StockBook::open(tx, keys));
    TRY_ASSIGN(const int digits, product::currencyDigits(tx));
    TRY_ASSIGN(const product::Products products, product::Products::of(tx, bill.lines));
    return BillPosting(tx, order, book, receipts, products, digits);
}

Result<void> BillPosting::add(const VendorBillLine &line)
{
    const Product &product = m_products.at(line.product);
    const bool goods = product.kind == Product::Kind::Goods;
    if (line.orderLine.isNull()) {
        // Goods must have been ordered and received, else nobody knows what is paid for.
        TRY(require(!goods, "goods_without_order", "product",
                    {{QStringLiteral("product"), product.name}}));
        return addService(line);
    }
    PurchaseOrderLine *ordered =
        m_order != nullptr ? product::lineWithId(m_order->lines, line.orderLine.uuid()) : nullptr;
    TRY(require(ordered != nullptr && ordered->product == line.product
                    && ordered->unit == line.unit,
                "line_not_of_order", "order_line"));
    const Quantity open = billable(*ordered, m_products);
    TRY(require(line.quantity <= open, "bill_exceeds_received", "quantity",
                {{QStringLiteral("product"), product.name},
                 {QStringLiteral("open"), open.toString()},
                 {QStringLiteral("wanted"), line.quantity.toString()}}));
    if (goods) {
        TRY(addGoods(line, *ordered));
    } else {
        TRY(addService(line));
    }
    ordered->billed += line.quantity;
    return {};
}

Result<void> BillPosting::addTax(const VendorBillLine &line)
{
    // What may not be deducted is part of the cost.
    TRY_ASSIGN(const Amount cost, costOf(*m_tx, line));
    m_inputVat += line.gross - cost;
    return {};
}

Result<void> BillPosting::addService(const VendorBillLine &line)
{
    TRY_ASSIGN(const Amount cost, costOf(*m_tx, line));
    m_services += cost;
    return addTax(line);
}

Result<void> BillPosting::addGoods(const VendorBillLine &line, PurchaseOrderLine &ordered)
{
    const Quantity unbilled = ordered.received - ordered.billed;
    TRY_ASSIGN(
        const Amount settled,
        proportion(ordered.receivedValue - ordered.billedValue, line.quantity, unbilled, m_digits));
    TRY_ASSIGN(const Amount cost, costOf(*m_tx, line));
    if (cost != settled) {
        TRY(addDifference(line, ordered, cost - settled));
    }
    ordered.billedValue += settled;
    m_goodsReceived += settled;
    return addTax(line);
}

/// The billed goods are those that came first and are not billed yet; each receipt's part of the
/// difference goes where its goods are now.
Result<void> BillPosting::addDifference(const VendorBillLine &line,
                                        const PurchaseOrderLine &ordered, Amount difference)
{
    const Product &product = m_products.at(line.product);
    TRY_ASSIGN(Quantity skip, product::inStockUnit(*m_tx, product, ordered.unit, ordered.billed));
    TRY_ASSIGN(Quantity wanted, product::inStockUnit(*m_tx, product, line.unit, line.quantity));
    Amount inStock;
    Amount left = difference;
    for (const Receipt &receipt : std::as_const(m_receipts)) {
        const StockMove &move = receipt.move;
        if (receipt.orderLine != line.orderLine || !wanted.isPositive()) {
            continue;
        }
        const Quantity passed = std::min(skip, move.quantity);
        skip -= passed;
        const Quantity part = std::min(wanted, move.quantity - passed);
        if (part.isZero()) {
            continue;
        }
        TRY_ASSIGN(const Amount share, proportion(left, part, wanted, m_digits));
        TRY_ASSIGN(const Amount kept,
                   inventory::spreadDifference(*m_tx, m_book, move, share, line.lineId));
        m_revalued.append({move.product, move.warehouse});
        inStock += kept;
        left -= share;
        wanted -= part;
    }
    m_stock += inStock;
    m_variance += difference - inStock;
    return {};
}

Result<void> BillPosting::finish(const Actor &actor, const VendorBill &bill)
{
    for (const inventory::StockKey &key : std::as_const(m_revalued)) {
        TRY(inventory::updateCost(*m_tx, m_book.level(key)));
    }
    TRY(m_book.write(*m_tx, inventory::MoveSource::of(bill)));
    finance::EntryDraft entry;
    entry.date = bill.date;
    entry.due = bill.dueDate;
    entry.memo = bill.number;
    entry.setSource(bill);
    entry.party = bill.supplier;
    entry.debit(AccountRole::GoodsReceived, m_goodsReceived);
    entry.debit(AccountRole::PurchasedServices, m_services);
    debitOrCredit(entry, AccountRole::Inventory, m_stock);
    debitOrCredit(entry, AccountRole::PriceVariance, m_variance);
    entry.debit(AccountRole::InputVat, m_inputVat);
    entry.credit(AccountRole::Payable, bill.total);
    if (!entry.isEmpty()) {
        TRY(finance::post(*m_tx, actor, entry));
    }
    return {};
}

} // namespace kontor::purchasing
