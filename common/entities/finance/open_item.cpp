#include "common/entities/finance/open_item.h"

#include "common/entities/party/party.h"

namespace kontor {

// clang-format off
const Entity OpenItem::entity{
    "open_item",
    {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Open item")},
    {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Open items")},
    "finance",
    {
        field<&OpenItem::party>("party", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Customer or supplier")}, Required | Indexed | ReadOnly),
        field<&OpenItem::account>("account", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Account")}, Required | ReadOnly),
        field<&OpenItem::entry>("entry", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Journal entry")}, Required | Indexed | ReadOnly),
        field<&OpenItem::documentEntity>("document_entity", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Kind of document")}, ReadOnly | Technical),
        field<&OpenItem::documentId>("document_id", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Document")}, Indexed | ReadOnly | Technical),
        field<&OpenItem::documentNumber>("document_number", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Document number")}, ReadOnly | Searchable | Naming),
        field<&OpenItem::date>("date", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Date")}, ReadOnly | Indexed),
        field<&OpenItem::due>("due", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Due")}, ReadOnly | Indexed),
        field<&OpenItem::amount>("amount", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Amount")}, ReadOnly),
        field<&OpenItem::openAmount>("open_amount", {"OpenItem", QT_TRANSLATE_NOOP("OpenItem", "Open")}, ReadOnly),
    },
    {},
    Replication::Root,
    MergePolicy::Server,
    "party"};

const Entity Settlement::entity{
    "settlement",
    {"Settlement", QT_TRANSLATE_NOOP("Settlement", "Settlement")},
    {"Settlement", QT_TRANSLATE_NOOP("Settlement", "Settlements")},
    "finance",
    {
        field<&Settlement::debitItem>("debit_item", {"Settlement", QT_TRANSLATE_NOOP("Settlement", "Invoice")}, Required | Indexed | ReadOnly),
        field<&Settlement::creditItem>("credit_item", {"Settlement", QT_TRANSLATE_NOOP("Settlement", "Payment")}, Required | Indexed | ReadOnly),
        field<&Settlement::date>("date", {"Settlement", QT_TRANSLATE_NOOP("Settlement", "Date")}, Required | ReadOnly),
        field<&Settlement::amount>("amount", {"Settlement", QT_TRANSLATE_NOOP("Settlement", "Amount")}, Required | ReadOnly),
    },
    {},
    Replication::ServerOnly,
    MergePolicy::Server};
// clang-format on

} // namespace kontor
