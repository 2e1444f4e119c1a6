#include "server/finance/payments.h"

#include "common/entities/party/party.h"
#include "common/rules/command_check.h"
#include "server/engine/field_checks.h"
#include "server/engine/numbering.h"
#include "server/engine/settings.h"
#include "server/finance/chart.h"
#include "server/finance/open_items.h"
#include "server/finance/posting.h"
#include "server/finance/settlement.h"
#include "server/product/documents.h"

namespace kontor::finance {

namespace {

Amount allocatedOf(const Payment &payment)
{
    Amount sum;
    for (const PaymentAllocation &line : payment.lines) {
        sum += line.amount;
    }
    return sum;
}

Result<void> requireOpenDocument(const QList<OpenItem> &items, const QString &documentNumber)
{
    return require(!items.isEmpty(), "document_not_open", "lines",
                   {{QStringLiteral("document"), documentNumber}});
}

/// The account of the party that the payment moves: that of the documents which it settles, else
/// receivable for what comes in and payable for what goes out, the other way round for refunds of
/// those who only buy or only sell.
Result<Id<Account>> counterAccount(Tx &tx, const Payment &payment)
{
    if (!payment.lines.isEmpty()) {
        const PaymentAllocation &first = payment.lines.first();
        TRY_ASSIGN(const QList<OpenItem> items,
                   itemsOf(tx, first.documentEntity, first.documentId));
        TRY(requireOpenDocument(items, first.documentNumber));
        return items.first().account;
    }
    TRY_ASSIGN(const Party party, tx.get(payment.party));
    const bool refund = payment.direction == Payment::Direction::In
        ? party.isSupplier && !party.isCustomer
        : party.isCustomer && !party.isSupplier;
    const bool receivable = (payment.direction == Payment::Direction::In) != refund;
    return accountFor(tx, receivable ? AccountRole::Receivable : AccountRole::Payable)
        .map([](const Account &account) { return account.id; });
}

EntryDraft draftOf(const Payment &payment, Id<Account> counter, const Chart &chart)
{
    EntryDraft draft;
    draft.date = payment.date;
    draft.setSource(payment);
    draft.party = payment.party;
    const bool in = payment.direction == Payment::Direction::In;
    draft.memo = payment.memo.isEmpty() ? chart.text(in ? "receipt" : "payment", payment.number)
                                        : payment.memo;
    if (in) {
        draft.debit(payment.account, payment.amount);
        draft.credit(counter, payment.amount);
    } else {
        draft.debit(counter, payment.amount);
        draft.credit(payment.account, payment.amount);
    }
    return draft;
}

/// Matches the payment's item with the items of a document, those due first first.
Result<void> allocate(Tx &tx, const OpenItem &paymentItem, const PaymentAllocation &allocation,
                      QDate date)
{
    TRY(require(allocation.amount.isPositive(), "settlement_amount_not_positive", "lines"));
    TRY_ASSIGN(const QList<OpenItem> items,
               itemsOf(tx, allocation.documentEntity, allocation.documentId));
    TRY(requireOpenDocument(items, allocation.documentNumber));
    const bool paymentIsCredit = paymentItem.amount.isNegative();
    Amount left = allocation.amount;
    Amount open;
    for (const OpenItem &item : items) {
        if (item.amount.isPositive() != paymentIsCredit || left.isZero()) {
            continue;
        }
        const Amount part = std::min(left, item.openAmount.abs());
        open += item.openAmount.abs();
        if (part.isPositive()) {
            TRY(paymentIsCredit ? settle(tx, item.id, paymentItem.id, part, date)
                                : settle(tx, paymentItem.id, item.id, part, date));
            left -= part;
        }
    }
    return require(left.isZero(), "settlement_exceeds_open", "lines",
                   {{QStringLiteral("open"), open.toString(2)},
                    {QStringLiteral("document"), allocation.documentNumber}});
}

Result<void> requireCovered(const Payment &payment)
{
    const Amount allocated = allocatedOf(payment);
    return require(allocated <= payment.amount, "payment_overallocated", "lines",
                   {{QStringLiteral("amount"), payment.amount.toString(2)},
                    {QStringLiteral("allocated"), allocated.toString(2)}});
}

Result<void> checkPayment(Tx &tx, const Payment &payment)
{
    TRY(require(payment.state == Payment::State::Draft, "payment_not_draft"));
    TRY(require(payment.amount.isPositive(), "payment_amount_not_positive", "amount"));
    TRY_ASSIGN(const Account account, tx.get(payment.account));
    TRY(require(account.isCash, "payment_account_not_cash", "account"));
    return requireCovered(payment);
}

Result<OpenItem> itemOf(Tx &tx, const Payment &payment)
{
    TRY_ASSIGN(const QList<OpenItem> items, itemsOf(tx, Payment::entity.key(), payment.id.uuid()));
    TRY(requireOpenDocument(items, payment.number));
    return items.first();
}

/// The number that a document is known by.
Result<QString> documentNumber(Tx &tx, const QString &documentEntity, const QUuid &documentId)
{
    TRY_ASSIGN(const QList<OpenItem> items, itemsOf(tx, documentEntity, documentId));
    TRY(requireOpenDocument(items, {}));
    return items.first().documentNumber;
}

Result<void> postRule(Call &call)
{
    return postPayment(call.tx, call.actor, Id<Payment>(call.arguments.record))
        .map([](const Payment &) {});
}

/// What shall be settled: the lines of the call, or the one document of its parameters.
Result<QList<PaymentAllocation>> wantedAllocations(const Call &call)
{
    QList<PaymentAllocation> wanted;
    if (call.arguments.lines) {
        Record given(Payment::entity);
        TRY_ASSIGN(given.lines,
                   checkedLines(call.actor.rights, Payment::entity, *call.arguments.lines, {}));
        wanted = fromRecord<Payment>(given).lines;
        TRY(require(!wanted.isEmpty(), "field_required", "lines"));
        return wanted;
    }
    PaymentAllocation single;
    single.documentEntity = call.parameter("document_entity").toText();
    single.documentId = call.parameter("document_id").toUuid();
    single.amount = Amount::fromRaw(call.parameter("amount").toInt());
    TRY(require(!single.documentId.isNull(), "field_required", "document_id"));
    wanted.append(single);
    return wanted;
}

/// payment.allocate: settles documents with what is left of a posted payment.
Result<void> allocateRule(Call &call)
{
    TRY_ASSIGN(Payment payment, call.tx.get(Id<Payment>(call.arguments.record), Lock::Update));
    TRY(require(payment.state == Payment::State::Posted, "payment_not_posted"));
    TRY(rules::checkCommand(toRecord(payment), QStringLiteral("allocate"), call.actor.user));
    TRY_ASSIGN(QList<PaymentAllocation> wanted, wantedAllocations(call));
    for (PaymentAllocation &allocation : wanted) {
        TRY_ASSIGN(allocation.documentNumber,
                   documentNumber(call.tx, allocation.documentEntity, allocation.documentId));
    }
    payment.lines += wanted;
    TRY(requireCovered(payment));
    TRY(call.tx.update(payment));
    TRY_ASSIGN(const OpenItem item, itemOf(call.tx, payment));
    for (const PaymentAllocation &allocation : std::as_const(wanted)) {
        TRY(allocate(call.tx, item, allocation, call.today()));
    }
    return {};
}

/// payment.cancel: opens again what it had settled and reverses its entry.
Result<void> cancelRule(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(Payment payment, tx.get(Id<Payment>(call.arguments.record), Lock::Update));
    TRY(require(payment.state == Payment::State::Posted, "payment_not_posted"));
    const QDate given = call.parameter("date").toDate();
    const QDate date = given.isValid() ? given : call.today();
    TRY(require(date >= payment.date, "date_before_document", "date",
                {{QStringLiteral("date"), payment.date}}));
    TRY_ASSIGN(const auto entry, entryOf(tx, Payment::entity.key(), payment.id.uuid()));
    TRY(require(entry.has_value(), "payment_not_posted"));
    payment.state = Payment::State::Cancelled;
    TRY(tx.update(payment));
    TRY(takeBackSettlements(tx, Payment::entity.key(), payment.id.uuid(), date));
    return reverse(tx, call.actor, entry->id, date, call.parameter("reason").toText())
        .map([](const JournalEntry &) {});
}

Result<void> beforeSave(Call &call, Record &record, const Record *before)
{
    TRY(require(before == nullptr || fromRecord<Payment>(*before).state == Payment::State::Draft,
                "payment_not_draft"));
    auto payment = fromRecord<Payment>(record);
    TRY(require(payment.amount.isPositive(), "payment_amount_not_positive", "amount"));
    if (payment.currency.isEmpty()) {
        TRY_ASSIGN(const Company owner, company(call.tx));
        payment.currency = owner.currency;
    }
    for (PaymentAllocation &line : payment.lines) {
        TRY_ASSIGN(line.documentNumber,
                   documentNumber(call.tx, line.documentEntity, line.documentId));
    }
    writeValues(&payment, record);
    return {};
}

Result<void> beforeDelete(Call &, const Record &record)
{
    return require(fromRecord<Payment>(record).state == Payment::State::Draft, "payment_not_draft");
}

} // namespace

Result<Payment> postPayment(Tx &tx, const Actor &actor, Id<Payment> id)
{
    TRY_ASSIGN(Payment payment, tx.get(id, Lock::Update));
    TRY(checkPayment(tx, payment));
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    TRY_ASSIGN(const Id<Account> counter, counterAccount(tx, payment));
    TRY_ASSIGN(payment.number, drawNumber(tx, "payment", payment.date));
    payment.state = Payment::State::Posted;
    TRY(tx.update(payment));
    TRY(post(tx, actor, draftOf(payment, counter, chart)));
    TRY_ASSIGN(const OpenItem item, itemOf(tx, payment));
    for (const PaymentAllocation &line : payment.lines) {
        TRY(allocate(tx, item, line, payment.date));
    }
    return payment;
}

DocumentPayment requestedPayment(const Call &call)
{
    DocumentPayment wanted;
    wanted.account = Id<Account>(call.parameter("account").toUuid());
    wanted.amount = Amount::fromRaw(call.parameter("amount").toInt());
    wanted.date = product::postingDate(call);
    wanted.memo = call.parameter("memo").toText();
    return wanted;
}

Result<Payment> payDocument(Tx &tx, const Actor &actor, const DocumentPayment &wanted)
{
    TRY_ASSIGN(const Amount open, openAmount(tx, wanted.documentEntity, wanted.documentId));
    TRY(require(open.isPositive(), "nothing_to_pay"));
    Payment payment;
    payment.direction = wanted.direction;
    payment.party = wanted.party;
    payment.date = wanted.date;
    payment.account = wanted.account;
    if (payment.account.isNull()) {
        TRY_ASSIGN(const Account bank, accountFor(tx, AccountRole::Bank));
        payment.account = bank.id;
    }
    payment.amount = wanted.amount.isZero() ? open : wanted.amount;
    TRY_ASSIGN(const Company owner, company(tx));
    payment.currency = owner.currency;
    payment.memo = wanted.memo;
    PaymentAllocation line;
    line.documentEntity = wanted.documentEntity;
    line.documentId = wanted.documentId;
    line.documentNumber = wanted.documentNumber;
    line.amount = payment.amount;
    payment.lines = {line};
    TRY(tx.insert(payment));
    return postPayment(tx, actor, payment.id);
}

void registerPayments(Registry &registry)
{
    registry.addSaveRule(Payment::entity, {beforeSave, nullptr, beforeDelete});
    registry.addCommand("payment.post", postRule);
    registry.addCommand("payment.allocate", allocateRule);
    registry.addCommand("payment.cancel", cancelRule);
}

} // namespace kontor::finance
