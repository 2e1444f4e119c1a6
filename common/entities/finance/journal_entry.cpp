#include "common/entities/finance/journal_entry.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"

namespace kontor {

// clang-format off
const QList<Choice> &ChoicesOf<JournalEntry::Kind>::choices()
{
    static const QList<Choice> list = {
        {"manual", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "General")}},
        {"document", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "From a document")}},
        {"opening", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Opening balances")}},
        {"closing", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Closing")}},
    };
    return list;
}

const QList<Choice> &ChoicesOf<JournalEntry::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Draft")}},
        {"posted", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Posted")}},
    };
    return list;
}

const Entity JournalLine::entity{
    "journal_line",
    {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Line of a journal entry")},
    {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Lines of journal entries")},
    "finance",
    {
        field<&JournalLine::memo>("memo", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Summary")}),
        field<&JournalLine::account>("account", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Account")}, Required | Indexed),
        field<&JournalLine::party>("party", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Customer or supplier")}, Indexed),
        field<&JournalLine::product>("product", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Product")}),
        field<&JournalLine::debit>("debit", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Debit")}),
        field<&JournalLine::credit>("credit", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Credit")}),
        field<&JournalLine::currency>("currency", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Currency")}),
        field<&JournalLine::currencyAmount>("currency_amount", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Amount in the currency")}),
        field<&JournalLine::cashFlowItem>("cash_flow_item", {"JournalLine", QT_TRANSLATE_NOOP("JournalLine", "Cash flow")}),
    },
    {},
    Replication::ServerOnly,
    MergePolicy::Document,
    "",
    nullptr,
    true};

const Entity ReverseEntryParameters::entity{
    "journal_entry_reverse",
    {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Reverse journal entry")},
    {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Reverse journal entries")},
    "finance",
    {
        field<&ReverseEntryParameters::date>("date", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Date")}),
        field<&ReverseEntryParameters::memo>("memo", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Summary")}),
    }};

const Entity JournalEntry::entity = withLines<&JournalEntry::lines>({
    "journal_entry",
    {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Journal entry")},
    {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Journal entries")},
    "finance",
    {
        field<&JournalEntry::number>("number", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Number")}, ReadOnly | Unique | Indexed | Searchable | Naming),
        field<&JournalEntry::provisionalNumber>("provisional_number", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Provisional number")}, Searchable | Technical),
        field<&JournalEntry::date>("date", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Date")}, Required | Indexed),
        field<&JournalEntry::period>("period", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Period")}, ReadOnly),
        field<&JournalEntry::kind>("kind", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Kind")}),
        field<&JournalEntry::memo>("memo", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Summary")}, Searchable),
        field<&JournalEntry::attachments>("attachments", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Attachments")}),
        field<&JournalEntry::sourceEntity>("source_entity", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Kind of document")}, ReadOnly | Technical),
        field<&JournalEntry::sourceId>("source_id", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Document")}, ReadOnly | Indexed | Technical),
        field<&JournalEntry::sourceNumber>("source_number", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Document number")}, ReadOnly | Searchable),
        field<&JournalEntry::state>("state", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "State")}, ReadOnly),
        field<&JournalEntry::reverses>("reverses", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Reverses")}, ReadOnly | Indexed),
        field<&JournalEntry::total>("total", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Total")}, ReadOnly),
    },
    {
        {"post", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Post")}},
        {"reverse", {"JournalEntry", QT_TRANSLATE_NOOP("JournalEntry", "Reverse")}, false, nullptr, &ReverseEntryParameters::entity},
    },
    Replication::ServerOnly,
    MergePolicy::Document});
// clang-format on

} // namespace kontor
