#include "common/entities/crm/stage.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Stage", source};
}

} // namespace

const QList<Choice> &ChoicesOf<Stage::Kind>::choices()
{
    static const QList<Choice> list = {{"open", text(QT_TRANSLATE_NOOP("Stage", "Open"))},
                                       {"won", text(QT_TRANSLATE_NOOP("Stage", "Won"))},
                                       {"lost", text(QT_TRANSLATE_NOOP("Stage", "Lost"))}};
    return list;
}

const Entity Stage::entity{
    .name = "stage",
    .label = text(QT_TRANSLATE_NOOP("Stage", "Stage")),
    .plural = text(QT_TRANSLATE_NOOP("Stage", "Stages")),
    .module = "crm",
    .fields = {field<&Stage::name>("name", text(QT_TRANSLATE_NOOP("Stage", "Name")),
                                   Required | Naming),
               field<&Stage::sequence>("sequence", text(QT_TRANSLATE_NOOP("Stage", "Order")),
                                       Indexed),
               field<&Stage::probability>("probability",
                                          text(QT_TRANSLATE_NOOP("Stage", "Probability")), Percent),
               field<&Stage::kind>("kind", text(QT_TRANSLATE_NOOP("Stage", "Kind"))),
               field<&Stage::maximumDays>("maximum_days",
                                          text(QT_TRANSLATE_NOOP("Stage", "Days until stale")))},
    .replication = Replication::Everyone,
    .merge = MergePolicy::ByField};

} // namespace kontor
