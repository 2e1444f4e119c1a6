#pragma once

#include "app/documents/document_kind.h"
#include "app/documents/product_facts.h"
#include "common/rules/line_amounts.h"

namespace kontor {

/// What prices depend on besides the line itself.
struct LineContext {
    DocumentKind::Side side = DocumentKind::Side::None;
    QDate date;
    int digits = 2; ///< of the currency
};

/// The price of one of the line's unit, for its quantity, and where it comes from; nothing when it
/// cannot be told.
std::optional<rules::ChosenPrice> priceOf(const Record &line, const ProductFacts &facts,
                                          const LineContext &context);

/// Fills the line from a product that was just chosen: text, unit, price and tax. A quantity that
/// is there stays, otherwise it is 1.
void takeProduct(Record &line, const ProductFacts &facts, const LineContext &context);

/// Writes net, tax and gross, where the line has them. Errors: those of rules::computeLine, with
/// the field they concern; the amounts are zero then.
Result<void> computeAmounts(Record &line, int digits);

/// The first day on which the line can be delivered; null: not known, or the product is a service.
QDate promiseFor(const Record &line, const ProductFacts &facts, QDate today);

/// Sums of the lines' amounts into subtotal, tax_total and total, where the document has them.
void sumUp(Record &document);

/// Whether nothing was entered into the line.
bool isBlank(const Record &line);

} // namespace kontor
