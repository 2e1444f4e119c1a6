#pragma once

#include "common/model/entity.h"

namespace kontor {

struct Party;
struct ProductCategory;
struct Tax;
struct Unit;

/// Something bought, stocked, made or sold; a service has no stock.
struct Product {
    enum class Kind { Goods, Service };

    Id<Product> id;
    qint64 version = 0;
    QString code;
    QString name;
    QString specification;
    QString brand;
    QString barcode;
    Id<ProductCategory> category;
    Id<Unit> unit; ///< stock is kept in this unit
    Kind kind = Kind::Goods;
    Rate salePrice;     ///< without tax, currency of the books
    Rate purchasePrice; ///< without tax, currency of the books
    Rate cost;          ///< moving average at the latest receipt
    Id<Tax> salesTax;
    Id<Tax> purchaseTax;
    Id<Party> supplier;
    int leadDays = 0;        ///< from order to receipt
    Quantity reorderMinimum; ///< 0: not watched
    Quantity reorderQuantity;
    QString note;
    static const Entity entity;
};

template <>
struct ChoicesOf<Product::Kind> {
    static const QList<Choice> &choices();
};

} // namespace kontor
