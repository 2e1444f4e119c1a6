#include "common/entities/finance/open_item.h"

#include "common/entities/party/party.h"
#include "common/model/query.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"OpenItem", source};
}

/// Nothing is expected to happen to it any more.
Filter isClosed()
{
    return Filter::equal("open_amount", Value(0));
}

} // namespace

const Entity OpenItem::entity{
    "open_item",
    text(QT_TRANSLATE_NOOP("OpenItem", "Open item")),
    text(QT_TRANSLATE_NOOP("OpenItem", "Open items")),
    "finance",
    {
        field<&OpenItem::party>("party",
                                text(QT_TRANSLATE_NOOP("OpenItem", "Customer or supplier")),
                                Required | Indexed | ReadOnly),
        field<&OpenItem::account>("account", text(QT_TRANSLATE_NOOP("OpenItem", "Account")),
                                  Required | ReadOnly),
        field<&OpenItem::entry>("entry", text(QT_TRANSLATE_NOOP("OpenItem", "Journal entry")),
                                Required | Indexed | ReadOnly),
        field<&OpenItem::documentEntity>("document_entity",
                                         text(QT_TRANSLATE_NOOP("OpenItem", "Kind of document")),
                                         ReadOnly | Technical),
        field<&OpenItem::documentId>("document_id", text(QT_TRANSLATE_NOOP("OpenItem", "Document")),
                                     Indexed | ReadOnly | Technical),
        field<&OpenItem::documentNumber>("document_number",
                                         text(QT_TRANSLATE_NOOP("OpenItem", "Document number")),
                                         ReadOnly | Searchable | Naming),
        field<&OpenItem::date>("date", text(QT_TRANSLATE_NOOP("OpenItem", "Date")),
                               ReadOnly | Indexed),
        field<&OpenItem::due>("due", text(QT_TRANSLATE_NOOP("OpenItem", "Due")),
                              ReadOnly | Indexed),
        field<&OpenItem::amount>("amount", text(QT_TRANSLATE_NOOP("OpenItem", "Amount")), ReadOnly),
        field<&OpenItem::openAmount>("open_amount", text(QT_TRANSLATE_NOOP("OpenItem", "Open")),
                                     ReadOnly),
    },
    {},
    Replication::Root,
    MergePolicy::Server,
    "party",
    isClosed};

const Entity Settlement::entity{
    "settlement",
    text(QT_TRANSLATE_NOOP("OpenItem", "Settlement")),
    text(QT_TRANSLATE_NOOP("OpenItem", "Settlements")),
    "finance",
    {
        field<&Settlement::debitItem>("debit_item", text(QT_TRANSLATE_NOOP("OpenItem", "Invoice")),
                                      Required | Indexed | ReadOnly),
        field<&Settlement::creditItem>("credit_item",
                                       text(QT_TRANSLATE_NOOP("OpenItem", "Payment")),
                                       Required | Indexed | ReadOnly),
        field<&Settlement::date>("date", text(QT_TRANSLATE_NOOP("OpenItem", "Date")),
                                 Required | Indexed | ReadOnly),
        field<&Settlement::amount>("amount", text(QT_TRANSLATE_NOOP("OpenItem", "Amount")),
                                   Required | ReadOnly),
    },
    {},
    Replication::ServerOnly,
    MergePolicy::Server};

} // namespace kontor
