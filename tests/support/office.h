#pragma once

#include "common/base/clock.h"
#include "server/engine/engine.h"

/// Tests of the server are written once and run on both databases:
///
///     class DeliveryTest : public QObject
///     {
///         Q_OBJECT
///         std::unique_ptr<Office> m_office;
///     private slots:
///         void initTestCase_data() { Office::addDatabases(); }
///         void init() { m_office = Office::open(); }
///         void cleanup() { m_office.reset(); }
///         void deliversWhatIsOpen();
///     };
///
/// Each test gets its own company; founding it costs time only once for each program and database.
namespace kontor::test {

/// The value, or the end of the program with code, field and arguments of the error: for steps
/// that prepare a test and cannot fail in it.
[[noreturn]] void endWith(const Error &error);
template <class T>
T must(Result<T> result)
{
    if (!result) {
        endWith(result.error());
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

/// The code of the error; empty when there is none.
template <class T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}
/// The field that the error names.
template <class T>
QString fieldOf(const Result<T> &result)
{
    return result ? QString() : result.error().field;
}

/// What the company of an Office is founded with unless a test says otherwise.
Founding sampleFounding();

/// The real server without its network: an engine on a database of its own, a company, and people
/// with the roles that Kontor comes with.
class Office
{
public:
    /// Adds a row for each database to the test class's global data.
    static void addDatabases();
    /// An office on the database of the current row.
    static std::unique_ptr<Office> open(const Founding &founding = sampleFounding());
    static std::unique_ptr<Office> open(DatabaseKind kind,
                                        const Founding &founding = sampleFounding());
    /// An office in an empty database elsewhere, whose clock stands at `now`.
    static std::unique_ptr<Office> at(const QString &url, Instant now);
    ~Office();

    Engine &engine() { return *m_engine; }
    /// Stands at 2026-03-02T09:00:00Z, a Monday, until it is moved.
    FixedClock &clock() { return m_clock; }
    /// Where the database is.
    QString url() const { return m_url; }
    /// Another server on the same database; PostgreSQL only.
    std::unique_ptr<Engine> secondEngine();
    Registry &registry() { return m_registry; }
    /// Closes the engine and opens it again on the same data, as a restart of the server does.
    void restart();

    // --- people --------------------------------------------------------------------------------

    /// The administrator; his password is "correct horse".
    Actor admin();
    /// Someone with one of the default roles, by its key: "sales", "warehouse", ... The same name
    /// is the same person; the login is the name in lower case, the password "correct horse".
    Actor person(const char *role, const QString &name = {});
    /// The actor with a device, which may upload.
    Actor atDevice(Actor actor);

    // --- commands ------------------------------------------------------------------------------

    /// Runs a command with a new id.
    Result<QList<Record>> execute(const Actor &actor, const QString &command,
                                  const Arguments &arguments);
    /// `entity.create` with what a client may write of the struct and differs from a new one;
    /// answers what was saved.
    template <class T>
    Result<T> create(const Actor &actor, const T &object)
    {
        return saved<T>(
            execute(actor, commandOf(T::entity, "create"), creationOf(toRecord(withId(object)))));
    }
    /// `entity.update` with what differs from the struct that is stored.
    template <class T>
    Result<T> update(const Actor &actor, const T &object)
    {
        const Record before = must(record(T::entity, object.id.uuid()));
        return saved<T>(
            execute(actor, commandOf(T::entity, "update"), changes(before, toRecord(object))));
    }
    /// A named command on one record, e.g. `call(actor, "confirm", order.id)`; answers the record
    /// as it is afterwards.
    template <class T>
    Result<T> call(const Actor &actor, const char *command, Id<T> id,
                   const QMap<QString, Value> &parameters = {})
    {
        Arguments arguments;
        arguments.record = id.uuid();
        arguments.values = parameters;
        return saved<T>(execute(actor, commandOf(T::entity, command), arguments));
    }
    /// The record as it is stored, whoever may see it.
    template <class T>
    T get(Id<T> id)
    {
        return fromRecord<T>(must(record(T::entity, id.uuid())));
    }
    /// All records that the filter lets through, whoever may see them.
    template <class T>
    QList<T> all(const Filter &filter = {}, const QList<Sort> &sort = {})
    {
        return must(
            m_engine->store().read<QList<T>>([&](Tx &tx) { return tx.select<T>(filter, sort); }));
    }
    /// Works on the database as the server itself does, with audit and feed.
    Result<void> write(const std::function<Result<void>(Tx &)> &work)
    {
        return m_engine->run(QStringLiteral("test"), work);
    }

private:
    explicit Office(const QString &url);

    static QString commandOf(const Entity &entity, const char *action);
    static Arguments changes(const Record &before, const Record &after);
    Result<Record> record(const Entity &entity, const QUuid &id);
    template <class T>
    static T withId(T object)
    {
        if (object.id.isNull()) {
            object.id = Id<T>::create();
        }
        return object;
    }
    template <class T>
    Result<T> saved(const Result<QList<Record>> &records)
    {
        return records.map([](const QList<Record> &list) {
            Q_ASSERT(!list.isEmpty() && list.first().entity == &T::entity);
            return fromRecord<T>(list.first());
        });
    }

    FixedClock m_clock;
    QString m_url;
    Registry m_registry;
    std::unique_ptr<Engine> m_engine;
};

} // namespace kontor::test
