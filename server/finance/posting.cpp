#include "server/finance/posting.h"

#include "common/rules/currency.h"
#include "common/rules/ledger.h"
#include "server/engine/numbering.h"
#include "server/engine/settings.h"
#include "server/finance/chart.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/open_items.h"

namespace kontor::finance {

namespace {

/// The accounts that an entry names.
struct AccountSet {
    QHash<QUuid, Account> byId;
    QHash<AccountRole, Id<Account>> byRole;
};

Result<AccountSet> readAccounts(Tx &tx, const Filter &filter)
{
    TRY_ASSIGN(const QList<Account> found, tx.select<Account>(filter));
    AccountSet set;
    for (const Account &account : found) {
        set.byId.insert(account.id.uuid(), account);
        if (account.role != AccountRole::None) {
            set.byRole.insert(account.role, account.id);
        }
    }
    return set;
}

Filter named(const QList<DraftLine> &lines)
{
    QList<Value> ids;
    QList<Value> roles;
    for (const DraftLine &line : lines) {
        if (!line.account.isNull()) {
            ids.append(Value(line.account));
        } else {
            roles.append(Value(choiceCode(line.role)));
        }
    }
    return Filter::any({Filter::in("id", ids), Filter::in("role", roles)});
}

Filter named(const QList<JournalLine> &lines)
{
    QList<Value> ids;
    for (const JournalLine &line : lines) {
        ids.append(Value(line.account));
    }
    return Filter::in("id", ids);
}

Unexpected roleMissing(AccountRole role)
{
    return fail("account_role_missing", "", {{QStringLiteral("role"), choiceCode(role)}});
}

/// The lines of a draft with accounts instead of roles.
Result<QList<JournalLine>> resolvedLines(const EntryDraft &draft, const AccountSet &accounts)
{
    QList<JournalLine> lines;
    lines.reserve(draft.lines.size());
    for (const DraftLine &wanted : draft.lines) {
        JournalLine line;
        line.account =
            wanted.account.isNull() ? accounts.byRole.value(wanted.role) : wanted.account;
        if (line.account.isNull()) {
            return roleMissing(wanted.role);
        }
        line.party = wanted.party.isNull() ? draft.party : wanted.party;
        line.product = wanted.product;
        line.memo = wanted.memo;
        line.debit = wanted.debit;
        line.credit = wanted.credit;
        line.currency = wanted.currency;
        line.currencyAmount = wanted.currencyAmount;
        line.cashFlowItem = wanted.cashFlowItem;
        lines.append(line);
    }
    return lines;
}

/// Whether each line's account takes it.
Result<void> checkAccounts(const QList<JournalLine> &lines, const AccountSet &accounts)
{
    for (const JournalLine &line : lines) {
        const auto found = accounts.byId.constFind(line.account.uuid());
        // An account that was deleted is archived, and not found any more.
        TRY(require(found != accounts.byId.constEnd(), "account_inactive", "account"));
        const QVariantMap which{
            {QStringLiteral("account"), QString(found->code + u' ' + found->name)}};
        TRY(require(found->active, "account_inactive", "account", which));
        TRY(require(!found->isHeading, "account_has_children", "account", which));
        TRY(require(!found->byParty || !line.party.isNull(), "account_party_required", "party",
                    which));
    }
    return {};
}

void setCashFlows(QList<JournalLine> &lines, const AccountSet &accounts)
{
    QList<rules::CashFlowLine> flows;
    flows.reserve(lines.size());
    for (const JournalLine &line : lines) {
        const Account &account = *accounts.byId.constFind(line.account.uuid());
        flows.append({line.debit - line.credit, account.isCash, line.cashFlowItem, account.cashIn,
                      account.cashOut});
    }
    const QList<CashFlowItem> items = rules::proposeCashFlow(flows);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        lines[i].cashFlowItem = items.at(i);
    }
}

/// Documents have rounded their amounts by their own currency; what people type is checked against
/// the currency of the books.
Result<int> allowedDigits(Tx &tx, JournalEntry::Kind kind)
{
    if (kind == JournalEntry::Kind::Document) {
        return Amount::scale;
    }
    return company(tx).map(
        [](const Company &owner) { return rules::currencyDigits(owner.currency); });
}

/// Opening balances stand before the first period, so that they move nothing within any; they are
/// settled once that is closed.
Result<Id<FiscalPeriod>> beforeFirstPeriod(Tx &tx, QDate date)
{
    TRY_ASSIGN(const auto first, tx.first<FiscalPeriod>({}, {{QStringLiteral("starts"), false}}));
    if (first) {
        TRY(require(date < first->starts, "opening_entry_date", "date",
                    {{QStringLiteral("date"), first->starts}}));
        TRY(require(first->state == FiscalPeriod::State::Open, "period_closed", "date",
                    {{QStringLiteral("date"), first->starts}}));
    }
    return Id<FiscalPeriod>();
}

/// The open period of the entry's date. Errors: period_closed (args: date).
Result<Id<FiscalPeriod>> openPeriod(Tx &tx, const JournalEntry &entry)
{
    if (entry.kind == JournalEntry::Kind::Opening) {
        return beforeFirstPeriod(tx, entry.date);
    }
    TRY_ASSIGN(const std::optional<FiscalPeriod> period, periodOf(tx, entry.date));
    TRY(require(period && period->state == FiscalPeriod::State::Open, "period_closed", "date",
                {{QStringLiteral("date"), entry.date}}));
    return period->id;
}

QList<Movement> movementsOf(const QList<JournalLine> &lines, const AccountSet &accounts)
{
    QList<Movement> movements;
    for (const JournalLine &line : lines) {
        const bool byParty = accounts.byId.constFind(line.account.uuid())->byParty;
        const Id<Party> party = byParty ? line.party : Id<Party>();
        const auto same = [&](const Movement &movement) {
            return movement.account == line.account && movement.party == party
                && movement.item == line.cashFlowItem;
        };
        auto found = std::find_if(movements.begin(), movements.end(), same);
        if (found == movements.end()) {
            movements.append({line.account, party, line.cashFlowItem, {}, {}});
            found = movements.end() - 1;
        }
        found->debit += line.debit;
        found->credit += line.credit;
    }
    return movements;
}

/// One open item for each account that keeps them and each party on it.
Result<void> openItems(Tx &tx, const JournalEntry &entry, const AccountSet &accounts, QDate due)
{
    for (const Movement &movement : movementsOf(entry.lines, accounts)) {
        const Amount amount = movement.debit - movement.credit;
        if (accounts.byId.constFind(movement.account.uuid())->openItems && !amount.isZero()) {
            TRY(openItem(tx, entry, movement.account, movement.party, amount, due));
        }
    }
    return {};
}

/// Everything that makes an entry posted; `isStored`: it exists as a draft.
Result<JournalEntry> finish(Tx &tx, JournalEntry entry, const AccountSet &accounts, QDate due,
                            bool isStored)
{
    TRY(require(entry.date.isValid(), "field_required", "date"));
    TRY(checkAccounts(entry.lines, accounts));
    if (entry.kind != JournalEntry::Kind::Opening) {
        setCashFlows(entry.lines, accounts);
    }
    TRY_ASSIGN(const int digits, allowedDigits(tx, entry.kind));
    TRY_ASSIGN(const rules::EntryTotals totals, rules::checkEntry(entry.lines, digits));
    entry.total = totals.debit;
    entry.state = JournalEntry::State::Posted;
    for (JournalLine &line : entry.lines) {
        line.memo = line.memo.isEmpty() ? entry.memo : line.memo;
    }
    TRY_ASSIGN(entry.number, drawNumber(tx, "journal_entry", entry.date, NumberSpan::Month));
    // Asked after the number is drawn: closing a period holds the numbers, so it cannot close
    // between the question and the posting.
    TRY_ASSIGN(entry.period, openPeriod(tx, entry));
    TRY(isStored ? tx.update(entry) : tx.insert(entry));
    TRY(appendMovements(tx, entry.date, entry.kind == JournalEntry::Kind::Closing,
                        movementsOf(entry.lines, accounts)));
    TRY(openItems(tx, entry, accounts, due.isValid() ? due : entry.date));
    return entry;
}

DraftLine lineOf(AccountRole role, Id<Account> account, const QString &text)
{
    DraftLine line;
    line.role = role;
    line.account = account;
    line.memo = text;
    return line;
}

} // namespace

