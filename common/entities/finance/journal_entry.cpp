#include "common/entities/finance/journal_entry.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"JournalEntry", source};
}

} // namespace

const QList<Choice> &ChoicesOf<JournalEntry::Kind>::choices()
{
    static const QList<Choice> list = {
        {"manual", text(QT_TRANSLATE_NOOP("JournalEntry", "General"))},
        {"document", text(QT_TRANSLATE_NOOP("JournalEntry", "From a document"))},
        {"opening", text(QT_TRANSLATE_NOOP("JournalEntry", "Opening balances"))},
        {"closing", text(QT_TRANSLATE_NOOP("JournalEntry", "Closing"))},
    };
    return list;
}

const QList<Choice> &ChoicesOf<JournalEntry::State>::choices()
{
    static const QList<Choice> list = {
        {"draft", text(QT_TRANSLATE_NOOP("JournalEntry", "Draft"))},
        {"posted", text(QT_TRANSLATE_NOOP("JournalEntry", "Posted"))},
    };
    return list;
}

const Entity JournalLine::entity{
    "journal_line",
    text(QT_TRANSLATE_NOOP("JournalEntry", "Line of a journal entry")),
    text(QT_TRANSLATE_NOOP("JournalEntry", "Lines of journal entries")),
    "finance",
    {
        field<&JournalLine::memo>("memo", text(QT_TRANSLATE_NOOP("JournalEntry", "Summary"))),
        field<&JournalLine::account>("account", text(QT_TRANSLATE_NOOP("JournalEntry", "Account")),
                                     Required | Indexed),
        field<&JournalLine::party>(
            "party", text(QT_TRANSLATE_NOOP("JournalEntry", "Customer or supplier")), Indexed),
        field<&JournalLine::product>("product", text(QT_TRANSLATE_NOOP("JournalEntry", "Product"))),
        field<&JournalLine::debit>("debit", text(QT_TRANSLATE_NOOP("JournalEntry", "Debit"))),
        field<&JournalLine::credit>("credit", text(QT_TRANSLATE_NOOP("JournalEntry", "Credit"))),
        field<&JournalLine::currency>("currency",
                                      text(QT_TRANSLATE_NOOP("JournalEntry", "Currency"))),
        field<&JournalLine::currencyAmount>(
            "currency_amount", text(QT_TRANSLATE_NOOP("JournalEntry", "Amount in the currency"))),
        field<&JournalLine::cashFlowItem>("cash_flow_item",
                                          text(QT_TRANSLATE_NOOP("JournalEntry", "Cash flow"))),
    },
    {},
    Replication::ServerOnly,
    MergePolicy::Document,
    "",
    nullptr,
    nullptr,
    true};

const Entity ReverseEntryParameters::entity{
    "journal_entry_reverse",
    text(QT_TRANSLATE_NOOP("JournalEntry", "Reverse journal entry")),
    text(QT_TRANSLATE_NOOP("JournalEntry", "Reverse journal entries")),
    "finance",
    {
        field<&ReverseEntryParameters::date>("date",
                                             text(QT_TRANSLATE_NOOP("JournalEntry", "Date"))),
        field<&ReverseEntryParameters::memo>("memo",
                                             text(QT_TRANSLATE_NOOP("JournalEntry", "Summary"))),
    }};

const Entity JournalEntry::entity = withLines<&JournalEntry::lines>(
    {"journal_entry",
     text(QT_TRANSLATE_NOOP("JournalEntry", "Journal entry")),
     text(QT_TRANSLATE_NOOP("JournalEntry", "Journal entries")),
     "finance",
     {
         field<&JournalEntry::number>("number", text(QT_TRANSLATE_NOOP("JournalEntry", "Number")),
                                      ReadOnly | Unique | Indexed | Searchable | Naming),
         field<&JournalEntry::provisionalNumber>(
             "provisional_number", text(QT_TRANSLATE_NOOP("JournalEntry", "Provisional number")),
             Searchable | Technical),
         field<&JournalEntry::date>("date", text(QT_TRANSLATE_NOOP("JournalEntry", "Date")),
                                    Required | Indexed),
         field<&JournalEntry::period>("period", text(QT_TRANSLATE_NOOP("JournalEntry", "Period")),
                                      ReadOnly),
         field<&JournalEntry::kind>("kind", text(QT_TRANSLATE_NOOP("JournalEntry", "Kind"))),
         field<&JournalEntry::memo>("memo", text(QT_TRANSLATE_NOOP("JournalEntry", "Summary")),
                                    Searchable),
         field<&JournalEntry::attachments>("attachments",
                                           text(QT_TRANSLATE_NOOP("JournalEntry", "Attachments"))),
         field<&JournalEntry::sourceEntity>(
             "source_entity", text(QT_TRANSLATE_NOOP("JournalEntry", "Kind of document")),
             ReadOnly | Technical),
         field<&JournalEntry::sourceId>("source_id",
                                        text(QT_TRANSLATE_NOOP("JournalEntry", "Document")),
                                        ReadOnly | Indexed | Technical),
         field<&JournalEntry::sourceNumber>(
             "source_number", text(QT_TRANSLATE_NOOP("JournalEntry", "Document number")),
             ReadOnly | Searchable),
         field<&JournalEntry::state>("state", text(QT_TRANSLATE_NOOP("JournalEntry", "State")),
                                     ReadOnly),
         field<&JournalEntry::reverses>(
             "reverses", text(QT_TRANSLATE_NOOP("JournalEntry", "Reverses")), ReadOnly | Indexed),
         field<&JournalEntry::total>("total", text(QT_TRANSLATE_NOOP("JournalEntry", "Total")),
                                     ReadOnly),
     },
     {
         {"post", text(QT_TRANSLATE_NOOP("JournalEntry", "Post"))},
         {"reverse", text(QT_TRANSLATE_NOOP("JournalEntry", "Reverse")), false, nullptr,
          &ReverseEntryParameters::entity},
     },
     Replication::ServerOnly,
     MergePolicy::Document});

} // namespace kontor
