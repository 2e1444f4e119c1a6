#include "app/session/local_rules.h"
#include "common/entities/system/company.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "common/sync/projection.h"
#include "tests/simulation/checks.h"

#include <algorithm>

/// Desktops against the server, and against themselves.
namespace kontor::sim {

namespace {

using Records = QHash<QUuid, Record>;

/// Without what never travels, or travels as nothing.
Record comparable(Record record)
{
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        if (record.values.at(i).isWithheld() || record.entity->fields.at(i).has(Secret)) {
            record.values[i] = Value();
        }
    }
    for (Record &line : record.lines) {
        line = comparable(line);
    }
    return record;
}

Records byId(const QList<Record> &records)
{
    Records map;
    for (const Record &record : records) {
        map.insert(record.id, comparable(record));
    }
    return map;
}

Result<QList<Record>> onServer(Engine &engine, const Rights &rights, const Entity &entity)
{
    if (!mayHold(rights, entity)) {
        return QList<Record>();
    }
    return engine.store().read<QList<Record>>([&](Tx &tx) -> Result<QList<Record>> {
        Query query;
        query.entity = &entity;
        query.filter = rights.visible(entity);
        query.withLines = entity.lines != nullptr;
        query.withArchived = true;
        query.limit = 5'000;
        TRY_ASSIGN(const QList<ListRow> rows, tx.list(query));
        QList<Record> records;
        for (const ListRow &row : rows) {
            records.append(row.record);
            rights.withhold(records.last());
        }
        return records;
    });
}

QString fieldsOf(const Record &a, const Record &b)
{
    QStringList different;
    for (qsizetype i = 0; i < a.values.size(); ++i) {
        if (a.values.at(i) != b.values.at(i)) {
            different.append(QString::fromLatin1(a.entity->fields.at(i).name));
        }
    }
    if (a.lines != b.lines) {
        different.append(QStringLiteral("lines"));
    }
    return different.join(u' ');
}

/// What is different, in one line; empty: nothing.
QString difference(const Entity &entity, const Records &expected, const Records &found)
{
    QStringList ids;
    for (const Record &record : expected) {
        const QString name = entity.key() + u' ' + record.id.toString(QUuid::WithoutBraces) + u' ';
        const auto other = found.constFind(record.id);
        if (other == found.cend()) {
            ids.append(name + QStringLiteral("missing"));
        } else if (!(*other == record)) {
            ids.append(name
                       + QStringLiteral("version %1, not %2: %3")
                             .arg(other->version)
                             .arg(record.version)
                             .arg(fieldsOf(record, *other)));
        }
    }
    for (const Record &record : found) {
        if (!expected.contains(record.id)) {
            ids.append(entity.key() + u' ' + record.id.toString(QUuid::WithoutBraces)
                       + QStringLiteral(" too much"));
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids.isEmpty() ? QString() : ids.first();
}

/// Narrows the rights to what a device of the user holds.
Result<void> narrow(Engine &engine, Rights &rights)
{
    return engine.store().read<void>([&rights](Tx &tx) -> Result<void> {
        TRY_ASSIGN(const QList<Company> companies, tx.select<Company>({}));
        rights.documentsSince = companies.first().documentsSince;
        TRY_ASSIGN(const User user, tx.get(Id<User>(rights.user)));
        rights.place = user.warehouse.uuid();
        return {};
    });
}

Verdict checkCopy(Engine &engine, const ClientNode &client)
{
    const auto actor = engine.actAs(client.person().user);
    if (!actor) {
        return std::nullopt;
    }
    Rights held = actor->rights;
    if (const auto narrowed = narrow(engine, held); !narrowed) {
        return Violation{QStringLiteral("I1"), narrowed.error().code};
    }
    for (const Entity *entity : catalogue()) {
        if (!isReplicated(*entity)) {
            continue;
        }
        const auto expected = onServer(engine, held, *entity);
        if (!expected) {
            return Violation{QStringLiteral("I1"), expected.error().code};
        }
        const QString different = difference(*entity, byId(*expected), byId(client.list(*entity)));
        if (!different.isEmpty()) {
            const bool tooMuch = different.endsWith(QLatin1String("too much"));
            return Violation{tooMuch ? QStringLiteral("I12") : QStringLiteral("I1"),
                             QStringLiteral("desktop %1: %2").arg(client.number()).arg(different)};
        }
    }
    return std::nullopt;
}

/// The view of a copy before and after it is made anew from its base.
Verdict checkView(ClientNode &client)
{
    const auto outbox = Outbox::open(client.outboxPath(), client.clock());
    if (!outbox) {
        return std::nullopt; // the machine is down
    }
    const QList<DeviceCommand> pending = (*outbox)->pending();
    QSet<const Entity *> entities;
    for (const DeviceCommand &command : pending) {
        if (const Entity *entity = entityOf(command.name)) {
            entities.insert(entity);
        }
    }
    QHash<const Entity *, Records> earlier;
    for (const Entity *entity : std::as_const(entities)) {
        earlier.insert(entity, byId(client.list(*entity)));
    }
    const auto state = client.copy()->state();
    const auto copy = client.copyOfCopy();
    if (!state || !copy) {
        return std::nullopt;
    }
    const LocalAuthor author = localAuthor(client.person().user, client.account().currency);
    const auto applied = copy->apply({}, pending, author, *state);
    if (!applied && applied.error().code == QLatin1String("disk_full")) {
        return std::nullopt; // there is no room to try it in
    }
    if (!applied) {
        return Violation{QStringLiteral("I7"), applied.error().code};
    }
    for (auto it = earlier.cbegin(); it != earlier.cend(); ++it) {
        const QString different =
            difference(*it.key(), byId(ClientNode::listOf(*copy, *it.key(), {})), *it);
        if (!different.isEmpty()) {
            return Violation{QStringLiteral("I7"),
                             QStringLiteral("desktop %1: %2").arg(client.number()).arg(different)};
        }
    }
    return std::nullopt;
}

} // namespace

Verdict checkViews(World &world)
{
    for (const auto &client : world.clients()) {
        // While the disk is full, the copy is behind and the program says so.
        const bool fails = client->state().error.code == QLatin1String("disk_full");
        if (client->isUp() && client->copy() && client->state().waiting > 0 && !fails) {
            client->disk().spare(true);
            const Verdict verdict = checkView(*client);
            client->disk().spare(false);
            if (verdict) {
                return verdict;
            }
        }
    }
    return std::nullopt;
}

Verdict checkCopies(World &world)
{
    Engine &engine = world.anyServer()->engine();
    for (const auto &client : world.clients()) {
        if (client->isShutOut()) {
            const bool dropped =
                client->state().error.code != QLatin1String("device_revoked") || !client->copy();
            if (!dropped) {
                return Violation{QStringLiteral("I12"),
                                 QStringLiteral("desktop %1 is revoked").arg(client->number())};
            }
            continue;
        }
        if (const Verdict verdict = checkCopy(engine, *client)) {
            return verdict;
        }
    }
    return std::nullopt;
}

} // namespace kontor::sim
