#include "server/sample/goods.h"

#include "common/entities/product/price_list_item.h"
#include "common/entities/product/product_category.h"
#include "common/entities/product/product_unit.h"
#include "common/entities/product/tax.h"

namespace kontor::sample {

namespace {

constexpr int productsAtScaleOne = 300;
constexpr int piecesInBox = 100;

/// What the goods of one category have in common.
struct Shelf {
    QString code;
    Id<ProductCategory> category;
    Id<Unit> unit;
    Id<Tax> tax;
    Product::Kind kind = Product::Kind::Goods;
    int margin = 0; ///< percent of the sale price
    bool inBoxes = false;
};

/// One kind of goods in one size.
struct Variant {
    qsizetype shelf = 0;
    QString name;
    QString size;
    Rate price;
};

/// Whole cents of `percent` of a price.
Rate part(Rate price, int percent)
{
    return Rate::fromRaw(std::max<qint64>(price.raw() * percent / 1'000'000, 1) * 10'000);
}

class Goods
{
public:
    explicit Goods(World &world) : m_world(world), m_lists("products", world.inChinese()) {}

    Result<void> make()
    {
        TRY(readTaxes());
        const QJsonArray categories = m_lists.array("categories");
        for (const QJsonValue &category : categories) {
            TRY(addShelf(category.toObject()));
        }
        const qint64 count = m_world.scaled(productsAtScaleOne);
        QStringList brands = m_lists.strings("brands");
        for (int i = 0; i < count; ++i) {
            // One brand each at first; where more are asked for, the same from other brands.
            const int round = i / static_cast<int>(m_variants.size());
            const qsizetype brand = (i + round * 5) % brands.size();
            const QString series = round < brands.size()
                ? brands.at(brand)
                : QStringLiteral("%1 %2").arg(brands.at(brand)).arg(round);
            TRY(addProduct(m_variants.at(i % m_variants.size()), series));
        }
        return {};
    }

private:
    Result<void> readTaxes()
    {
        if (m_world.inChinese()) {
            TRY_ASSIGN(const Tax goods, m_world.withCode<Tax>("VAT13"));
            TRY_ASSIGN(const Tax services, m_world.withCode<Tax>("VAT6"));
            m_goodsTax = goods.id;
            m_servicesTax = services.id;
            return {};
        }
        Tax tax;
        tax.code = QStringLiteral("VAT20");
        tax.name = QStringLiteral("VAT 20 %");
        tax.rate = Rate::fromRaw(Rate::one / 5);
        TRY_ASSIGN(tax, m_world.create(m_world.staff.admin, tax));
        m_goodsTax = tax.id;
        m_servicesTax = tax.id;
        return {};
    }

    Result<void> addShelf(const QJsonObject &row)
    {
        ProductCategory category;
        category.name = m_lists.text(row);
        TRY_ASSIGN(category, m_world.create(m_world.staff.buyer, category));
        const QByteArray unitCode = row.value(u"unit").toString().toLatin1();
        TRY_ASSIGN(const Unit unit, m_world.withCode<Unit>(unitCode.constData()));
        Shelf shelf;
        shelf.code = row.value(u"code").toString();
        shelf.category = category.id;
        shelf.unit = unit.id;
        shelf.kind = unit.code == u"h" ? Product::Kind::Service : Product::Kind::Goods;
        shelf.tax = shelf.kind == Product::Kind::Service ? m_servicesTax : m_goodsTax;
        shelf.margin = row.value(u"margin").toInt();
        shelf.inBoxes = !row.value(u"box").toString().isEmpty();
        m_shelves.append(shelf);
        const QJsonArray items = row.value(u"items").toArray();
        for (const QJsonValue &item : items) {
            TRY(addVariants(item.toObject()));
        }
        return {};
    }

    /// The next size of something costs a third more.
    Result<void> addVariants(const QJsonObject &item)
    {
        TRY_ASSIGN(const Rate price, Rate::fromString(item.value(u"price").toString()));
        const QStringList sizes = item.value(u"sizes").toVariant().toStringList();
        for (qsizetype i = 0; i < sizes.size(); ++i) {
            m_variants.append({m_shelves.size() - 1, m_lists.text(item), sizes.at(i),
                               part(price, 100 + 33 * static_cast<int>(i))});
        }
        return {};
    }

    Result<void> addProduct(const Variant &variant, const QString &brand)
    {
        const Shelf &shelf = m_shelves.at(variant.shelf);
        Item item;
        item.popularity = m_world.chance(15) ? 8 : m_world.chance(30) ? 3 : 1;
        item.usual = usualQuantity(variant.price);
        item.inBox = shelf.inBoxes ? piecesInBox : 0;
        // What is asked for more often is kept for more orders.
        const int kept = item.popularity >= 8 ? 4 : item.popularity >= 3 ? 2 : 1;
        const int stock = std::max(item.usual * kept / 2, 1);
        Product product;
        product.code = QStringLiteral("%1-%2")
                           .arg(shelf.code)
                           .arg(++m_counts[shelf.code], 3, 10, QLatin1Char('0'));
        product.name = variant.size.isEmpty() ? variant.name : variant.name + u' ' + variant.size;
        product.specification = variant.size;
        product.brand = shelf.kind == Product::Kind::Goods ? brand : QString();
        product.category = shelf.category;
        product.unit = shelf.unit;
        product.kind = shelf.kind;
        product.salePrice = variant.price;
        product.purchasePrice = part(variant.price, 100 - shelf.margin);
        product.salesTax = shelf.tax;
        product.purchaseTax = shelf.tax;
        if (item.popularity > 1 || m_world.below(2) == 0) {
            product.barcode =
                QStringLiteral("69012340%1").arg(m_world.items.size(), 5, 10, QLatin1Char('0'));
        }
        if (shelf.kind == Product::Kind::Goods) {
            // A supplier has one kind of goods, more or less.
            const qsizetype near = variant.shelf * 5 + m_world.below(6);
            product.supplier = m_world.suppliers.at(near % m_world.suppliers.size()).id;
            product.leadDays = m_world.between(4, 15);
            product.reorderMinimum = Quantity::fromInteger(stock);
            product.reorderQuantity = Quantity::fromInteger(stock * qint64{3});
        }
        TRY_ASSIGN(item.product, m_world.create(m_world.staff.buyer, product));
        m_world.items.push_back(item);
        return shelf.inBoxes ? addBox(item.product) : Result<void>();
    }

    Result<void> addBox(const Product &product)
    {
        TRY_ASSIGN(const Unit box, m_world.withCode<Unit>("box"));
        ProductUnit unit;
        unit.product = product.id;
        unit.unit = box.id;
        unit.numerator = piecesInBox;
        TRY(m_world.create(m_world.staff.buyer, unit));
        return {};
    }

    static int usualQuantity(Rate price)
    {
        struct Step {
            int below;
            int quantity;
        };
        constexpr Step steps[] = {{1, 1500}, {5, 400}, {20, 150}, {50, 80}, {150, 30}, {500, 12}};
        for (const Step &step : steps) {
            if (price < Rate::fromInteger(step.below)) {
                return step.quantity;
            }
        }
        return 6;
    }

    World &m_world;
    Lists m_lists;
    Id<Tax> m_goodsTax;
    Id<Tax> m_servicesTax;
    QList<Shelf> m_shelves;
    QList<Variant> m_variants;
    QHash<QString, int> m_counts;
};

} // namespace

Result<void> makeGoods(World &world)
{
    return Goods(world).make();
}

Result<QList<Id<PriceList>>> makePriceLists(World &world)
{
    struct Shipped {
        const char *text;
        int percent;
        int every; ///< each so many products are on it
    };
    constexpr Shipped shipped[] = {{"dealer_prices", 88, 2}, {"project_prices", 92, 3}};
    QList<Id<PriceList>> lists;
    for (const Shipped &each : shipped) {
        PriceList list;
        list.name = world.texts().text(each.text);
        TRY_ASSIGN(list, world.create(world.staff.admin, list));
        for (std::size_t i = 0; i < world.items.size(); i += static_cast<std::size_t>(each.every)) {
            const Item &item = world.items.at(i);
            PriceListItem price;
            price.priceList = list.id;
            price.product = item.product.id;
            price.minimumQuantity = Quantity::fromInteger(i % 4 == 0 ? item.usual : 0);
            price.price = part(item.product.salePrice, each.percent);
            TRY(world.create(world.staff.admin, price));
        }
        lists.append(list.id);
    }
    return lists;
}

} // namespace kontor::sample
