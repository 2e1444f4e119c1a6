#include "common/entities/crm/activity.h"
#include "common/entities/inventory/stocktake.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/sales/sales_order.h"
#include "tests/simulation/operations.h"

/// What people do at their desktops. Everybody works on the same few customers, goods and orders,
/// so that they meet.
namespace kontor::sim {

namespace {

/// The last command that the desktop has stored; null: none yet.
QUuid lastStored(const ClientNode &client)
{
    QUuid id;
    if (const auto file = const_cast<ClientNode &>(client).disk().file(client.outboxPath())) {
        static_cast<void>(file->connection->select(
            QStringLiteral("SELECT id FROM command ORDER BY number DESC LIMIT 1"), {},
            [&id](const Row &row) { id = row.value(0, FieldType::Reference).toUuid(); }));
    }
    return id;
}

void execute(World &world, ClientNode &client, const QString &name, const Arguments &arguments)
{
    const QUuid before = lastStored(client);
    client.execute(
        name, arguments,
        [&world, &client, name, arguments, before,
         operation = world.operationNumber()](const Result<QList<Record>> &answer) {
            const QUuid stored = lastStored(client);
            if (answer && stored != before) {
                world.saved().append({client.number(), operation, stored, name, arguments});
            }
            world.note(QStringLiteral("desktop %1 %2 %3")
                           .arg(client.number())
                           .arg(name, answer ? QStringLiteral("ok") : answer.error().code));
        });
}

template <class T>
Arguments creationOfNew(T object)
{
    object.id = Id<T>::create();
    return creationOf(toRecord(object));
}

Quantity whole(int count)
{
    return Quantity::fromString(QString::number(count)).value_or(Quantity());
}

/// Something that nobody else types.
QString typed(World &world)
{
    return QStringLiteral("typed %1.%2").arg(world.operationNumber()).arg(world.dice().below(1000));
}

/// One of the records that the desktop shows; nothing when it shows none.
std::optional<Record> anyOf(World &world, const ClientNode &client, const Entity &entity,
                            const Filter &filter = {})
{
    const QList<Record> records = client.list(entity, filter);
    if (records.isEmpty()) {
        return std::nullopt;
    }
    return records.at(world.dice().below(records.size()));
}

Arguments onRecord(const Record &record)
{
    Arguments arguments;
    arguments.record = record.id;
    arguments.baseVersion = record.version;
    return arguments;
}

void editField(World &world, ClientNode &client, const Entity &entity,
               const QList<const char *> &fields)
{
    const auto record = anyOf(world, client, entity);
    if (!record) {
        return;
    }
    Arguments arguments = onRecord(*record);
    const int count = world.dice().between(1, 2);
    for (int i = 0; i < count; ++i) {
        const char *field = fields.at(world.dice().below(fields.size()));
        arguments.values.insert(QString::fromLatin1(field), Value(typed(world)));
        arguments.base.insert(QString::fromLatin1(field), record->value(field));
    }
    execute(world, client, entity.key() + QStringLiteral(".update"), arguments);
}

void command(World &world, ClientNode &client, const Entity &entity, const char *name,
             const Filter &filter)
{
    if (const auto record = anyOf(world, client, entity, filter)) {
        execute(world, client, entity.key() + u'.' + QLatin1String(name), onRecord(*record));
    }
}

Filter inState(const char *state)
{
    return Filter::equal("state", Value(QString::fromLatin1(state)));
}

void addCustomer(World &world, ClientNode &client)
{
    Party party;
    party.name = typed(world);
    party.owner = Id<User>(client.person().user);
    execute(world, client, QStringLiteral("party.create"), creationOfNew(party));
}

void addContact(World &world, ClientNode &client)
{
    const auto party = anyOf(world, client, Party::entity);
    if (party) {
        Contact contact;
        contact.name = typed(world);
        contact.party = Id<Party>(party->id);
        execute(world, client, QStringLiteral("contact.create"), creationOfNew(contact));
    }
}

void addActivity(World &world, ClientNode &client)
{
    const auto party = anyOf(world, client, Party::entity);
    if (party) {
        Activity activity;
        activity.subject = typed(world);
        activity.party = Id<Party>(party->id);
        activity.assigned = Id<User>(client.person().user);
        execute(world, client, QStringLiteral("activity.create"), creationOfNew(activity));
    }
}

QList<SalesOrderLine> orderLines(World &world, const ClientNode &client)
{
    QList<SalesOrderLine> lines;
    const int count = world.dice().between(1, 3);
    for (int i = 0; i < count; ++i) {
        if (const auto product = anyOf(world, client, Product::entity)) {
            SalesOrderLine line;
            line.lineId = newUuid();
            line.product = Id<Product>(product->id);
            line.quantity = whole(world.dice().between(1, 9));
            lines.append(line);
        }
    }
    return lines;
}

/// Today, or where documents grow old, a day of the last weeks.
QDate documentDay(World &world, ClientNode &client)
{
    const QDate today = client.clock().today();
    return world.setting().documentMonths > 0 ? today.addDays(-world.dice().below(50)) : today;
}

void takeOrder(World &world, ClientNode &client)
{
    const auto customer =
        anyOf(world, client, Party::entity, Filter::equal("is_customer", Value(true)));
    if (!customer) {
        return;
    }
    SalesOrder order;
    order.customer = Id<Party>(customer->id);
    order.date = documentDay(world, client);
    order.customerReference = typed(world);
    order.lines = orderLines(world, client);
    if (order.lines.isEmpty()) {
        return;
    }
    const Arguments creation = creationOfNew(order);
    execute(world, client, QStringLiteral("sales_order.create"), creation);
    if (world.dice().once(600) && client.isUp() && !client.disk().isDown()) {
        Arguments confirmation;
        confirmation.record = creation.record;
        execute(world, client, QStringLiteral("sales_order.confirm"), confirmation);
    }
}

void editOrder(World &world, ClientNode &client)
{
    const auto order = anyOf(world, client, SalesOrder::entity, inState("draft"));
    if (!order) {
        return;
    }
    Arguments arguments = onRecord(*order);
    arguments.values.insert(QStringLiteral("note"), Value(typed(world)));
    arguments.base.insert(QStringLiteral("note"), order->value("note"));
    if (world.dice().once(500)) {
        SalesOrder changed;
        changed.lines = orderLines(world, client);
        arguments.lines = toRecord(changed).lines;
    }
    execute(world, client, QStringLiteral("sales_order.update"), arguments);
}

void countStock(World &world, ClientNode &client)
{
    const auto drafts = client.list(Stocktake::entity, inState("draft"));
    if (!drafts.isEmpty() && world.dice().once(600)) {
        execute(world, client, QStringLiteral("stocktake.post"), onRecord(drafts.first()));
        return;
    }
    const auto warehouse = anyOf(world, client, Warehouse::entity);
    const auto product = anyOf(world, client, Product::entity,
                               Filter::equal("kind", Value(QStringLiteral("goods"))));
    if (warehouse && product) {
        Stocktake count;
        count.warehouse = Id<Warehouse>(warehouse->id);
        count.date = documentDay(world, client);
        StocktakeLine line;
        line.lineId = newUuid();
        line.product = Id<Product>(product->id);
        line.counted = whole(world.dice().between(50, 150));
        count.lines = {line};
        execute(world, client, QStringLiteral("stocktake.create"), creationOfNew(count));
    }
}

/// Decides about the oldest command that waits for its person.
void decide(World &world, ClientNode &client)
{
    const auto items = client.loop()->attention();
    if (!items || items->isEmpty()) {
        return;
    }
    const AttentionItem item = items->first();
    Resolution resolution;
    resolution.kind = world.dice().once(600) ? Resolution::Kind::Retry : Resolution::Kind::Discard;
    const auto resolved = client.loop()->resolve(item.command, resolution);
    world.note(QStringLiteral("desktop %1 decides about %2: %3")
                   .arg(client.number())
                   .arg(item.name, resolved ? QStringLiteral("ok") : resolved.error().code));
}

} // namespace

bool runPerson(World &world, ClientNode &client, Act act)
{
    switch (act) {
    case Act::EditCustomer:
        editField(world, client, Party::entity, {"phone", "industry", "region", "note"});
        return true;
    case Act::AddCustomer:
        addCustomer(world, client);
        return true;
    case Act::AddContact:
        addContact(world, client);
        return true;
    case Act::AddActivity:
        addActivity(world, client);
        return true;
    case Act::TakeOrder:
        takeOrder(world, client);
        return true;
    case Act::EditOrder:
        editOrder(world, client);
        return true;
    case Act::ConfirmOrder:
        command(world, client, SalesOrder::entity, "confirm", inState("draft"));
        return true;
    case Act::DeleteCustomer:
        command(world, client, Party::entity, "delete", {});
        return true;
    case Act::DeleteOrder:
        command(world, client, SalesOrder::entity, "delete", inState("draft"));
        return true;
    case Act::DeliverOrder:
        command(world, client, SalesOrder::entity, "deliver", inState("confirmed"));
        return true;
    case Act::InvoiceOrder:
        command(world, client, SalesOrder::entity, "invoice", inState("confirmed"));
        return true;
    case Act::CountStock:
        countStock(world, client);
        return true;
    case Act::EditProduct:
        editField(world, client, Product::entity, {"note"});
        return true;
    case Act::Decide:
        decide(world, client);
        return true;
    default:
        return false;
    }
}

} // namespace kontor::sim
