#include "app/crm/pipeline_columns.h"

#include "app/widgets/number_text.h"

#include "common/entities/crm/opportunity.h"

namespace kontor {

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

QString money(Amount amount)
{
    // Forecasts are rough: no cents.
    return numberText(amount, NumberFormat::amount(0));
}

Tone toneOf(Stage::Kind kind)
{
    switch (kind) {
    case Stage::Kind::Won:
        return Tone::Positive;
    case Stage::Kind::Lost:
        return Tone::Negative;
    case Stage::Kind::Open:
        break;
    }
    return Tone::Neutral;
}

} // namespace

Query PipelineColumns::query(const Filter &filter, Instant now)
{
    Query query;
    query.entity = &Opportunity::entity;
    query.filter = filter
        && Filter::any({Filter::equal("stage.kind", Value(choiceCode(Stage::Kind::Open))),
                        Filter::compare("changed_at", Filter::Op::GreaterOrEqual,
                                        Value(now - daysShown * dayMs))});
    query.sort = {{QStringLiteral("closing"), false}, {QStringLiteral("title"), false}};
    query.joined = {QStringLiteral("customer.name")};
    return query;
}

Amount PipelineColumns::weighted(const Record &opportunity)
{
    return applyRate(Amount::fromRaw(opportunity.value("expected").toInt()),
                     Rate::fromRaw(opportunity.value("probability").toInt()), 2)
        .value_or(Amount());
}

BoardCard PipelineColumns::card(const ListRow &row, const Stage &stage, Instant now,
                                const QString &currency)
{
    const Record &record = row.record;
    BoardCard card;
    card.id = record.id;
    card.title = record.title();
    card.subtitle = row.joined.value(0).toText();
    const Amount expected = Amount::fromRaw(record.value("expected").toInt());
    const QString own = record.value("currency").toText();
    card.amount = expected.isZero()        ? QString()
        : own.isEmpty() || own == currency ? money(expected)
                                           : tr("%1 %2").arg(own, money(expected));
    card.note = record.value("next_step").toText();
    const Instant since = record.value("stage_since").toInt();
    if (since == 0) {
        return card; // made on this desktop; the server has not seen it yet
    }
    const int days = static_cast<int>(qMax<qint64>(now - since, 0) / dayMs);
    const bool stale =
        stage.kind == Stage::Kind::Open && stage.maximumDays > 0 && days > stage.maximumDays;
    card.badge = stale ? tr("%n day(s), stale", nullptr, days) : tr("%n day(s)", nullptr, days);
    card.badgeTone = stale ? Tone::Warning : Tone::Neutral;
    return card;
}

QList<BoardColumn> PipelineColumns::of(const QList<Stage> &stages, const QList<ListRow> &rows,
                                       Instant now, const QString &currency)
{
    QList<BoardColumn> columns;
    for (const Stage &stage : stages) {
        BoardColumn column;
        column.key = stage.id.uuid().toString(QUuid::WithoutBraces);
        column.title = stage.name;
        column.tone = toneOf(stage.kind);
        Amount sum;
        Amount weightedSum;
        for (const ListRow &row : rows) {
            if (row.record.value("stage").toUuid() != stage.id.uuid()) {
                continue;
            }
            column.cards.append(card(row, stage, now, currency));
            const QString own = row.record.value("currency").toText();
            if (own.isEmpty() || own == currency) {
                sum += Amount::fromRaw(row.record.value("expected").toInt());
                weightedSum += weighted(row.record);
            }
        }
        column.sum = money(sum);
        column.detail = stage.kind == Stage::Kind::Open ? tr("weighted %1").arg(money(weightedSum))
                                                        : tr("last %n days", nullptr, daysShown);
        columns.append(column);
    }
    return columns;
}

} // namespace kontor
