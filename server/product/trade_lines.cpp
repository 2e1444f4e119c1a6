#include "server/product/trade_lines.h"

#include "common/entities/product/tax.h"
#include "server/product/product.h"

namespace kontor::product {

namespace {

Result<void> completePrice(Tx &tx, TradeLine &line, const Product &product,
                           const LineContext &context)
{
    if (!line.unitPrice.isZero()) {
        return {};
    }
    TRY_ASSIGN(const rules::UnitRatio ratio, unitRatio(tx, product, line.unit));
    Rate stockPrice = product.purchasePrice;
    if (context.side == LineContext::Side::Sale) {
        TRY_ASSIGN(const Quantity quantity, inStockUnit(tx, product, line.unit, line.quantity));
        TRY_ASSIGN(const rules::ChosenPrice chosen,
                   salesPrice(tx, context.priceList, product, quantity, context.date));
        stockPrice = chosen.price;
    }
    TRY_ASSIGN(line.unitPrice, rules::unitPrice(stockPrice, ratio));
    return {};
}

Result<void> completeTax(Tx &tx, TradeLine &line, const TradeLine *before, const Product &product,
                         const LineContext &context)
{
    if (line.tax.isNull()) {
        line.tax = context.side == LineContext::Side::Sale ? product.salesTax : product.purchaseTax;
    }
    if (before != nullptr && before->tax == line.tax) {
        line.taxRate = before->taxRate; // the rate that held when the line was written
        return {};
    }
    line.taxRate = {};
    if (!line.tax.isNull()) {
        TRY_ASSIGN(const Tax tax, tx.get(line.tax));
        line.taxRate = tax.rate;
    }
    return {};
}

Result<void> computeAmounts(TradeLine &line, int digits)
{
    TRY_ASSIGN(
        const rules::LineAmounts amounts,
        rules::computeLine({line.quantity, line.unitPrice, line.discount, line.taxRate}, digits));
    line.net = amounts.net;
    line.taxAmount = amounts.tax;
    line.gross = amounts.gross;
    return {};
}

} // namespace

Error inLine(Error error, int number)
{
    error.args.insert(QStringLiteral("line"), number);
    return error;
}

Result<void> completeLine(Tx &tx, TradeLine &line, const TradeLine *before,
                          const Products &products, const LineContext &context)
{
    TRY(require(!line.product.isNull(), "field_required", "product"));
    TRY(require(line.quantity.isPositive(), "quantity_not_positive", "quantity"));
    const Product &product = products.at(line.product);
    if (line.unit.isNull()) {
        line.unit = product.unit;
    }
    TRY(unitRatio(tx, product, line.unit));
    TRY_ASSIGN(const int digits, unitDigits(tx, line.unit));
    TRY(require(rules::fitsDigits(line.quantity, digits), "quantity_too_precise", "quantity",
                {{QStringLiteral("digits"), digits}}));
    if (line.description.isEmpty()) {
        line.description = product.name;
    }
    TRY(completePrice(tx, line, product, context));
    TRY(completeTax(tx, line, before, product, context));
    return computeAmounts(line, context.digits);
}

Result<TradeLine> partOf(const TradeLine &line, Quantity quantity, int digits)
{
    TradeLine part = line;
    part.lineId = newUuid();
    part.quantity = quantity;
    TRY(computeAmounts(part, digits));
    return part;
}

rules::LineAmounts amountsOf(const TradeLine &line)
{
    return {line.net, line.taxAmount, line.gross};
}

} // namespace kontor::product
