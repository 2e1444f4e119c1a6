#include "common/entities/product/trade_line.h"

#include "common/entities/product/product.h"
#include "common/entities/product/tax.h"
#include "common/entities/product/unit.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"TradeLine", source};
}

} // namespace

QList<Field> tradeLineFields()
{
    return {
        field<&TradeLine::product>("product", text(QT_TRANSLATE_NOOP("TradeLine", "Product")),
                                   Required),
        field<&TradeLine::description>("description",
                                       text(QT_TRANSLATE_NOOP("TradeLine", "Description"))),
        field<&TradeLine::quantity>("quantity", text(QT_TRANSLATE_NOOP("TradeLine", "Quantity")),
                                    Required),
        field<&TradeLine::unit>("unit", text(QT_TRANSLATE_NOOP("TradeLine", "Unit"))),
        field<&TradeLine::unitPrice>("unit_price", text(QT_TRANSLATE_NOOP("TradeLine", "Price")),
                                     UnitPrice),
        field<&TradeLine::discount>("discount", text(QT_TRANSLATE_NOOP("TradeLine", "Discount")),
                                    Percent),
        field<&TradeLine::tax>("tax", text(QT_TRANSLATE_NOOP("TradeLine", "Tax"))),
        field<&TradeLine::taxRate>("tax_rate", text(QT_TRANSLATE_NOOP("TradeLine", "Tax rate")),
                                   Percent | ReadOnly),
        field<&TradeLine::net>("net", text(QT_TRANSLATE_NOOP("TradeLine", "Net")), ReadOnly),
        field<&TradeLine::taxAmount>("tax_amount",
                                     text(QT_TRANSLATE_NOOP("TradeLine", "Tax amount")), ReadOnly),
        field<&TradeLine::gross>("gross", text(QT_TRANSLATE_NOOP("TradeLine", "Gross")), ReadOnly)};
}

} // namespace kontor
