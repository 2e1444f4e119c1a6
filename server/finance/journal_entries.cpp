#include "server/finance/journal_entries.h"

#include "common/rules/command_check.h"
#include "server/finance/posting.h"

namespace kontor::finance {

namespace {

Result<void> requireDraft(const Record &record)
{
    return require(fromRecord<JournalEntry>(record).state == JournalEntry::State::Draft,
                   "entry_posted");
}

/// A draft may be unbalanced or unfinished; it is checked when it is posted.
Result<void> beforeSave(Call &, Record &record, const Record *before)
{
    TRY(before != nullptr ? requireDraft(*before) : Result<void>());
    auto entry = fromRecord<JournalEntry>(record);
    TRY(require(entry.kind == JournalEntry::Kind::Manual
                    || entry.kind == JournalEntry::Kind::Opening,
                "entry_kind_reserved", "kind"));
    Amount total;
    for (const JournalLine &line : entry.lines) {
        const std::optional<Amount> sum = total.checkedAdd(line.debit);
        TRY(require(sum.has_value(), "number_out_of_range", "lines"));
        total = *sum;
    }
    entry.total = total;
    writeValues(&entry, record);
    return {};
}

Result<void> beforeDelete(Call &, const Record &record)
{
    return requireDraft(record);
}

Result<void> postRule(Call &call)
{
    return postDraft(call.tx, call.actor, Id<JournalEntry>(call.arguments.record))
        .map([](const JournalEntry &) {});
}

Result<void> reverseRule(Call &call)
{
    const Id<JournalEntry> id(call.arguments.record);
    TRY_ASSIGN(const JournalEntry entry, call.tx.get(id));
    TRY(rules::checkCommand(toRecord(entry), QStringLiteral("reverse"), call.actor.user));
    const QDate given = call.parameter("date").toDate();
    const QDate usual = entry.kind == JournalEntry::Kind::Opening ? entry.date : call.today();
    const QDate date = given.isValid() ? given : usual;
    TRY(require(date >= entry.date, "date_before_document", "date",
                {{QStringLiteral("date"), entry.date}}));
    return reverse(call.tx, call.actor, id, date, call.parameter("memo").toText())
        .map([](const JournalEntry &) {});
}

} // namespace

void registerJournalEntries(Registry &registry)
{
    registry.addSaveRule(JournalEntry::entity, {beforeSave, nullptr, beforeDelete});
    registry.addCommand("journal_entry.post", postRule);
    registry.addCommand("journal_entry.reverse", reverseRule);
}

} // namespace kontor::finance
