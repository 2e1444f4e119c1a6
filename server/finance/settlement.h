#pragma once

#include "common/entities/finance/open_item.h"
#include "common/entities/finance/payment.h"
#include "common/entities/finance/payment_term.h"
#include "server/engine/registry.h"

/// Who owes what, and which payment settles which document.
///
/// Items are opened by finance::post() alone, for every line on an account that keeps open items,
/// so the items of an account always sum to its balance. What is settled is written back into the
/// document where it has the fields `paid` and `balance` (an invoice, a bill); read such a document
/// again after a call that settles.
namespace kontor::finance {

/// The items of one document, usually one. An invoice that is not posted has none.
Result<QList<OpenItem>> itemsOf(Tx &tx, const QString &documentEntity, const QUuid &documentId);

/// What is still open on a document, positive on both sides; zero when nothing was posted.
Result<Amount> openAmount(Tx &tx, const QString &documentEntity, const QUuid &documentId);

/// What a party owes (positive) less what it is owed, on accounts that keep open items: what a
/// credit limit is measured against.
Result<Amount> partyBalance(Tx &tx, Id<Party> party);

/// Matches `amount` (positive) of a debit item with a credit item of the same party and account.
/// Errors: settlement_accounts_differ, settlement_amount_not_positive, settlement_exceeds_open
/// (args: open, document).
Result<void> settle(Tx &tx, Id<OpenItem> debitItem, Id<OpenItem> creditItem, Amount amount,
                    QDate date);

/// Posts a draft payment: bank against receivable or payable of the party, then its allocations.
/// What is not allocated stays open as an advance. Draws numbers, so it comes last in a command.
/// Errors: payment_not_draft, payment_amount_not_positive, payment_account_not_cash,
/// payment_overallocated (args: amount, allocated), document_not_open (args: document),
/// settlement_exceeds_open, and those of post().
Result<Payment> postPayment(Tx &tx, const Actor &actor, Id<Payment> payment);

/// A payment that settles one posted document, as sales_invoice.pay and vendor_bill.pay make it.
struct DocumentPayment {
    Payment::Direction direction = Payment::Direction::In;
    Id<Party> party;
    QString documentEntity;
    QUuid documentId;
    QString documentNumber;
    Id<Account> account; ///< null: the account with the role bank
    Amount amount;       ///< zero: all that is open
    QDate date;
    QString memo;
};

/// Makes the payment and posts it. Errors besides those of postPayment: nothing_to_pay.
Result<Payment> payDocument(Tx &tx, const Actor &actor, const DocumentPayment &wanted);

/// The payment that the PayParameters of a call ask for; which document it settles, the caller
/// adds.
DocumentPayment requestedPayment(const Call &call);

/// When an invoice of this date is due under the term; the date itself without a term.
Result<QDate> dueDate(Tx &tx, Id<PaymentTerm> term, QDate date);

} // namespace kontor::finance
