#include "tests/support/office.h"

#include "common/entities/system/device.h"
#include "common/entities/system/user.h"
#include "server/engine/default_roles.h"
#include "tests/support/postgres_cluster.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <algorithm>

namespace kontor::test {

namespace {

constexpr Instant monday = 1'772'442'000'000; // 2026-03-02T09:00:00Z
const char *const password = "correct horse";

/// What the offices of one program share: a PostgreSQL, and for each database and founding a
/// company that is copied instead of being founded again.
struct Estate {
    QTemporaryDir folder;
    std::unique_ptr<PostgresCluster> cluster;
    QHash<QString, QString> templates; ///< name of the template by database and founding
    int count = 0;

    static Estate &instance()
    {
        static Estate *estate = nullptr;
        if (estate == nullptr) {
            estate = new Estate;
            qAddPostRoutine([] {
                delete estate;
                estate = nullptr;
            });
        }
        return *estate;
    }

    PostgresCluster &postgres()
    {
        if (!cluster) {
            cluster = must(PostgresCluster::start());
        }
        return *cluster;
    }

    /// The url of a new database, a copy of the named one or empty.
    QString newDatabase(DatabaseKind kind, const QString &from, QString *name)
    {
        *name = QStringLiteral("office%1").arg(++count);
        if (kind == DatabaseKind::Postgres) {
            return must(postgres().createDatabase(*name, from)).url();
        }
        const QString path = folder.filePath(*name);
        if (!from.isEmpty() && !QFile::copy(folder.filePath(from), path)) {
            qFatal("cannot copy the database of an office");
        }
        return QLatin1String("sqlite:") + path;
    }
};

EngineOptions optionsFor(const QString &url, const Registry &registry)
{
    EngineOptions options;
    options.store.url = url;
    options.store.durable = false;
    options.registry = &registry;
    return options;
}

QString keyOf(DatabaseKind kind, const Founding &founding)
{
    return QStringList{QString::number(static_cast<int>(kind)),
                       founding.companyName,
                       founding.currency,
                       founding.country,
                       founding.chart,
                       QString::number(founding.fiscalStart)}
        .join(u'|');
}

/// The hash of the password of everyone in tests, computed once.
QString passwordHash(Engine &engine)
{
    static const QString hash = must(engine.store().read<QString>([](Tx &tx) -> Result<QString> {
        TRY_ASSIGN(const QList<User> users, tx.select<User>({}));
        return users.first().passwordHash;
    }));
    return hash;
}

} // namespace

void endWith(const Error &error)
{
    QStringList args;
    for (auto it = error.args.begin(); it != error.args.end(); ++it) {
        args.append(it.key() + u'=' + it.value().toString());
    }
    qFatal("%s field '%s' %s", qPrintable(error.code), qPrintable(error.field),
           qPrintable(args.join(u' ')));
}

Founding sampleFounding()
{
    Founding founding;
    founding.companyName = QStringLiteral("Kontor Trading");
    founding.currency = QStringLiteral("CNY");
    founding.country = QStringLiteral("CN");
    founding.chart = QStringLiteral("cn_small_business");
    founding.adminName = QStringLiteral("Ada");
    founding.adminPassword = QString::fromLatin1(password);
    return founding;
}

void Office::addDatabases()
{
    QTest::addColumn<DatabaseKind>("database");
    QTest::newRow("sqlite") << DatabaseKind::Sqlite;
    QTest::newRow("postgres") << DatabaseKind::Postgres;
}

std::unique_ptr<Office> Office::open(const Founding &founding)
{
    QFETCH_GLOBAL(DatabaseKind, database);
    return open(database, founding);
}

std::unique_ptr<Office> Office::open(DatabaseKind kind, const Founding &founding)
{
    Estate &estate = Estate::instance();
    const QString key = keyOf(kind, founding);
    QString name;
    if (!estate.templates.contains(key)) {
        const QString url = estate.newDatabase(kind, {}, &name);
        std::unique_ptr<Office> first(new Office(url));
        must(first->engine().found(founding));
        estate.templates.insert(key, name);
    }
    const QString url = estate.newDatabase(kind, estate.templates.value(key), &name);
    return std::unique_ptr<Office>(new Office(url));
}

std::unique_ptr<Office> Office::at(const QString &url, Instant now)
{
    std::unique_ptr<Office> office(new Office(url));
    office->m_clock.advance(now - office->m_clock.now());
    must(office->engine().found(sampleFounding()));
    return office;
}

Office::Office(const QString &url) : m_clock(monday), m_url(url)
{
    registerModules(m_registry);
    restart();
}

Office::~Office() = default;

void Office::restart()
{
    m_engine.reset();
    m_engine = must(Engine::open(optionsFor(m_url, m_registry), m_clock));
}

std::unique_ptr<Engine> Office::secondEngine()
{
    return must(Engine::open(optionsFor(m_url, m_registry), m_clock));
}

Actor Office::admin()
{
    const QList<User> found = all<User>(Filter::equal("login", Value(QStringLiteral("admin"))));
    return must(m_engine->actAs(found.first().id.uuid()));
}

Actor Office::person(const char *role, const QString &name)
{
    const QString shown = name.isEmpty() ? QString::fromLatin1(role) : name;
    const QList<User> found = all<User>(Filter::equal("login", Value(shown.toLower())));
    if (!found.isEmpty()) {
        return must(m_engine->actAs(found.first().id.uuid()));
    }
    const QList<DefaultRole> &shipped = defaultRoles();
    const auto wanted =
        std::find_if(shipped.begin(), shipped.end(), [role](const DefaultRole &candidate) {
            return QLatin1String(candidate.key) == QLatin1String(role);
        });
    Q_ASSERT_X(wanted != shipped.end(), "Office::person", role);
    const QList<Role> roles = all<Role>(Filter::in(
        "name",
        {Value(QString::fromUtf8(wanted->name)), Value(QString::fromUtf8(wanted->chineseName))}));
    User user;
    user.login = shown.toLower();
    user.name = shown;
    user.passwordHash = passwordHash(*m_engine);
    UserRole held;
    held.role = roles.first().id;
    user.roles = {held};
    must(write([&user](Tx &tx) { return tx.insert(user); }));
    return must(m_engine->actAs(user.id.uuid()));
}

Actor Office::atDevice(Actor actor)
{
    Device device;
    device.user = Id<User>(actor.user);
    device.name = QStringLiteral("laptop");
    must(write([&device](Tx &tx) { return tx.insert(device); }));
    actor.device = device.id.uuid();
    return actor;
}

Result<QList<Record>> Office::execute(const Actor &actor, const QString &command,
                                      const Arguments &arguments)
{
    return m_engine->execute(actor, newUuid(), command, arguments);
}

QString Office::commandOf(const Entity &entity, const char *action)
{
    return entity.key() + u'.' + QLatin1String(action);
}

Arguments Office::changes(const Record &before, const Record &after)
{
    Arguments arguments;
    arguments.record = after.id;
    arguments.baseVersion = after.version;
    for (qsizetype i = 0; i < after.entity->fields.size(); ++i) {
        const QString name = QString::fromLatin1(after.entity->fields.at(i).name);
        if (before.values.at(i) != after.values.at(i)) {
            arguments.values.insert(name, after.values.at(i));
            arguments.base.insert(name, before.values.at(i));
        }
    }
    if (after.entity->lines != nullptr && before.lines != after.lines) {
        arguments.lines = after.lines;
    }
    return arguments;
}

Result<Record> Office::record(const Entity &entity, const QUuid &id)
{
    return m_engine->store().read<Record>([&](Tx &tx) { return tx.get(entity, id); });
}

} // namespace kontor::test
