#include "app/documents/line_pricing.h"

namespace kontor {

namespace {

bool has(const Record &record, const char *field)
{
    return record.entity->find(QLatin1String(field)) != nullptr;
}

Rate rateOf(const Record &record, const char *field)
{
    return has(record, field) ? Rate::fromRaw(record.value(field).toInt()) : Rate();
}

void setIf(Record &record, const char *field, const Value &value)
{
    if (has(record, field)) {
        record.set(field, value);
    }
}

Quantity quantityOf(const Record &line)
{
    return Quantity::fromRaw(line.value("quantity").toInt());
}

} // namespace

std::optional<rules::ChosenPrice> priceOf(const Record &line, const ProductFacts &facts,
                                          const LineContext &context)
{
    const rules::UnitRatio ratio = facts.ratioOf(line.value("unit").toUuid());
    rules::ChosenPrice chosen;
    if (context.side == DocumentKind::Side::Sale) {
        const Result<Quantity> quantity =
            rules::toStockUnit(quantityOf(line), ratio, Quantity::scale);
        chosen = rules::choosePrice(facts.listPrices, quantity.value_or(Quantity()), context.date,
                                    rateOf(facts.product, "sale_price"));
    } else {
        chosen.price = rateOf(facts.product, "purchase_price");
    }
    const Result<Rate> price = rules::unitPrice(chosen.price, ratio);
    if (!price) {
        return std::nullopt;
    }
    chosen.price = *price;
    return chosen;
}

void takeProduct(Record &line, const ProductFacts &facts, const LineContext &context)
{
    const Record &product = facts.product;
    setIf(line, "description", product.value("name"));
    setIf(line, "unit", product.value("unit"));
    if (has(line, "quantity") && quantityOf(line).isZero()) {
        line.set("quantity", Value(Quantity::one));
    }
    const bool purchase = context.side == DocumentKind::Side::Purchase;
    setIf(line, "tax", product.value(purchase ? "purchase_tax" : "sales_tax"));
    if (has(line, "unit_price")) {
        if (const auto chosen = priceOf(line, facts, context)) {
            line.set("unit_price", Value(chosen->price.raw()));
            setIf(line, "list_price", Value(chosen->price.raw()));
        }
    }
}

Result<void> computeAmounts(Record &line, int digits)
{
    if (!has(line, "net")) {
        return {};
    }
    const Result<rules::LineAmounts> amounts =
        rules::computeLine({quantityOf(line), rateOf(line, "unit_price"), rateOf(line, "discount"),
                            rateOf(line, "tax_rate")},
                           digits);
    const rules::LineAmounts shown = amounts.value_or(rules::LineAmounts());
    line.set("net", Value(shown.net.raw()));
    line.set("tax_amount", Value(shown.tax.raw()));
    line.set("gross", Value(shown.gross.raw()));
    TRY(amounts);
    return {};
}

QDate promiseFor(const Record &line, const ProductFacts &facts, QDate today)
{
    if (!facts.tellsStock() || !quantityOf(line).isPositive()) {
        return {};
    }
    const Result<Quantity> wanted = rules::toStockUnit(
        quantityOf(line), facts.ratioOf(line.value("unit").toUuid()), Quantity::scale);
    if (!wanted) {
        return {};
    }
    // When what is on order will come is known to the server only; here it counts as after the
    // lead time.
    const int leadDays = static_cast<int>(facts.product.value("lead_days").toInt());
    return rules::promiseDate(facts.stock, {{QDate(), facts.stock.incoming}}, *wanted, today,
                              leadDays);
}

void sumUp(Record &document)
{
    if (!has(document, "subtotal")) {
        return;
    }
    QList<rules::LineAmounts> amounts;
    for (const Record &line : document.lines) {
        const auto amount = [&line](const char *field) {
            return Amount::fromRaw(line.value(field).toInt());
        };
        amounts.append({amount("net"), amount("tax_amount"), amount("gross")});
    }
    const rules::DocumentTotals totals = rules::sumLines(amounts).value_or(rules::DocumentTotals());
    document.set("subtotal", Value(totals.subtotal.raw()));
    document.set("tax_total", Value(totals.taxTotal.raw()));
    document.set("total", Value(totals.total.raw()));
}

bool isBlank(const Record &line)
{
    for (qsizetype i = 0; i < line.values.size(); ++i) {
        const Field &field = line.entity->fields.at(i);
        const Value &value = line.values.at(i);
        const bool nothing = value.isBlank() || (field.isNumber() && value.toInt() == 0)
            || (field.type == FieldType::Boolean && !value.toBool())
            || field.type == FieldType::Choice;
        if (!nothing && !field.has(ReadOnly)) {
            return false;
        }
    }
    return true;
}

} // namespace kontor
