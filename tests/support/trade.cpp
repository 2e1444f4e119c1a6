#include "tests/support/trade.h"

#include "server/finance/posting.h"
#include "server/inventory/stock_book.h"

namespace kontor::test {

namespace {

template <class T>
Id<T> withCode(Office &office, const char *code)
{
    const QList<T> found = office.all<T>(Filter::equal("code", Value(QString::fromLatin1(code))));
    Q_ASSERT_X(found.size() == 1, "withCode", code);
    return found.first().id;
}

Product addProduct(Office &office, const char *code, Product::Kind kind, const char *taxCode,
                   const char *salePrice, const char *purchasePrice)
{
    Product product;
    product.code = QString::fromLatin1(code);
    product.name = product.code;
    product.kind = kind;
    product.unit = unit(office, kind == Product::Kind::Goods ? "pcs" : "h");
    product.salesTax = tax(office, taxCode);
    product.purchaseTax = product.salesTax;
    product.salePrice = rate(salePrice);
    product.purchasePrice = rate(purchasePrice);
    return must(office.create(office.admin(), product));
}

} // namespace

Amount amount(const char *text)
{
    return must(Amount::fromString(QString::fromLatin1(text)));
}

Quantity quantity(const char *text)
{
    return must(Quantity::fromString(QString::fromLatin1(text)));
}

Rate rate(const char *text)
{
    return must(Rate::fromString(QString::fromLatin1(text)));
}

Party addCustomer(Office &office, const char *name)
{
    Party party;
    party.name = QString::fromUtf8(name);
    return must(office.create(office.admin(), party));
}

Party addSupplier(Office &office, const char *name)
{
    Party party;
    party.name = QString::fromUtf8(name);
    party.isCustomer = false;
    party.isSupplier = true;
    return must(office.create(office.admin(), party));
}

Product addGoods(Office &office, const char *code, const char *salePrice, const char *purchasePrice)
{
    return addProduct(office, code, Product::Kind::Goods, "VAT13", salePrice, purchasePrice);
}

Product addService(Office &office, const char *code, const char *salePrice)
{
    return addProduct(office, code, Product::Kind::Service, "VAT6", salePrice, salePrice);
}

Id<Unit> unit(Office &office, const char *code)
{
    return withCode<Unit>(office, code);
}

Id<Tax> tax(Office &office, const char *code)
{
    return withCode<Tax>(office, code);
}

Id<Warehouse> mainWarehouse(Office &office)
{
    return withCode<Warehouse>(office, "MAIN");
}

SalesOrderLine sold(const Product &product, const char *count, const char *price,
                    const char *discount)
{
    SalesOrderLine line;
    line.product = product.id;
    line.quantity = quantity(count);
    line.unitPrice = rate(price);
    line.discount = rate(discount);
    return line;
}

PurchaseOrderLine bought(const Product &product, const char *count, const char *price)
{
    PurchaseOrderLine line;
    line.product = product.id;
    line.quantity = quantity(count);
    line.unitPrice = rate(price);
    return line;
}

SalesOrder draftOrder(Office &office, const Party &customer, const QList<SalesOrderLine> &lines)
{
    SalesOrder order;
    order.customer = customer.id;
    order.lines = lines;
    return must(office.create(office.admin(), order));
}

PurchaseOrder draftPurchase(Office &office, const Party &supplier,
                            const QList<PurchaseOrderLine> &lines)
{
    PurchaseOrder order;
    order.supplier = supplier.id;
    order.lines = lines;
    return must(office.create(office.admin(), order));
}

PurchaseOrder receive(Office &office, const Party &supplier, const QList<PurchaseOrderLine> &lines)
{
    const PurchaseOrder order = draftPurchase(office, supplier, lines);
    must(office.call(office.admin(), "confirm", order.id));
    return must(office.call(office.admin(), "receive", order.id));
}

Amount balanceOf(Office &office, AccountRole role)
{
    return must(office.engine().store().read<Amount>([role](Tx &tx) -> Result<Amount> {
        TRY_ASSIGN(const Account account, finance::accountFor(tx, role));
        TRY_ASSIGN(const Rows rows,
                   tx.rows(QStringLiteral(R"(
            SELECT CAST(COALESCE(SUM(l.debit - l.credit), 0) AS BIGINT)
            FROM journal_line l JOIN journal_entry e ON e.id = l.parent
            WHERE e.state = 'posted' AND l.account = ?)"),
                           {Value(account.id)}, {FieldType::Amount}));
        return Amount::fromRaw(rows.first().first().toInt());
    }));
}

StockLevel levelOf(Office &office, const Product &product)
{
    return office.get(inventory::levelId({product.id, mainWarehouse(office)}));
}

QStringList findings(Office &office)
{
    QStringList list;
    for (const Finding &finding : must(office.engine().verify())) {
        list.append(finding.check + QLatin1String(": ") + finding.detail);
    }
    return list;
}

} // namespace kontor::test
