#pragma once

#include "common/entities/party/address.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/product/unit.h"
#include "server/sample/lists.h"
#include "server/sample/sample_clock.h"
#include "server/sample/sample_company.h"

#include <QRandomGenerator>

#include <deque>

namespace kontor::sample {

/// Who works in the company.
struct Staff {
    Actor admin;
    Actor accountant;
    Actor clerk; ///< of the warehouse
    Actor buyer;
    /// A salesperson, and whose customers are in which part of the country.
    struct Seller {
        Actor actor;
        QStringList regions;
    };
    QList<Seller> sellers;
};

/// A product, and what the generator knows of its stock, in whole stock units.
struct Item {
    Product product;
    int popularity = 1; ///< how much more often it is sold than others
    int usual = 1;      ///< what one line usually orders
    int inBox = 0;      ///< stock units in a box; 0: not sold in boxes
    qint64 onHand = 0;
    qint64 reserved = 0;
    qint64 incoming = 0;

    bool isGoods() const { return product.kind == Product::Kind::Goods; }
    qint64 available() const { return onHand - reserved; }
};

struct Customer {
    Party party;
    int seller = 0; ///< index in Staff::sellers
    int weight = 1; ///< how much more often it orders than others
    bool isAbroad = false;
    bool paysMonthly = false;
    int lateDays = 0; ///< how much later than due it usually pays
};

/// The company while it is made: its clock and chance, its people, what they know, and what they
/// have noted down to do on a later day.
class World
{
public:
    using Work = std::function<Result<void>()>;

    World(Engine &engine, SampleClock &clock, const SampleOptions &options);

    Engine &engine() { return m_engine; }
    SampleClock &clock() { return m_clock; }
    const SampleOptions &options() const { return m_options; }
    bool inChinese() const { return m_options.inChinese; }
    QDate today() const { return m_clock.today(); }
    /// How many commands have been run.
    int commands() const { return m_commands; }

    // --- chance --------------------------------------------------------------------------------

    /// 0 .. limit - 1.
    int below(int limit) { return m_random.bounded(limit); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    /// A whole number whose mean is `thousandths` / 1000 in a company of the usual size.
    int about(int thousandths);
    /// What is `count` in a company of the usual size.
    qint64 scaled(qint64 count) const { return count * m_options.percent / 100; }
    template <class List>
    auto any(const List &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }
    /// One of the texts of texts.json.
    QString anyText(const char *key) { return m_texts.text(any(m_texts.array(key))); }
    const Lists &texts() const { return m_texts; }

    // --- commands ------------------------------------------------------------------------------

    /// Creates the record as the actor; answers it as the server has completed it.
    template <class T>
    Result<T> create(const Actor &actor, T object)
    {
        object.id = object.id.isNull() ? Id<T>::create() : object.id;
        TRY_ASSIGN(const QList<Record> records,
                   execute(actor, commandOf(T::entity, "create"), creationOf(toRecord(object))));
        return find<T>(records);
    }
    /// Runs a named command on one record; answers everything that it touched.
    template <class T>
    Result<QList<Record>> call(const Actor &actor, const char *command, Id<T> id,
                               const QMap<QString, Value> &values = {})
    {
        Arguments arguments;
        arguments.record = id.uuid();
        arguments.values = values;
        return execute(actor, commandOf(T::entity, command), arguments);
    }
    /// The first record of T in an answer. Errors: record_not_found.
    template <class T>
    static Result<T> find(const QList<Record> &records)
    {
        for (const Record &record : records) {
            if (record.entity == &T::entity) {
                return fromRecord<T>(record);
            }
        }
        return fail("record_not_found", "", {{QStringLiteral("entity"), T::entity.key()}});
    }
    template <class T>
    Result<QList<T>> select(const Filter &filter = {}, const QList<Sort> &sort = {})
    {
        return m_engine.store().read<QList<T>>([&](Tx &tx) { return tx.select<T>(filter, sort); });
    }
    template <class T>
    Result<T> withCode(const char *code)
    {
        TRY_ASSIGN(const QList<T> found,
                   select<T>(Filter::equal("code", Value(QString::fromLatin1(code)))));
        TRY(require(!found.isEmpty(), "record_not_found", "code"));
        return found.first();
    }
    // --- the agenda ----------------------------------------------------------------------------

    /// Notes down work for a day; what falls on a weekend is done on Monday.
    void at(QDate day, Work work);
    void in(int days, Work work) { at(today().addDays(days), std::move(work)); }
    /// Does what was noted down for today, in the order in which it was.
    Result<void> doToday();

    Staff staff;
    std::deque<Item> items; ///< stay where they are
    QList<Customer> customers;
    QList<Party> suppliers;
    qint64 bank = 0; ///< on the bank account, in whole units of the currency, roughly

private:
    Result<QList<Record>> execute(const Actor &actor, const QString &command,
                                  const Arguments &arguments);
    static QString commandOf(const Entity &entity, const char *action);

    Engine &m_engine;
    SampleClock &m_clock;
    SampleOptions m_options;
    QRandomGenerator m_random;
    Lists m_texts;
    QMap<QDate, QList<Work>> m_agenda;
    int m_commands = 0;
};

} // namespace kontor::sample
