#include "common/entities/finance/payment_term.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"PaymentTerm", source};
}

} // namespace

const Entity PaymentTerm::entity{
    "payment_term",
    text(QT_TRANSLATE_NOOP("PaymentTerm", "Payment terms")),
    text(QT_TRANSLATE_NOOP("PaymentTerm", "Payment terms")),
    "finance",
    {field<&PaymentTerm::name>("name", text(QT_TRANSLATE_NOOP("PaymentTerm", "Name")),
                               Required | Unique | Searchable | Naming),
     field<&PaymentTerm::days>("days", text(QT_TRANSLATE_NOOP("PaymentTerm", "Days"))),
     field<&PaymentTerm::endOfMonth>(
         "end_of_month",
         text(QT_TRANSLATE_NOOP("PaymentTerm", "Counted from the end of the month")))},
    {},
    Replication::Everyone,
    MergePolicy::ByField};

} // namespace kontor
