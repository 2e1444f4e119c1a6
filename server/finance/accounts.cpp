#include "server/finance/accounts.h"

#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment_term.h"

namespace kontor::finance {

namespace {

QVariantMap named(const Account &account)
{
    return {{QStringLiteral("account"), QString(account.code + u' ' + account.name)}};
}

/// Whether lines were written to the account, posted or not.
Result<bool> isUsed(Tx &tx, Id<Account> account)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT 1 FROM journal_line WHERE account = ? LIMIT 1"),
                       {Value(account)}, {FieldType::Integer}));
    return !rows.isEmpty();
}

/// Codes are 4 digits, then 2 more for each level (4-2-2-2).
Result<void> checkCode(const QString &code)
{
    const bool digits =
        std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return require(digits && code.size() >= 4 && code.size() <= 10 && code.size() % 2 == 0,
                   "account_code_malformed", "code");
}

/// The account whose code is the code without its last level.
Result<std::optional<Account>> parentOf(Tx &tx, const QString &code)
{
    if (code.size() <= 4) {
        return std::optional<Account>();
    }
    TRY_ASSIGN(const auto parent, tx.first<Account>(Filter::equal("code", Value(code.chopped(2)))));
    TRY(require(parent.has_value(), "account_parent_missing", "code",
                {{QStringLiteral("code"), code.chopped(2)}}));
    return parent;
}

Result<void> checkNew(Tx &tx, Account &account)
{
    TRY_ASSIGN(const std::optional<Account> parent, parentOf(tx, account.code));
    if (!parent) {
        account.parent = {};
        return {};
    }
    TRY(require(parent->kind == account.kind, "account_kind_differs", "kind", named(*parent)));
    if (!parent->isHeading) {
        // Its lines would stand on a heading.
        TRY_ASSIGN(const bool used, isUsed(tx, parent->id));
        TRY(require(!used, "account_has_postings", "code", named(*parent)));
        TRY(require(parent->role == AccountRole::None, "account_has_role", "code", named(*parent)));
    }
    account.parent = parent->id;
    if (account.cashIn == CashFlowItem::None && account.cashOut == CashFlowItem::None) {
        account.cashIn = parent->cashIn;
        account.cashOut = parent->cashOut;
    }
    return {};
}

/// What decides where past lines stand must not change under them.
Result<void> checkChanged(Tx &tx, const Account &account, const Account &before)
{
    TRY(require(account.code == before.code, "account_code_fixed", "code"));
    const bool same = account.kind == before.kind && account.byParty == before.byParty
        && account.openItems == before.openItems && account.isCash == before.isCash;
    if (!same) {
        TRY_ASSIGN(const bool used, isUsed(tx, account.id));
        TRY(require(!used, "account_has_postings", "", named(account)));
    }
    return {};
}

Result<void> checkRole(Tx &tx, const Account &account)
{
    if (account.role == AccountRole::None) {
        return {};
    }
    TRY(require(!account.isHeading, "account_has_children", "role", named(account)));
    TRY_ASSIGN(
        const auto other,
        tx.first<Account>(Filter::equal("role", Value(choiceCode(account.role)))
                          && Filter::compare("id", Filter::Op::NotEqual, Value(account.id))));
    return require(!other, "account_role_taken", "role", named(other.value_or(account)));
}

/// Cash belongs to no party, and what is carried to profit and on is carried without one.
bool mayBeByParty(const Account &account)
{
    return !account.isCash && account.kind != AccountKind::Income
        && account.kind != AccountKind::Expense && account.role != AccountRole::ProfitForYear
        && account.role != AccountRole::RetainedEarnings;
}

Result<void> beforeSave(Call &call, Record &record, const Record *before)
{
    auto account = fromRecord<Account>(record);
    account.code = account.code.trimmed();
    TRY(checkCode(account.code));
    TRY(before != nullptr ? checkChanged(call.tx, account, fromRecord<Account>(*before))
                          : checkNew(call.tx, account));
    TRY(checkRole(call.tx, account));
    TRY(require(account.byParty || !account.openItems, "account_items_need_party", "by_party"));
    TRY(require(!account.byParty || mayBeByParty(account), "account_party_impossible", "by_party"));
    writeValues(&account, record);
    return {};
}

/// An account that got its first sub-account is a heading from now on.
Result<void> afterSave(Call &call, const Record &record, const Record *)
{
    const auto account = fromRecord<Account>(record);
    if (account.parent.isNull()) {
        return {};
    }
    TRY_ASSIGN(Account parent, call.tx.get(account.parent));
    if (parent.isHeading) {
        return {};
    }
    parent.isHeading = true;
    return call.tx.update(parent);
}

Result<void> beforeDelete(Call &call, const Record &record)
{
    const auto account = fromRecord<Account>(record);
    TRY(require(!account.isHeading, "account_has_children", "", named(account)));
    TRY(require(account.role == AccountRole::None, "account_has_role", "", named(account)));
    TRY_ASSIGN(const bool used, isUsed(call.tx, account.id));
    return require(!used, "account_has_postings", "", named(account));
}

Result<void> checkTerm(Call &, Record &record, const Record *)
{
    const int days = fromRecord<PaymentTerm>(record).days;
    return require(days >= 0 && days <= 3650, "payment_term_days", "days");
}

} // namespace

void registerAccounts(Registry &registry)
{
    registry.addSaveRule(Account::entity, {beforeSave, afterSave, beforeDelete});
    registry.addSaveRule(PaymentTerm::entity, {checkTerm, nullptr, nullptr});
}

} // namespace kontor::finance
