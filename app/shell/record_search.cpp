#include "app/shell/record_search.h"

#include "app/widgets/number_text.h"
#include "common/base/when_done.h"
#include "common/model/catalogue.h"

namespace kontor {

namespace {
constexpr int perEntity = 4;
constexpr qsizetype shortestText = 2;
} // namespace

RecordSearch::RecordSearch(DataSource &source, QObject *parent) : QObject(parent), m_source(source)
{
}

void RecordSearch::start(const QString &text)
{
    ++m_round;
    const QString typed = text.trimmed();
    // One Chinese character already says much.
    const bool telling = typed.size() >= shortestText
        || (!typed.isEmpty() && typed.at(0).script() == QChar::Script_Han);
    if (!telling) {
        return;
    }
    const Result<qint64> amount = readNumber(typed, NumberFormat::amount());
    for (const Entity *entity : catalogue()) {
        if (entity->isLine || !m_source.rights().may(*entity, "read")
            || entity->namingField() == nullptr) {
            continue;
        }
        if (entity->isSearchable()) {
            ask(*entity, Filter::search(typed));
        }
        if (amount && entity->find(QLatin1String("total")) != nullptr) {
            ask(*entity, Filter::equal("total", Value(*amount)));
        }
    }
}

void RecordSearch::ask(const Entity &entity, const Filter &filter)
{
    Query query;
    query.entity = &entity;
    query.filter = filter;
    query.limit = perEntity;
    whenDone(m_source.list(query), this, [this, round = m_round](const Result<Page> &page) {
        // Without an answer there is nothing to offer; the list itself tells why when opened.
        if (round != m_round || !page || page->rows.isEmpty()) {
            return;
        }
        QList<Record> records;
        for (const ListRow &row : page->rows) {
            records.append(row.record);
        }
        emit found(records);
    });
}

} // namespace kontor
