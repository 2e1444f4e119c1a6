#include "app/shell/start/start_tasks.h"

#include "app/models/page_walk.h"
#include "common/base/when_done.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/product/product.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &screen, qint64 count)
{
    const int n = static_cast<int>(count);
    return screen == u"sales_orders"_s  ? StartTasks::tr("%n order(s) on hold", nullptr, n)
        : screen == u"sales_invoices"_s ? StartTasks::tr("%n invoice(s) overdue", nullptr, n)
        : screen == u"vendor_bills"_s   ? StartTasks::tr("%n bill(s) to pay overdue", nullptr, n)
                                        : StartTasks::tr("%n voucher(s) in draft", nullptr, n);
}

} // namespace

StartTasks::StartTasks(const ScreenContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    const QStringList known{u"sales_orders"_s, u"sales_invoices"_s, u"vendor_bills"_s,
                            u"vouchers"_s};
    for (const ScreenEntry &screen : screensFor(context.source.rights())) {
        if (screen.waiting != nullptr && known.contains(QLatin1String(screen.name))) {
            m_screens.append(screen);
        }
    }
}

QStringList StartTasks::names() const
{
    QStringList names{u"inbox"_s};
    for (const ScreenEntry &screen : m_screens) {
        names.append(QString::fromLatin1(screen.name));
    }
    const Rights &rights = m_context.source.rights();
    if (rights.may(Product::entity, "read") && rights.may(StockLevel::entity, "read")) {
        names.append(u"low_stock"_s);
    }
    return names;
}

void StartTasks::read()
{
    tellAttention();
    for (const ScreenEntry &screen : std::as_const(m_screens)) {
        count(screen);
    }
    if (names().contains(u"low_stock"_s)) {
        readLowStock();
    }
}

void StartTasks::tellAttention()
{
    const int count = m_context.source.state().attention;
    emit taskRead({u"inbox"_s, count,
                   tr("%n change(s) of yours were refused or collide with another", nullptr, count),
                   Place::named(u"inbox"_s), Tone::Negative});
}

void StartTasks::count(const ScreenEntry &screen)
{
    Query query;
    query.entity = screen.entity();
    query.filter = screen.place().target.filter && screen.waiting(m_context);
    Task task;
    task.name = QString::fromLatin1(screen.name);
    task.place = Place::list(*query.entity, query.filter);
    whenDone(m_context.source.totals(query, {}), this,
             [this, task](const Result<Totals> &totals) mutable {
                 // Without an answer the last count stays; the head of the page says how old it is.
                 if (totals) {
                     task.count = totals->count;
                     task.text = textOf(task.name, task.count);
                     emit taskRead(task);
                 }
             });
}

/// The stock of all warehouses together against the level at which goods are bought again.
void StartTasks::readLowStock()
{
    Query products;
    products.entity = &Product::entity;
    products.filter = Filter::compare("reorder_minimum", Filter::Op::Greater, Value(0));
    Query levels;
    levels.entity = &StockLevel::entity;
    levels.filter = Filter::compare("product.reorder_minimum", Filter::Op::Greater, Value(0));
    const auto minima = std::make_shared<QHash<QUuid, qint64>>();
    const auto stock = std::make_shared<QHash<QUuid, qint64>>();
    auto *productWalk = new PageWalk(m_context.source, products, this);
    auto *levelWalk = new PageWalk(m_context.source, levels, productWalk);
    connect(productWalk, &PageWalk::page, this, [minima](const QList<ListRow> &rows) {
        for (const ListRow &row : rows) {
            minima->insert(row.record.id, row.record.value("reorder_minimum").toInt());
        }
    });
    connect(levelWalk, &PageWalk::page, this, [stock](const QList<ListRow> &rows) {
        for (const ListRow &row : rows) {
            (*stock)[row.record.value("product").toUuid()] += row.record.value("on_hand").toInt();
        }
    });
    connect(productWalk, &PageWalk::finished, levelWalk, &PageWalk::start);
    connect(levelWalk, &PageWalk::finished, this, [this, minima, stock, productWalk] {
        tellLowStock(*minima, *stock);
        productWalk->deleteLater();
    });
    for (PageWalk *walk : {productWalk, levelWalk}) {
        connect(walk, &PageWalk::failed, productWalk, &QObject::deleteLater);
    }
    productWalk->start();
}

void StartTasks::tellLowStock(const QHash<QUuid, qint64> &minima, const QHash<QUuid, qint64> &stock)
{
    QList<Value> ids;
    for (auto it = minima.cbegin(); it != minima.cend(); ++it) {
        if (stock.value(it.key()) < it.value()) {
            ids.append(Value(it.key()));
        }
    }
    emit taskRead(
        {u"low_stock"_s, ids.size(),
         tr("%n product(s) below the reorder level", nullptr, static_cast<int>(ids.size())),
         Place::list(Product::entity, Filter::in("id", ids)), Tone::Warning});
}

} // namespace kontor
