#include "tests/support/ledger_volume.h"

#include "common/entities/finance/open_item.h"
#include "common/entities/party/party.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/posting.h"

#include <QRandomGenerator>

namespace kontor::test {

namespace {

constexpr int linesOfSale = 7;
constexpr int salesOfTransaction = 1000;
constexpr int days = 730;

/// Writes one sale after the other; all is decided by the seed.
class Writer
{
public:
    Writer(Tx &tx, QRandomGenerator &random, const QList<Id<Party>> &parties, QDate until)
        : m_tx(tx), m_random(random), m_parties(parties), m_until(until)
    {
    }

    Result<void> readAccounts()
    {
        const std::pair<AccountRole, Id<Account> *> wanted[] = {
            {AccountRole::Receivable, &m_receivable}, {AccountRole::Revenue, &m_revenue},
            {AccountRole::OutputVat, &m_tax},         {AccountRole::CostOfSales, &m_cost},
            {AccountRole::Inventory, &m_stock},       {AccountRole::Bank, &m_bank}};
        for (const auto &[role, account] : wanted) {
            TRY_ASSIGN(const Account found, finance::accountFor(m_tx, role));
            *account = found.id;
        }
        return {};
    }

    Result<void> sale(LedgerVolume &volume, QDate day)
    {
        const Id<Party> party = m_parties.at(m_random.bounded(m_parties.size()));
        const Amount net = Amount::fromRaw(m_random.bounded(100, 1'000'000) * qint64{100});
        const Amount tax = Amount::fromRaw(net.raw() / 10'000 * 1'300);
        const Amount cost = Amount::fromRaw(net.raw() / 20'000 * 10'000);
        const Amount gross = net + tax;
        // One in eight pays half, one in sixteen pays twice.
        const int payer = m_random.bounded(16);
        const Amount paid = payer < 2 ? Amount::fromRaw(gross.raw() / 20'000 * 10'000)
            : payer == 2              ? gross + gross
                                      : gross;
        TRY(entry(day, party,
                  {debit(m_receivable, gross), credit(m_revenue, net), credit(m_tax, tax)}, gross));
        TRY(entry(day, party, {debit(m_cost, cost), credit(m_stock, cost)}, {}));
        TRY(entry(std::min(day.addDays(30), m_until), party,
                  {debit(m_bank, paid, CashFlowItem::SalesReceipts), credit(m_receivable, paid)},
                  -paid));
        volume.lines += linesOfSale;
        volume.revenue += net;
        volume.cash += paid;
        m_owed[party.uuid()] += gross - paid;
        return {};
    }

    Result<void> flush()
    {
        TRY(m_tx.put(m_records));
        TRY(m_tx.put(m_items));
        for (auto it = m_movements.begin(); it != m_movements.end(); ++it) {
            TRY(finance::appendMovements(m_tx, it.key(), false, it.value()));
        }
        for (auto it = m_drawn.begin(); it != m_drawn.end(); ++it) {
            TRY(m_tx.execute(
                QStringLiteral("INSERT INTO number_counter (series, year, last) VALUES (?, ?, ?)"
                               " ON CONFLICT (series, year) DO UPDATE"
                               " SET last = number_counter.last + excluded.last"),
                {Value(QStringLiteral("journal_entry")), Value(it.key()), Value(it.value())}));
        }
        return {};
    }

    const QHash<QUuid, Amount> &owed() const { return m_owed; }

private:
    static JournalLine debit(Id<Account> account, Amount amount,
                             CashFlowItem item = CashFlowItem::None)
    {
        JournalLine line;
        line.account = account;
        line.debit = amount;
        line.cashFlowItem = item;
        return line;
    }
    static JournalLine credit(Id<Account> account, Amount amount)
    {
        JournalLine line;
        line.account = account;
        line.credit = amount;
        return line;
    }

