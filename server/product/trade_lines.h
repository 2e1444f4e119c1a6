#pragma once

#include "common/entities/product/trade_line.h"
#include "common/rules/line_amounts.h"
#include "server/product/products.h"

namespace kontor {

struct PriceList;

namespace product {

/// What the lines of a document follow besides what was typed into them.
struct LineContext {
    enum class Side { Sale, Purchase };

    Side side = Side::Sale;
    int digits = 2;          ///< of the document's currency
    Id<PriceList> priceList; ///< on the sales side; empty: the products' own prices
    QDate date;              ///< the day whose prices hold
};

/// Completes a line and computes its amounts: the product's name, unit, price and tax where nothing
/// was given, the tax rate as it is now or, while the tax stays, as it was in `before` (nullptr: a
/// new line). A price of zero counts as not given; a gift is a discount of 100 %.
///
/// Errors: field_required, quantity_not_positive, quantity_too_precise (args: digits),
/// unit_not_of_product, those of rules::computeLine.
Result<void> completeLine(Tx &tx, TradeLine &line, const TradeLine *before,
                          const Products &products, const LineContext &context);

/// The error with the number of the line that it concerns as the argument `line`.
Error inLine(Error error, int number);

/// The amounts that a line holds.
rules::LineAmounts amountsOf(const TradeLine &line);

/// A line for `quantity` of what `line` is about, at its price and at the tax rate that it was
/// written with; for an invoice of part of an order. It gets an id of its own.
Result<TradeLine> partOf(const TradeLine &line, Quantity quantity, int digits);

/// The line of `lines` with this id, or nullptr.
template <class Lines>
auto lineWithId(Lines &lines, const QUuid &id) -> decltype(&*lines.begin())
{
    for (auto &line : lines) {
        if (line.lineId == id) {
            return &line;
        }
    }
    return nullptr;
}

/// Writes the sums of the lines into a document's subtotal, tax_total and total.
template <class Document>
Result<void> sumUp(Document &document)
{
    QList<rules::LineAmounts> amounts;
    for (const auto &line : document.lines) {
        amounts.append(amountsOf(line));
    }
    TRY_ASSIGN(const rules::DocumentTotals totals, rules::sumLines(amounts));
    document.subtotal = totals.subtotal;
    document.taxTotal = totals.taxTotal;
    document.total = totals.total;
    return {};
}

/// Completes all lines of a document (against those of `before`, nullptr: a new one) and sums up.
template <class Document>
Result<void> completeLines(Tx &tx, Document &document, const Document *before,
                           const LineContext &context)
{
    TRY_ASSIGN(const Products products, Products::of(tx, document.lines));
    int number = 0;
    for (auto &line : document.lines) {
        ++number;
        const auto *old = before != nullptr ? lineWithId(before->lines, line.lineId) : nullptr;
        const Result<void> done = completeLine(tx, line, old, products, context);
        if (!done) {
            return Unexpected(inLine(done.error(), number));
        }
    }
    return sumUp(document);
}

} // namespace product
} // namespace kontor
