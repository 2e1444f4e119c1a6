#include "common/entities/system/number_series.h"

namespace kontor {

const Entity NumberSeries::entity{
    "number_series",
    {"NumberSeries", QT_TRANSLATE_NOOP("NumberSeries", "Number series")},
    {"NumberSeries", QT_TRANSLATE_NOOP("NumberSeries", "Number series")},
    "system",
    {field<&NumberSeries::key>("key",
                               {"NumberSeries", QT_TRANSLATE_NOOP("NumberSeries", "Document")},
                               Required | Unique | Naming),
     field<&NumberSeries::prefix>(
         "prefix", {"NumberSeries", QT_TRANSLATE_NOOP("NumberSeries", "Prefix")}, Required),
     field<&NumberSeries::digits>("digits",
                                  {"NumberSeries", QT_TRANSLATE_NOOP("NumberSeries", "Digits")})},
    {},
    Replication::ServerOnly,
    MergePolicy::ByField};

} // namespace kontor
