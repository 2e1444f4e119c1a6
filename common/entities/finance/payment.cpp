#include "common/entities/finance/payment.h"

#include "common/entities/party/party.h"

namespace kontor {

// clang-format off
const QList<Choice> &ChoicesOf<Payment::Direction>::choices()
{
    static const QList<Choice> list = {
        {"in", {"Payment", QT_TRANSLATE_NOOP("Payment", "Received")}},
        {"out", {"Payment", QT_TRANSLATE_NOOP("Payment", "Paid")}},
    };
    return list;
}

const QList<Choice> &ChoicesOf<Payment::Method>::choices()
{
    static const QList<Choice> list = {
        {"bank_transfer", {"Payment", QT_TRANSLATE_NOOP("Payment", "Bank transfer")}},
        {"cash", {"Payment", QT_TRANSLATE_NOOP("Payment", "Cash")}},
        {"cheque", {"Payment", QT_TRANSLATE_NOOP("Payment", "Cheque")}},
        {"card", {"Payment", QT_TRANSLATE_NOOP("Payment", "Card")}},
        {"mobile", {"Payment", QT_TRANSLATE_NOOP("Payment", "Mobile payment")}},
        {"other", {"Payment", QT_TRANSLATE_NOOP("Payment", "Other")}},
    };
    return list;
}

const QList<Choice> &ChoicesOf<Payment::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", {"Payment", QT_TRANSLATE_NOOP("Payment", "Draft")}},
        {"posted", {"Payment", QT_TRANSLATE_NOOP("Payment", "Posted")}},
        {"cancelled", {"Payment", QT_TRANSLATE_NOOP("Payment", "Cancelled")}},
    };
    return list;
}

const Entity PaymentAllocation::entity{
    "payment_allocation",
    {"PaymentAllocation", QT_TRANSLATE_NOOP("PaymentAllocation", "Allocation of a payment")},
    {"PaymentAllocation", QT_TRANSLATE_NOOP("PaymentAllocation", "Allocations of payments")},
    "finance",
    {
        field<&PaymentAllocation::documentEntity>("document_entity", {"PaymentAllocation", QT_TRANSLATE_NOOP("PaymentAllocation", "Kind of document")}, Required | Technical),
        field<&PaymentAllocation::documentId>("document_id", {"PaymentAllocation", QT_TRANSLATE_NOOP("PaymentAllocation", "Document")}, Required | Indexed | Technical),
        field<&PaymentAllocation::documentNumber>("document_number", {"PaymentAllocation", QT_TRANSLATE_NOOP("PaymentAllocation", "Document number")}, ReadOnly),
        field<&PaymentAllocation::amount>("amount", {"PaymentAllocation", QT_TRANSLATE_NOOP("PaymentAllocation", "Amount")}, Required),
    },
    {},
    Replication::Root,
    MergePolicy::Document,
    "",
    nullptr,
    true};

const Entity AllocatePaymentParameters::entity{
    "payment_allocate",
    {"Payment", QT_TRANSLATE_NOOP("Payment", "Allocate payment")},
    {"Payment", QT_TRANSLATE_NOOP("Payment", "Allocate payments")},
    "finance",
    {
        field<&AllocatePaymentParameters::documentEntity>("document_entity", {"Payment", QT_TRANSLATE_NOOP("Payment", "Kind of document")}, Required | Technical),
        field<&AllocatePaymentParameters::documentId>("document_id", {"Payment", QT_TRANSLATE_NOOP("Payment", "Document")}, Required | Technical),
        field<&AllocatePaymentParameters::amount>("amount", {"Payment", QT_TRANSLATE_NOOP("Payment", "Amount")}, Required),
    }};

const Entity CancelPaymentParameters::entity{
    "payment_cancel",
    {"Payment", QT_TRANSLATE_NOOP("Payment", "Cancel payment")},
    {"Payment", QT_TRANSLATE_NOOP("Payment", "Cancel payments")},
    "finance",
    {
        field<&CancelPaymentParameters::date>("date", {"Payment", QT_TRANSLATE_NOOP("Payment", "Date")}),
        field<&CancelPaymentParameters::reason>("reason", {"Payment", QT_TRANSLATE_NOOP("Payment", "Reason")}),
    }};

const Entity Payment::entity = withLines<&Payment::lines>({
    "payment",
    {"Payment", QT_TRANSLATE_NOOP("Payment", "Payment")},
    {"Payment", QT_TRANSLATE_NOOP("Payment", "Payments")},
    "finance",
    {
        field<&Payment::number>("number", {"Payment", QT_TRANSLATE_NOOP("Payment", "Number")}, ReadOnly | Unique | Indexed | Searchable | Naming),
        field<&Payment::provisionalNumber>("provisional_number", {"Payment", QT_TRANSLATE_NOOP("Payment", "Provisional number")}, Searchable | Technical),
        field<&Payment::direction>("direction", {"Payment", QT_TRANSLATE_NOOP("Payment", "Received or paid")}, Required),
        field<&Payment::party>("party", {"Payment", QT_TRANSLATE_NOOP("Payment", "Customer or supplier")}, Required | Indexed),
        field<&Payment::date>("date", {"Payment", QT_TRANSLATE_NOOP("Payment", "Date")}, Required | Indexed),
        field<&Payment::account>("account", {"Payment", QT_TRANSLATE_NOOP("Payment", "Cash or bank account")}, Required),
        field<&Payment::amount>("amount", {"Payment", QT_TRANSLATE_NOOP("Payment", "Amount")}, Required),
        field<&Payment::currency>("currency", {"Payment", QT_TRANSLATE_NOOP("Payment", "Currency")}),
        field<&Payment::method>("method", {"Payment", QT_TRANSLATE_NOOP("Payment", "Method")}),
        field<&Payment::memo>("memo", {"Payment", QT_TRANSLATE_NOOP("Payment", "Note")}, Searchable),
        field<&Payment::state>("state", {"Payment", QT_TRANSLATE_NOOP("Payment", "State")}, ReadOnly | Indexed),
    },
    {
        {"post", {"Payment", QT_TRANSLATE_NOOP("Payment", "Post")}},
        {"allocate", {"Payment", QT_TRANSLATE_NOOP("Payment", "Allocate")}, false, nullptr, &AllocatePaymentParameters::entity},
        {"cancel", {"Payment", QT_TRANSLATE_NOOP("Payment", "Cancel payment")}, false, nullptr, &CancelPaymentParameters::entity},
    },
    Replication::Root,
    MergePolicy::Document,
    "party"});
// clang-format on

} // namespace kontor