void EntryDraft::debit(AccountRole role, Amount amount, const QString &text)
{
    if (!amount.isZero()) {
        lines.append(lineOf(role, {}, text));
        lines.last().debit = amount;
    }
}

void EntryDraft::credit(AccountRole role, Amount amount, const QString &text)
{
    if (!amount.isZero()) {
        lines.append(lineOf(role, {}, text));
        lines.last().credit = amount;
    }
}

void EntryDraft::debit(Id<Account> account, Amount amount, const QString &text)
{
    if (!amount.isZero()) {
        lines.append(lineOf(AccountRole::None, account, text));
        lines.last().debit = amount;
    }
}

void EntryDraft::credit(Id<Account> account, Amount amount, const QString &text)
{
    if (!amount.isZero()) {
        lines.append(lineOf(AccountRole::None, account, text));
        lines.last().credit = amount;
    }
}

Result<JournalEntry> post(Tx &tx, const Actor &, const EntryDraft &draft)
{
    TRY(require(!draft.isEmpty(), "entry_has_no_lines", "lines"));
    TRY_ASSIGN(const AccountSet accounts, readAccounts(tx, named(draft.lines)));
    JournalEntry entry;
    entry.date = draft.date;
    entry.kind = draft.kind;
    entry.memo = draft.memo;
    entry.attachments = draft.attachments;
    entry.sourceEntity = draft.sourceEntity;
    entry.sourceId = draft.sourceId;
    entry.sourceNumber = draft.sourceNumber;
    entry.reverses = draft.reverses;
    TRY_ASSIGN(entry.lines, resolvedLines(draft, accounts));
    return finish(tx, entry, accounts, draft.due, false);
}

