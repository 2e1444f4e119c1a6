#pragma once

#include "common/entities/finance/account.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/tax.h"
#include "common/entities/product/unit.h"
#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/office.h"

/// What tests of the trade begin with: people, goods and orders, made by the commands that users
/// use.
namespace kontor::test {

Amount amount(const char *text);
Quantity quantity(const char *text);
Rate rate(const char *text);

Party addCustomer(Office &office, const char *name = "Lotus Tea House");
Party addSupplier(Office &office, const char *name = "Wuyi Growers");

/// Goods in pieces with 13 % VAT on both sides.
Product addGoods(Office &office, const char *code, const char *salePrice = "10",
                 const char *purchasePrice = "6");
/// A service with 6 % VAT on both sides.
Product addService(Office &office, const char *code, const char *salePrice = "100");

/// Records that a company is founded with, by their codes.
Id<Unit> unit(Office &office, const char *code);
Id<Tax> tax(Office &office, const char *code);
Id<Warehouse> mainWarehouse(Office &office);

/// A line for an order; without a price it takes that of the product.
SalesOrderLine sold(const Product &product, const char *quantity, const char *price = "0",
                    const char *discount = "0");
PurchaseOrderLine bought(const Product &product, const char *quantity, const char *price = "0");

/// A draft order.
SalesOrder draftOrder(Office &office, const Party &customer, const QList<SalesOrderLine> &lines);
PurchaseOrder draftPurchase(Office &office, const Party &supplier,
                            const QList<PurchaseOrderLine> &lines);

/// Buys and receives goods, so that they are on hand.
PurchaseOrder receive(Office &office, const Party &supplier, const QList<PurchaseOrderLine> &lines);

/// What the posted entries leave on the account of a role: debits less credits.
Amount balanceOf(Office &office, AccountRole role);

/// What is known of a product in the main warehouse.
StockLevel levelOf(Office &office, const Product &product);

/// What verify finds, one line each; empty when all is well.
QStringList findings(Office &office);

} // namespace kontor::test