    /// `item`: what it opens for the party.
    Result<void> entry(QDate day, Id<Party> party, QList<JournalLine> lines, Amount item)
    {
        JournalEntry entry;
        entry.id = Id<JournalEntry>::create();
        entry.version = 1;
        entry.number = QStringLiteral("V-") + entry.id.uuid().toString(QUuid::WithoutBraces);
        entry.date = day;
        entry.kind = JournalEntry::Kind::Document;
        entry.state = JournalEntry::State::Posted;
        for (JournalLine &line : lines) {
            line.party = party;
            entry.total += line.debit;
            move(day, line, line.account == m_receivable ? party : Id<Party>());
        }
        entry.lines = lines;
        m_records.append(toRecord(entry));
        ++m_drawn[day.year() * qint64{100} + day.month()];
        if (!item.isZero()) {
            OpenItem open;
            open.id = Id<OpenItem>::create();
            open.version = 1;
            open.party = party;
            open.account = m_receivable;
            open.entry = entry.id;
            open.date = day;
            open.due = day;
            open.amount = item;
            open.openAmount = item;
            m_items.append(toRecord(open));
        }
        return {};
    }

    /// What moves on an account without a party is one sum a day.
    void move(QDate day, const JournalLine &line, Id<Party> party)
    {
        QList<finance::Movement> &movements = m_movements[day];
        const auto found = std::find_if(
            movements.begin(), movements.end(), [&](const finance::Movement &movement) {
                return movement.account == line.account && movement.party == party;
            });
        if (found == movements.end()) {
            movements.append({line.account, party, line.cashFlowItem, line.debit, line.credit});
        } else {
            found->debit += line.debit;
            found->credit += line.credit;
        }
    }

    Tx &m_tx;
    QRandomGenerator &m_random;
    const QList<Id<Party>> &m_parties;
    QDate m_until;
    Id<Account> m_receivable;
    Id<Account> m_revenue;
    Id<Account> m_tax;
    Id<Account> m_cost;
    Id<Account> m_stock;
    Id<Account> m_bank;
    QList<Record> m_records;
    QList<Record> m_items;
    QMap<QDate, QList<finance::Movement>> m_movements;
    QMap<qint64, qint64> m_drawn;
    QHash<QUuid, Amount> m_owed;
};

Result<QList<Id<Party>>> makeParties(Store &store, qint64 count)
{
    return store.write<QList<Id<Party>>>(QUuid(), [&](Tx &tx) -> Result<QList<Id<Party>>> {
        QList<Id<Party>> ids;
        QList<Record> records;
        for (qint64 i = 0; i < count; ++i) {
            Party party;
            party.id = Id<Party>::create();
            party.version = 1;
            party.name = QStringLiteral("Customer %1").arg(i);
            ids.append(party.id);
            records.append(toRecord(party));
        }
        TRY(tx.put(records));
        return ids;
    });
}

} // namespace

Result<LedgerVolume> fillLedger(Store &store, qint64 lines, QDate until)
{
    const qint64 sales = lines / linesOfSale;
    TRY_ASSIGN(const QList<Id<Party>> parties,
               makeParties(store, std::max<qint64>(10, sales / 10)));
    QRandomGenerator random(42);
    LedgerVolume volume;
    QHash<QUuid, Amount> owed;
    for (qint64 done = 0; done < sales; done += salesOfTransaction) {
        using Owed = QHash<QUuid, Amount>;
        TRY_ASSIGN(const Owed part, store.write<Owed>(QUuid(), [&](Tx &tx) -> Result<Owed> {
            Writer writer(tx, random, parties, until);
            TRY(writer.readAccounts());
            for (qint64 i = done; i < std::min(done + salesOfTransaction, sales); ++i) {
                TRY(writer.sale(volume, until.addDays(i * days / sales - days + 1)));
            }
            TRY(writer.flush());
            return writer.owed();
        }));
        for (auto it = part.begin(); it != part.end(); ++it) {
            owed[it.key()] += it.value();
        }
    }
    for (const Amount amount : std::as_const(owed)) {
        (amount.isNegative() ? volume.advances : volume.receivable) += amount.abs();
    }
    return volume;
}

} // namespace kontor::test
