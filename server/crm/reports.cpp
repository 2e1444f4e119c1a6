#include "server/crm/reports.h"

#include "common/entities/crm/stage.h"
#include "common/entities/system/user.h"
#include "server/engine/report_scope.h"

namespace kontor::crm {

namespace {

constexpr Label text(const char *source)
{
    return {"PipelineReport", source};
}

ReportColumn column(const char *name, Label label, FieldType type, int digits = 2)
{
    return {QString::fromLatin1(name), label, type, digits};
}

/// Number, expected revenue and weighted revenue of each stage's opportunities.
Result<Rows> stages(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    SqlCondition condition = ownedBy(actor.rights, "c.owner");
    const QUuid owner = parameters.value(QStringLiteral("owner")).toUuid();
    if (!owner.isNull()) {
        condition.text += QLatin1String(" AND o.owner = ?");
        condition.bound.append(Value(owner));
    }
    // 10^4 x 10^6 would overflow beyond 900 million, so both are cut by a hundred first.
    const QString sql = QStringLiteral(R"(
        SELECT s.id, s.name, s.probability, COUNT(o.id),
               CAST(COALESCE(SUM(o.expected), 0) AS BIGINT),
               CAST(COALESCE(SUM(o.expected / 100 * (o.probability / 100) / 100), 0) AS BIGINT)
        FROM stage s
        LEFT JOIN (SELECT o.id, o.stage, o.expected, o.probability
                   FROM opportunity o JOIN party c ON c.id = o.customer
                   WHERE NOT o.archived AND %1) o ON o.stage = s.id
        WHERE NOT s.archived
        GROUP BY s.id, s.name, s.probability, s.sequence
        ORDER BY s.sequence, s.id)")
                            .arg(condition.text);
    return tx.rows(sql, condition.bound,
                   {FieldType::Reference, FieldType::Text, FieldType::Rate, FieldType::Integer,
                    FieldType::Amount, FieldType::Amount});
}

Result<ReportTable> pipeline(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    TRY_ASSIGN(const Rows rows, stages(tx, actor, parameters));
    const QUuid owner = parameters.value(QStringLiteral("owner")).toUuid();
    ReportTable table;
    table.columns = {
        column("stage", text(QT_TRANSLATE_NOOP("PipelineReport", "Stage")), FieldType::Text),
        column("probability", text(QT_TRANSLATE_NOOP("PipelineReport", "Probability")),
               FieldType::Rate, 2),
        column("count", text(QT_TRANSLATE_NOOP("PipelineReport", "Opportunities")),
               FieldType::Integer, 0),
        column("expected", text(QT_TRANSLATE_NOOP("PipelineReport", "Expected revenue")),
               FieldType::Amount),
        column("weighted", text(QT_TRANSLATE_NOOP("PipelineReport", "Weighted")),
               FieldType::Amount)};
    for (const QList<Value> &row : rows) {
        ReportRow line;
        line.values = row.mid(1);
        line.target.entity = QStringLiteral("opportunity");
        line.target.filter = Filter::equal("stage", row.at(0));
        if (!owner.isNull()) {
            line.target.filter = line.target.filter && Filter::equal("owner", Value(owner));
        }
        table.rows.append(line);
    }
    table.asOf = tx.clock().now();
    return table;
}

} // namespace

void registerReports(Registry &registry)
{
    ReportParameter owner;
    owner.name = QStringLiteral("owner");
    owner.label = text(QT_TRANSLATE_NOOP("PipelineReport", "Owner"));
    owner.type = FieldType::Reference;
    owner.target = &User::entity;
    ReportDescription description;
    description.name = QStringLiteral("pipeline");
    description.module = QStringLiteral("crm");
    description.label = text(QT_TRANSLATE_NOOP("PipelineReport", "Pipeline"));
    description.parameters = {owner};
    description.chart = QStringLiteral("expected");
    registry.addReport({description, pipeline});
}

} // namespace kontor::crm
