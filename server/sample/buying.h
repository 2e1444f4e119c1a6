#pragma once

#include "common/entities/finance/account.h"
#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/purchasing/vendor_bill.h"
#include "server/sample/world.h"

namespace kontor::sample {

/// Purchase orders for what runs short, receipts, bills, payments to suppliers, and the counts of
/// the stock.
class Buying
{
public:
    explicit Buying(World &world) : m_world(world) {}

    /// Fills the shelves at the beginning.
    Result<void> stockUp();
    /// Orders what will run short.
    Result<void> reorder();
    /// A count of some products, with a few differences.
    Result<void> countStock();
    Result<void> leaveDrafts();

private:
    struct Need {
        Item *item = nullptr;
        qint64 quantity = 0;
    };
    using Needs = QMap<QString, QList<Need>>; ///< by the supplier's code

    Needs needs(bool everything);
    PurchaseOrder draft(const QList<Need> &needs) const;
    Result<void> order(const QList<Need> &needs);
    Item &itemOf(const QList<Need> &needs, Id<Product> product) const;
    Result<void> receive(const PurchaseOrder &order, const QList<Need> &needs);
    Result<void> receiveHalf(const PurchaseOrder &order, const QList<Need> &needs);
    void arrived(const QList<Record> &answer, const QList<Need> &needs);
    Result<void> bill(Id<PurchaseOrder> order);
    Result<void> billAtOtherPrices(const PurchaseOrder &order);
    Result<void> pay(const VendorBill &bill);

    World &m_world;
    int m_billsOfSuppliers = 0;
};

} // namespace kontor::sample
