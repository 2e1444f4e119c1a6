#include "common/rules/price.h"

namespace kontor::rules {

namespace {

bool holds(const ListPrice &price, Quantity quantity, QDate day)
{
    return price.minimumQuantity <= quantity && (price.validFrom.isNull() || price.validFrom <= day)
        && (price.validTo.isNull() || day <= price.validTo);
}

/// Whether `a` goes before `b` when both hold.
bool goesBefore(const ListPrice &a, const ListPrice &b)
{
    if (a.minimumQuantity != b.minimumQuantity) {
        return a.minimumQuantity > b.minimumQuantity;
    }
    if (a.validFrom != b.validFrom) {
        // A null date has stood since ever.
        return !a.validFrom.isNull() && (b.validFrom.isNull() || a.validFrom > b.validFrom);
    }
    return a.price < b.price;
}

} // namespace

ChosenPrice choosePrice(const QList<ListPrice> &prices, Quantity quantity, QDate day,
                        Rate productPrice)
{
    const ListPrice *best = nullptr;
    for (const ListPrice &price : prices) {
        if (holds(price, quantity, day) && (best == nullptr || goesBefore(price, *best))) {
            best = &price;
        }
    }
    if (best == nullptr) {
        return {productPrice, ChosenPrice::Source::Product, {}};
    }
    return {best->price, ChosenPrice::Source::PriceList, best->minimumQuantity};
}

} // namespace kontor::rules
