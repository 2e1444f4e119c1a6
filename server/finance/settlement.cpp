#include "server/finance/settlement.h"

#include "common/model/catalogue.h"
#include "common/rules/ledger.h"
#include "server/finance/open_items.h"

namespace kontor::finance {

namespace {

/// Keeps what a document shows of its payments level with its items.
Result<void> writeIntoDocument(Tx &tx, const OpenItem &item, Amount newlyPaid, Amount lessOpen)
{
    const Entity *entity = findEntity(item.documentEntity);
    const QLatin1String paid("paid");
    const QLatin1String balance("balance");
    if (entity == nullptr || entity->find(paid) == nullptr || entity->find(balance) == nullptr) {
        return {};
    }
    TRY_ASSIGN(Record document, tx.get(*entity, item.documentId, Lock::Update));
    document.set(paid, Value(document.value(paid).toInt() + newlyPaid.raw()));
    document.set(balance, Value(document.value(balance).toInt() - lessOpen.raw()));
    return tx.update(document);
}

/// Matches `amount` of the two items, or takes a match back when it is negative.
Result<void> match(Tx &tx, OpenItem &debit, OpenItem &credit, Amount amount, QDate date)
{
    Settlement settlement;
    settlement.debitItem = debit.id;
    settlement.creditItem = credit.id;
    settlement.date = date;
    settlement.amount = amount;
    TRY(tx.insert(settlement));
    debit.openAmount -= amount;
    credit.openAmount += amount;
    TRY(tx.update(debit));
    TRY(tx.update(credit));
    if (debit.documentId == credit.documentId) {
        // Reversed, not paid.
        return writeIntoDocument(tx, debit, {}, amount);
    }
    TRY(writeIntoDocument(tx, debit, amount, amount));
    return writeIntoDocument(tx, credit, amount, amount);
}

Result<void> requireOpen(const OpenItem &item, Amount amount)
{
    return require(amount <= item.openAmount.abs(), "settlement_exceeds_open", "amount",
                   {{QStringLiteral("open"), item.openAmount.abs().toString(2)},
                    {QStringLiteral("document"), item.documentNumber}});
}

Filter ofDocument(const QString &documentEntity, const QUuid &documentId)
{
    return Filter::equal("document_id", Value(documentId))
        && Filter::equal("document_entity", Value(documentEntity));
}

} // namespace

Result<OpenItem> openItem(Tx &tx, const JournalEntry &entry, Id<Account> account, Id<Party> party,
                          Amount amount, QDate due)
{
    const bool hasSource = !entry.sourceId.isNull();
    OpenItem item;
    item.party = party;
    item.account = account;
    item.entry = entry.id;
    item.documentEntity = hasSource ? entry.sourceEntity : JournalEntry::entity.key();
    item.documentId = hasSource ? entry.sourceId : entry.id.uuid();
    item.documentNumber = hasSource ? entry.sourceNumber : entry.number;
    item.date = entry.date;
    item.due = due;
    item.amount = amount;
    item.openAmount = amount;
    TRY(tx.insert(item));
    return item;
}

Result<void> settleReversal(Tx &tx, Id<JournalEntry> original, Id<JournalEntry> reversal,
                            QDate date)
{
    TRY_ASSIGN(QList<OpenItem> items, tx.select<OpenItem>(Filter::equal("entry", Value(original))));
    TRY_ASSIGN(QList<OpenItem> opposites,
               tx.select<OpenItem>(Filter::equal("entry", Value(reversal))));
    for (OpenItem &item : items) {
        TRY(require(item.openAmount == item.amount, "item_settled", "",
                    {{QStringLiteral("document"), item.documentNumber}}));
        for (OpenItem &opposite : opposites) {
            if (opposite.account == item.account && opposite.party == item.party) {
                TRY(item.amount.isPositive() ? match(tx, item, opposite, item.amount, date)
                                             : match(tx, opposite, item, opposite.amount, date));
            }
        }
    }
    return {};
}

Result<void> takeBackSettlements(Tx &tx, const QString &documentEntity, const QUuid &documentId,
                                 QDate date)
{
    TRY_ASSIGN(const QList<OpenItem> items, itemsOf(tx, documentEntity, documentId));
    for (const OpenItem &item : items) {
        const Value id(item.id);
        TRY_ASSIGN(const QList<Settlement> settlements,
                   tx.select<Settlement>(Filter::any(
                       {Filter::equal("debit_item", id), Filter::equal("credit_item", id)})));
        // Several with the same other item, one of which may have been taken back before.
        QMap<std::pair<QUuid, QUuid>, Amount> matched;
        for (const Settlement &settlement : settlements) {
            matched[{settlement.debitItem.uuid(), settlement.creditItem.uuid()}] +=
                settlement.amount;
        }
        for (auto it = matched.begin(); it != matched.end(); ++it) {
            if (it.value().isZero()) {
                continue;
            }
            TRY_ASSIGN(OpenItem debit, tx.get(Id<OpenItem>(it.key().first), Lock::Update));
            TRY_ASSIGN(OpenItem credit, tx.get(Id<OpenItem>(it.key().second), Lock::Update));
            TRY(match(tx, debit, credit, -it.value(), date));
        }
    }
    return {};
}

Result<QList<OpenItem>> itemsOf(Tx &tx, const QString &documentEntity, const QUuid &documentId)
{
    return tx.select<OpenItem>(ofDocument(documentEntity, documentId),
                               {{QStringLiteral("due"), false}});
}

Result<Amount> openAmount(Tx &tx, const QString &documentEntity, const QUuid &documentId)
{
    TRY_ASSIGN(const QList<OpenItem> items, itemsOf(tx, documentEntity, documentId));
    Amount open;
    for (const OpenItem &item : items) {
        open += item.openAmount;
    }
    return open.abs();
}

Result<Amount> partyBalance(Tx &tx, Id<Party> party)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT CAST(SUM(open_amount) AS BIGINT) FROM open_item"
                                      " WHERE party = ? AND open_amount <> 0"),
                       {Value(party)}, {FieldType::Amount}));
    return Amount::fromRaw(rows.first().first().toInt());
}

Result<void> settle(Tx &tx, Id<OpenItem> debitItem, Id<OpenItem> creditItem, Amount amount,
                    QDate date)
{
    TRY(require(amount.isPositive(), "settlement_amount_not_positive", "amount"));
    TRY_ASSIGN(OpenItem debit, tx.get(debitItem, Lock::Update));
    TRY_ASSIGN(OpenItem credit, tx.get(creditItem, Lock::Update));
    TRY(require(debit.party == credit.party && debit.account == credit.account
                    && debit.amount.isPositive() && credit.amount.isNegative(),
                "settlement_accounts_differ"));
    TRY(requireOpen(debit, amount));
    TRY(requireOpen(credit, amount));
    return match(tx, debit, credit, amount, date);
}

Result<QDate> dueDate(Tx &tx, Id<PaymentTerm> term, QDate date)
{
    if (term.isNull()) {
        return date;
    }
    TRY_ASSIGN(const PaymentTerm agreed, tx.get(term));
    return rules::dueDate(agreed, date);
}

} // namespace kontor::finance
