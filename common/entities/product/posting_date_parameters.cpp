#include "common/entities/product/posting_date_parameters.h"

namespace kontor {

const Entity PostingDateParameters::entity{
    .name = "posting_date",
    .label = {"PostingDateParameters", QT_TRANSLATE_NOOP("PostingDateParameters", "Date")},
    .plural = {"PostingDateParameters", QT_TRANSLATE_NOOP("PostingDateParameters", "Dates")},
    .module = "product",
    .fields = {field<&PostingDateParameters::date>(
        "date", {"PostingDateParameters", QT_TRANSLATE_NOOP("PostingDateParameters", "Date")})}};

} // namespace kontor
