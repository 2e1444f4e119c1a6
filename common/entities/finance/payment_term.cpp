#include "common/entities/finance/payment_term.h"

namespace kontor {

const Entity PaymentTerm::entity{
    "payment_term",
    {"PaymentTerm", QT_TRANSLATE_NOOP("PaymentTerm", "Payment terms")},
    {"PaymentTerm", QT_TRANSLATE_NOOP("PaymentTerm", "Payment terms")},
    "finance",
    {field<&PaymentTerm::name>("name", {"PaymentTerm", QT_TRANSLATE_NOOP("PaymentTerm", "Name")},
                               Required | Unique | Searchable | Naming),
     field<&PaymentTerm::days>("days", {"PaymentTerm", QT_TRANSLATE_NOOP("PaymentTerm", "Days")}),
     field<&PaymentTerm::endOfMonth>(
         "end_of_month",
         {"PaymentTerm", QT_TRANSLATE_NOOP("PaymentTerm", "Counted from the end of the month")})},
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
