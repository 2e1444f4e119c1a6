#include "app/session/local_rules.h"

#include "common/entities/product/tax.h"
#include "common/rules/currency.h"
#include "common/rules/line_amounts.h"
#include "common/rules/opportunity_stage.h"

#include <algorithm>

namespace kontor {

namespace {

/// Whether lines of this entity are priced and taxed.
bool isTradeLine(const Entity &line)
{
    return line.find(QLatin1String("unit_price")) != nullptr
        && line.find(QLatin1String("tax_rate")) != nullptr
        && line.find(QLatin1String("gross")) != nullptr;
}

/// The rates of the taxes that the lines name.
Result<QHash<QUuid, Value>> taxRates(LocalCopy &copy, const Record &document)
{
    const Entity *tax = document.entity->lines->find(QLatin1String("tax"))->target;
    QList<RecordKey> keys;
    for (const Record &line : document.lines) {
        if (const QUuid id = line.value("tax").toUuid(); !id.isNull()) {
            keys.append({tax, id});
        }
    }
    TRY_ASSIGN(const auto found, copy.find(keys));
    QHash<QUuid, Value> rates;
    for (const Record &record : found) {
        rates.insert(record.id, record.value("rate"));
    }
    return rates;
}

} // namespace

Result<void> completeTotals(LocalCopy &copy, Record &record, const QString &currency)
{
    if (record.entity->lines == nullptr || !isTradeLine(*record.entity->lines)) {
        return {};
    }
    TRY_ASSIGN(const auto rates, taxRates(copy, record));
    const QString own = record.value("currency").toText();
    const int digits = rules::currencyDigits(own.isEmpty() ? currency : own);
    QList<rules::LineAmounts> amounts;
    for (Record &line : record.lines) {
        line.set("tax_rate", rates.value(line.value("tax").toUuid(), Value(0)));
        const rules::LineInput input{Quantity::fromRaw(line.value("quantity").toInt()),
                                     Rate::fromRaw(line.value("unit_price").toInt()),
                                     Rate::fromRaw(line.value("discount").toInt()),
                                     Rate::fromRaw(line.value("tax_rate").toInt())};
        const auto computed = rules::computeLine(input, digits);
        if (!computed) {
            return {};
        }
        line.set("net", Value(computed->net.raw()));
        line.set("tax_amount", Value(computed->tax.raw()));
        line.set("gross", Value(computed->gross.raw()));
        amounts.append(*computed);
    }
    if (const auto totals = rules::sumLines(amounts)) {
        record.set("subtotal", Value(totals->subtotal.raw()));
        record.set("tax_total", Value(totals->taxTotal.raw()));
        record.set("total", Value(totals->total.raw()));
    }
    return {};
}

Result<void> completeStage(LocalCopy &copy, Record &record, const std::optional<Record> &before,
                           Instant at)
{
    const QUuid stage =
        record.entity == &Opportunity::entity ? record.value("stage").toUuid() : QUuid();
    if (stage.isNull() || (before && before->value("stage") == record.value("stage"))) {
        return {};
    }
    const RecordKey key{&Stage::entity, stage};
    TRY_ASSIGN(const auto found, copy.find({key}));
    if (!found.contains(key)) {
        return {};
    }
    auto opportunity = fromRecord<Opportunity>(record);
    const Opportunity former = before ? fromRecord<Opportunity>(*before) : Opportunity();
    rules::enterStage(opportunity, before ? &former : nullptr, fromRecord<Stage>(found.value(key)),
                      at);
    record.set("probability", Value(opportunity.probability.raw()));
    record.set("stage_since", Value(opportunity.stageSince));
    record.set("lost_reason", Value(opportunity.lostReason));
    return {};
}

LocalAuthor localAuthor(const QUuid &user, const QString &currency)
{
    LocalAuthor author;
    author.user = user;
    author.complete = [currency](LocalCopy &copy, Record &record,
                                 const std::optional<Record> &before, Instant at) -> Result<void> {
        TRY(completeTotals(copy, record, currency));
        return completeStage(copy, record, before, at);
    };
    author.completedFrom = {&Tax::entity, &Stage::entity};
    return author;
}

} // namespace kontor
