#include "common/entities/finance/payment.h"

#include "common/entities/party/party.h"
#include "common/model/query.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Payment", source};
}

/// Nothing is expected to happen to it any more.
Filter isClosed()
{
    return Filter::in("state",
                      {Value(QStringLiteral("posted")), Value(QStringLiteral("cancelled"))});
}

} // namespace

const QList<Choice> &ChoicesOf<Payment::Direction>::choices()
{
    static const QList<Choice> list = {
        {"in", text(QT_TRANSLATE_NOOP("Payment", "Received"))},
        {"out", text(QT_TRANSLATE_NOOP("Payment", "Paid"))},
    };
    return list;
}

const QList<Choice> &ChoicesOf<Payment::Method>::choices()
{
    static const QList<Choice> list = {
        {"bank_transfer", text(QT_TRANSLATE_NOOP("Payment", "Bank transfer"))},
        {"cash", text(QT_TRANSLATE_NOOP("Payment", "Cash"))},
        {"cheque", text(QT_TRANSLATE_NOOP("Payment", "Cheque"))},
        {"card", text(QT_TRANSLATE_NOOP("Payment", "Card"))},
        {"mobile", text(QT_TRANSLATE_NOOP("Payment", "Mobile payment"))},
        {"other", text(QT_TRANSLATE_NOOP("Payment", "Other"))},
    };
    return list;
}

const QList<Choice> &ChoicesOf<Payment::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("Payment", "Draft"))},
        {"posted", text(QT_TRANSLATE_NOOP("Payment", "Posted"))},
        {"cancelled", text(QT_TRANSLATE_NOOP("Payment", "Cancelled"))},
    };
    return list;
}

const Entity PaymentAllocation::entity{
    "payment_allocation",
    text(QT_TRANSLATE_NOOP("Payment", "Allocation of a payment")),
    text(QT_TRANSLATE_NOOP("Payment", "Allocations of payments")),
    "finance",
    {
        field<&PaymentAllocation::documentEntity>(
            "document_entity", text(QT_TRANSLATE_NOOP("Payment", "Kind of document")),
            Required | Technical),
        field<&PaymentAllocation::documentId>("document_id",
                                              text(QT_TRANSLATE_NOOP("Payment", "Document")),
                                              Required | Indexed | Technical),
        field<&PaymentAllocation::documentNumber>(
            "document_number", text(QT_TRANSLATE_NOOP("Payment", "Document number")), ReadOnly),
        field<&PaymentAllocation::amount>("amount", text(QT_TRANSLATE_NOOP("Payment", "Amount")),
                                          Required),
    },
    {},
    Replication::Root,
    MergePolicy::Document,
    "",
    nullptr,
    nullptr,
    true};

const Entity AllocatePaymentParameters::entity{
    "payment_allocate",
    text(QT_TRANSLATE_NOOP("Payment", "Allocate payment")),
    text(QT_TRANSLATE_NOOP("Payment", "Allocate payments")),
    "finance",
    {
        field<&AllocatePaymentParameters::documentEntity>(
            "document_entity", text(QT_TRANSLATE_NOOP("Payment", "Kind of document")), Technical),
        field<&AllocatePaymentParameters::documentId>(
            "document_id", text(QT_TRANSLATE_NOOP("Payment", "Document")), Technical),
        field<&AllocatePaymentParameters::amount>("amount",
                                                  text(QT_TRANSLATE_NOOP("Payment", "Amount"))),
    }};

const Entity CancelPaymentParameters::entity{
    "payment_cancel",
    text(QT_TRANSLATE_NOOP("Payment", "Cancel payment")),
    text(QT_TRANSLATE_NOOP("Payment", "Cancel payments")),
    "finance",
    {
        field<&CancelPaymentParameters::date>("date", text(QT_TRANSLATE_NOOP("Payment", "Date"))),
        field<&CancelPaymentParameters::reason>("reason",
                                                text(QT_TRANSLATE_NOOP("Payment", "Reason"))),
    }};

const Entity Payment::entity = withLines<&Payment::lines>(
    {"payment",
     text(QT_TRANSLATE_NOOP("Payment", "Payment")),
     text(QT_TRANSLATE_NOOP("Payment", "Payments")),
     "finance",
     {
         field<&Payment::number>("number", text(QT_TRANSLATE_NOOP("Payment", "Number")),
                                 ReadOnly | Unique | Indexed | Searchable | Naming),
         field<&Payment::provisionalNumber>(
             "provisional_number", text(QT_TRANSLATE_NOOP("Payment", "Provisional number")),
             Searchable | Technical),
         field<&Payment::direction>(
             "direction", text(QT_TRANSLATE_NOOP("Payment", "Received or paid")), Required),
         field<&Payment::party>("party", text(QT_TRANSLATE_NOOP("Payment", "Customer or supplier")),
                                Required | Indexed),
         field<&Payment::date>("date", text(QT_TRANSLATE_NOOP("Payment", "Date")),
                               Required | Indexed),
         field<&Payment::account>(
             "account", text(QT_TRANSLATE_NOOP("Payment", "Cash or bank account")), Required),
         field<&Payment::amount>("amount", text(QT_TRANSLATE_NOOP("Payment", "Amount")), Required),
         field<&Payment::currency>("currency", text(QT_TRANSLATE_NOOP("Payment", "Currency"))),
         field<&Payment::method>("method", text(QT_TRANSLATE_NOOP("Payment", "Method"))),
         field<&Payment::memo>("memo", text(QT_TRANSLATE_NOOP("Payment", "Note")), Searchable),
         field<&Payment::state>("state", text(QT_TRANSLATE_NOOP("Payment", "State")),
                                ReadOnly | Indexed),
     },
     {
         {"post", text(QT_TRANSLATE_NOOP("Payment", "Post"))},
         {"allocate", text(QT_TRANSLATE_NOOP("Payment", "Allocate")), false, nullptr,
          &AllocatePaymentParameters::entity},
         {"cancel", text(QT_TRANSLATE_NOOP("Payment", "Cancel payment")), false, nullptr,
          &CancelPaymentParameters::entity},
     },
     Replication::Root,
     MergePolicy::Document,
     "party",
     isClosed});

} // namespace kontor
