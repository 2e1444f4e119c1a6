#pragma once

#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/purchasing/vendor_bill.h"
#include "server/inventory/inventory.h"
#include "server/product/products.h"

namespace kontor::purchasing {

/// What posting a bill does to the order, the stock and the ledger, line by line.
class BillPosting
{
public:
    /// A movement by which goods of an order came in.
    struct Receipt {
        Id<PurchaseOrderLine> orderLine;
        StockMove move;
    };

    /// Locks the stock of the goods on the bill. `order` is locked and may be nullptr.
    static Result<BillPosting> open(Tx &tx, const VendorBill &bill, PurchaseOrder *order);

    /// Matches a line with what was ordered and received.
    Result<void> add(const VendorBillLine &line);
    /// Writes stock and ledger, for the bill as it was saved with its number.
    Result<void> finish(const Actor &actor, const VendorBill &bill);

private:
    BillPosting(Tx &tx, PurchaseOrder *order, const inventory::StockBook &book,
                const QList<Receipt> &receipts, const product::Products &products, int digits);
    Result<void> addService(const VendorBillLine &line);
    Result<void> addGoods(const VendorBillLine &line, PurchaseOrderLine &ordered);
    Result<void> addDifference(const VendorBillLine &line, const PurchaseOrderLine &ordered,
                               Amount difference);
    Result<void> addTax(const VendorBillLine &line);

    Tx *m_tx;
    PurchaseOrder *m_order;
    inventory::StockBook m_book;
    QList<Receipt> m_receipts; ///< the earliest first
    QList<inventory::StockKey> m_revalued;
    product::Products m_products;
    int m_digits;
    Amount m_goodsReceived; ///< settles what was received
    Amount m_services;
    Amount m_stock;    ///< difference to goods that are there
    Amount m_variance; ///< difference to goods that are gone
    Amount m_inputVat;
};

} // namespace kontor::purchasing