Result<JournalEntry> postDraft(Tx &tx, const Actor &, Id<JournalEntry> id)
{
    TRY_ASSIGN(const JournalEntry entry, tx.get(id, Lock::Update));
    TRY(require(entry.state == JournalEntry::State::Draft, "entry_not_draft"));
    TRY_ASSIGN(const AccountSet accounts, readAccounts(tx, named(entry.lines)));
    return finish(tx, entry, accounts, {}, true);
}

Result<JournalEntry> reverse(Tx &tx, const Actor &, Id<JournalEntry> id, QDate date,
                             const QString &memo)
{
    TRY_ASSIGN(const JournalEntry original, tx.get(id, Lock::Update));
    TRY(require(original.state == JournalEntry::State::Posted, "entry_not_posted"));
    TRY_ASSIGN(const auto reversed, tx.first<JournalEntry>(Filter::equal("reverses", Value(id))));
    TRY(require(!reversed, "entry_reversed_already", "",
                {{QStringLiteral("number"), reversed ? reversed->number : QString()}}));
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    TRY_ASSIGN(const AccountSet accounts, readAccounts(tx, named(original.lines)));
    JournalEntry entry = original;
    entry.id = Id<JournalEntry>::create();
    entry.version = 0;
    entry.provisionalNumber.clear();
    entry.date = date;
    entry.attachments = 0;
    entry.reverses = id;
    const QString usual = chart.text("reversal", original.number);
    entry.memo = !memo.isEmpty() ? memo : usual.isEmpty() ? original.memo : usual;
    entry.lines = rules::reversedLines(original.lines);
    TRY_ASSIGN(const JournalEntry posted, finish(tx, entry, accounts, {}, false));
    TRY(settleReversal(tx, id, posted.id, date));
    return posted;
}

Result<std::optional<JournalEntry>> entryOf(Tx &tx, const QString &sourceEntity,
                                            const QUuid &sourceId)
{
    TRY_ASSIGN(const QList<JournalEntry> entries,
               tx.select<JournalEntry>(Filter::equal("source_id", Value(sourceId))
                                           && Filter::equal("source_entity", Value(sourceEntity)),
                                       {{QStringLiteral("created_at"), true}}));
    QSet<QUuid> gone;
    for (const JournalEntry &entry : entries) {
        if (!entry.reverses.isNull()) {
            gone.insert(entry.id.uuid());
            gone.insert(entry.reverses.uuid());
        }
    }
    for (const JournalEntry &entry : entries) {
        if (!gone.contains(entry.id.uuid())) {
            return entry;
        }
    }
    return std::optional<JournalEntry>();
}

Result<Account> accountFor(Tx &tx, AccountRole role)
{
    TRY_ASSIGN(const auto found, tx.first<Account>(Filter::equal("role", Value(choiceCode(role)))));
    if (!found) {
        return roleMissing(role);
    }
    return *found;
}

} // namespace kontor::finance
