#include "server/crm/stage.h"

namespace kontor::crm {

namespace {

struct StageRow {
    const char *chinese;
    const char *english;
    const char *probability;
    Stage::Kind kind;
    int maximumDays;
};

constexpr StageRow stages[] = {
    {"初步接触", "Qualification", "0.10", Stage::Kind::Open, 7},
    {"需求确认", "Needs confirmed", "0.25", Stage::Kind::Open, 14},
    {"方案报价", "Proposal", "0.50", Stage::Kind::Open, 14},
    {"商务谈判", "Negotiation", "0.70", Stage::Kind::Open, 14},
    {"待签约", "Ready to close", "0.90", Stage::Kind::Open, 7},
    {"赢单", "Won", "1", Stage::Kind::Won, 0},
    {"输单", "Lost", "0", Stage::Kind::Lost, 0},
};

Result<void> found(Tx &tx, const Founding &founding)
{
    const bool chinese = founding.country == QLatin1String("CN");
    int sequence = 0;
    for (const StageRow &row : stages) {
        Stage stage;
        stage.name = QString::fromUtf8(chinese ? row.chinese : row.english);
        stage.sequence = ++sequence;
        TRY_ASSIGN(stage.probability, Rate::fromString(QString::fromLatin1(row.probability)));
        stage.kind = row.kind;
        stage.maximumDays = row.maximumDays;
        TRY(tx.insert(stage));
    }
    return {};
}

Result<void> saveStage(Call &, Record &record, const Record *)
{
    const auto stage = fromRecord<Stage>(record);
    TRY(require(!stage.probability.isNegative() && stage.probability <= Rate::fromInteger(1),
                "rate_out_of_range", "probability"));
    return require(stage.maximumDays >= 0, "number_negative", "maximum_days");
}

} // namespace

Result<Stage> firstStage(Tx &tx)
{
    TRY_ASSIGN(std::optional<Stage> stage,
               tx.first<Stage>(Filter::equal("kind", Value(choiceCode(Stage::Kind::Open))),
                               {{QStringLiteral("sequence"), false}}));
    TRY(require(stage.has_value(), "stage_missing", "stage"));
    return *std::move(stage);
}

void registerStage(Registry &registry)
{
    registry.addSaveRule(Stage::entity, {.beforeSave = saveStage});
    registry.addFounding(found);
}

} // namespace kontor::crm
