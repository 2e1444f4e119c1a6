#pragma once

#include "common/entities/finance/journal_entry.h"
#include "server/engine/registry.h"

/// The general ledger: what documents post, and what posting guarantees.
namespace kontor::finance {

/// One line of an entry to post: an account by role or by id, and an amount on one side.
struct DraftLine {
    AccountRole role = AccountRole::None; ///< either the role ...
    Id<Account> account;                  ///< ... or the account itself
    Id<Party> party;                      ///< needed where the account is kept by party
    Id<Product> product;
    QString memo; ///< empty: that of the entry
    Amount debit;
    Amount credit;
    QString currency; ///< of the document, with currencyAmount; empty: the currency of the books
    Amount currencyAmount;
    /// None on a cash account: proposed from the accounts on the other side.
    CashFlowItem cashFlowItem = CashFlowItem::None;
};

/// A journal entry before it is posted:
///
///     EntryDraft draft;
///     draft.date = invoice.date;
///     draft.memo = ...;
///     draft.setSource(invoice);
///     draft.party = invoice.customer;
///     draft.debit(AccountRole::Receivable, invoice.total);
///     draft.credit(AccountRole::Revenue, invoice.subtotal);
///     draft.credit(AccountRole::OutputVat, invoice.taxTotal);
///     TRY(finance::post(tx, actor, draft));
struct EntryDraft {
    QDate date;
    JournalEntry::Kind kind = JournalEntry::Kind::Document;
    QString memo;
    int attachments = 0;
    /// The document that posts: shown beside the entry and opened from it.
    QString sourceEntity;
    QUuid sourceId;
    QString sourceNumber;
    Id<Party> party; ///< of the lines that name none
    QDate due;       ///< of receivables and payables in the entry; none: the date of the entry
    Id<JournalEntry> reverses;
    QList<DraftLine> lines;

    /// Adds a line; an amount of zero adds none.
    void debit(AccountRole role, Amount amount, const QString &text = {});
    void credit(AccountRole role, Amount amount, const QString &text = {});
    void debit(Id<Account> account, Amount amount, const QString &text = {});
    void credit(Id<Account> account, Amount amount, const QString &text = {});
    /// Whether nothing is to be posted: every amount was zero.
    bool isEmpty() const { return lines.isEmpty(); }

    template <class Document>
    void setSource(const Document &document)
    {
        sourceEntity = Document::entity.key();
        sourceId = document.id.uuid();
        sourceNumber = document.number;
    }
};

/// Posts an entry: balanced, in an open period, to accounts that take postings. Draws its number,
/// so it comes last in a command. Lines on accounts that keep open items open one for each party
/// (see settlement.h), and every balance shows the entry from now on.
///
/// Errors: entry_has_no_lines, entry_line_one_side (both or none of debit and credit),
/// entry_not_balanced (args: debit, credit), entry_too_precise (more digits than the currency has),
/// period_closed (args: date; also where there is no period), opening_entry_date (opening balances
/// stand before the first period), account_role_missing (args: role),
/// account_inactive, account_has_children, account_party_required (args: account).
Result<JournalEntry> post(Tx &tx, const Actor &actor, const EntryDraft &draft);

/// Posts a draft that an accountant wrote, as it is stored. Errors: entry_not_draft, and those of
/// post().
Result<JournalEntry> postDraft(Tx &tx, const Actor &actor, Id<JournalEntry> id);

/// Posts the opposite of a posted entry: the same sides with negative amounts (红字冲销), so that
/// turnovers shrink back as well. Open items of the entry are settled against those of its
/// reversal. Errors: entry_not_posted, entry_reversed_already (args: number), item_settled (part of
/// the document is paid: take the payment back first), and those of post().
Result<JournalEntry> reverse(Tx &tx, const Actor &actor, Id<JournalEntry> id, QDate date,
                             const QString &memo = {});

/// The posted entry that a document made, if any; with several the latest that is not reversed.
Result<std::optional<JournalEntry>> entryOf(Tx &tx, const QString &sourceEntity,
                                            const QUuid &sourceId);

/// The account that plays a role in this company's chart. Errors: account_role_missing.
Result<Account> accountFor(Tx &tx, AccountRole role);

} // namespace kontor::finance
