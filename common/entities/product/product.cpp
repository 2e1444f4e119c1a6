#include "common/entities/product/product.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product_category.h"
#include "common/entities/product/tax.h"
#include "common/entities/product/unit.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Product", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Product::Kind>::choices()
{
    static const QList<Choice> list = {{"goods", text(QT_TRANSLATE_NOOP("Product", "Goods"))},
                                       {"service", text(QT_TRANSLATE_NOOP("Product", "Service"))}};
    return list;
}

const Entity Product::entity{
    .name = "product",
    .label = text(QT_TRANSLATE_NOOP("Product", "Product")),
    .plural = text(QT_TRANSLATE_NOOP("Product", "Products")),
    .module = "product",
    .fields =
        {field<&Product::code>("code", text(QT_TRANSLATE_NOOP("Product", "Code")),
                               Required | Unique | Searchable | Indexed),
         field<&Product::name>("name", text(QT_TRANSLATE_NOOP("Product", "Name")),
                               Required | Searchable | Naming | Phonetic | Indexed),
         field<&Product::specification>(
             "specification", text(QT_TRANSLATE_NOOP("Product", "Specification")), Searchable),
         field<&Product::brand>("brand", text(QT_TRANSLATE_NOOP("Product", "Brand")), Searchable),
         field<&Product::barcode>("barcode", text(QT_TRANSLATE_NOOP("Product", "Barcode")),
                                  Searchable | Unique),
         field<&Product::category>("category", text(QT_TRANSLATE_NOOP("Product", "Category")),
                                   Indexed),
         field<&Product::unit>("unit", text(QT_TRANSLATE_NOOP("Product", "Unit")), Required),
         field<&Product::kind>("kind", text(QT_TRANSLATE_NOOP("Product", "Kind"))),
         field<&Product::salePrice>("sale_price", text(QT_TRANSLATE_NOOP("Product", "Sales price")),
                                    UnitPrice),
         field<&Product::purchasePrice>(
             "purchase_price", text(QT_TRANSLATE_NOOP("Product", "Purchase price")), UnitPrice),
         field<&Product::cost>("cost", text(QT_TRANSLATE_NOOP("Product", "Cost")),
                               Sensitive | ReadOnly | UnitPrice),
         field<&Product::salesTax>("sales_tax", text(QT_TRANSLATE_NOOP("Product", "Tax on sales"))),
         field<&Product::purchaseTax>("purchase_tax",
                                      text(QT_TRANSLATE_NOOP("Product", "Tax on purchases"))),
         field<&Product::supplier>("supplier", text(QT_TRANSLATE_NOOP("Product", "Main supplier")),
                                   Indexed),
         field<&Product::leadDays>("lead_days",
                                   text(QT_TRANSLATE_NOOP("Product", "Lead time in days"))),
         field<&Product::reorderMinimum>("reorder_minimum",
                                         text(QT_TRANSLATE_NOOP("Product", "Reorder at"))),
         field<&Product::reorderQuantity>("reorder_quantity",
                                          text(QT_TRANSLATE_NOOP("Product", "Reorder quantity"))),
         field<&Product::note>("note", text(QT_TRANSLATE_NOOP("Product", "Note")), Multiline)},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
