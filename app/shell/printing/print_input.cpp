#include "app/shell/printing/print_input.h"

#include "common/base/when_done.h"
#include "common/model/catalogue.h"

#include <QPromise>

namespace kontor {

namespace {

/// References of one document at most; a page of the longest query.
constexpr int referenceLimit = 1000;

/// One loading: starts the queries, ends when the last of them has answered.
class PrintLoad : public std::enable_shared_from_this<PrintLoad>
{
public:
    explicit PrintLoad(DataSource &source) : m_source(source) {}

    QFuture<Result<PrintInput>> start(const Entity &entity, const QUuid &id)
    {
        m_promise.start();
        whenDone(
            m_source.read(entity, id), &m_source,
            [self = shared_from_this()](const Result<Record> &record) { self->gotRecord(record); });
        return m_promise.future();
    }

private:
    void gotRecord(const Result<Record> &record)
    {
        if (!record) {
            finish(Unexpected(record.error()));
            return;
        }
        m_input.record = *record;
        QHash<const Entity *, QSet<QUuid>> wanted;
        collect(*record, wanted);
        m_waiting = 1;
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
            askReferences(*it.key(), it.value());
        }
        askCompany();
        askAddresses();
        answered();
    }

    static void collect(const Record &record, QHash<const Entity *, QSet<QUuid>> &wanted)
    {
        for (qsizetype i = 0; i < record.entity->fields.size(); ++i) {
            const Field &field = record.entity->fields.at(i);
            const QUuid id = record.values.at(i).toUuid();
            if (field.type == FieldType::Reference && !id.isNull()) {
                wanted[field.target].insert(id);
            }
        }
        for (const Record &line : record.lines) {
            collect(line, wanted);
        }
    }

    void askReferences(const Entity &entity, const QSet<QUuid> &ids)
    {
        QList<Value> values;
        for (const QUuid &id : ids) {
            values.append(Value(id));
        }
        Query query;
        query.entity = &entity;
        query.filter = Filter::in("id", values);
        query.limit = referenceLimit;
        query.withArchived = true;
        ask(query, [](PrintInput &input, const Record &record) {
            input.references.insert(record.id, record);
        });
    }

    void askCompany()
    {
        if (const Entity *company = findEntity(QStringLiteral("company"))) {
            Query query;
            query.entity = company;
            query.limit = 1;
            ask(query, [](PrintInput &input, const Record &record) { input.company = record; });
        }
    }

    void askAddresses()
    {
        const Entity *address = findEntity(QStringLiteral("address"));
        const Entity &entity = *m_input.record.entity;
        const Field *party = entity.find(QLatin1String("customer"));
        party = party != nullptr ? party : entity.find(QLatin1String("supplier"));
        if (address == nullptr || party == nullptr) {
            return;
        }
        Query query;
        query.entity = address;
        query.filter = Filter::equal("party", m_input.record.value(party->name));
        ask(query, [](PrintInput &input, const Record &record) { input.addresses.append(record); });
    }

    void ask(const Query &query, void (*take)(PrintInput &input, const Record &record))
    {
        ++m_waiting;
        whenDone(m_source.list(query), &m_source,
                 [self = shared_from_this(), take](const Result<Page> &page) {
                     if (page) {
                         for (const ListRow &row : page->rows) {
                             take(self->m_input, row.record);
                         }
                     }
                     self->answered();
                 });
    }

    void answered()
    {
        if (--m_waiting == 0) {
            finish(m_input);
        }
    }

    void finish(const Result<PrintInput> &result)
    {
        m_promise.addResult(result);
        m_promise.finish();
    }

    DataSource &m_source;
    PrintInput m_input;
    QPromise<Result<PrintInput>> m_promise;
    int m_waiting = 0;
};

} // namespace

QString PrintInput::titleOf(const Value &reference) const
{
    const auto it = references.constFind(reference.toUuid());
    return it == references.cend() ? QString() : it->title();
}

QFuture<Result<PrintInput>> loadForPrint(DataSource &source, const Entity &entity, const QUuid &id)
{
    return std::make_shared<PrintLoad>(source)->start(entity, id);
}

} // namespace kontor
