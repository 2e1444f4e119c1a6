#pragma once

#include "common/entities/finance/account.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment.h"
#include "server/sample/world.h"

namespace kontor::sample {

/// What the accountant does besides the documents: opening balances, the vouchers of every month,
/// and the closing of the months.
class Books
{
public:
    explicit Books(World &world) : m_world(world) {}

    /// Balances that are taken over from the books before these.
    Result<void> open();
    /// Notes down what is to be done in the month that begins now.
    void planMonth(QDate first);
    /// Closes every month that ends before the day.
    Result<void> closeMonthsBefore(QDate day);
    Result<void> leaveDrafts();

private:
    /// One side of a voucher: to be debited when positive, to be credited when negative.
    struct Side {
        Id<Account> account;
        Amount amount;
        Id<Party> party = {};
    };

    Result<void> readAccounts();
    Id<Account> account(const char *key) const { return m_accounts.value(QLatin1String(key)); }
    /// Thousands of the currency in a company of the usual size.
    Amount thousands(int count) const;
    /// About so much, never a round sum.
    Amount about(int units);
    JournalEntry voucher(const char *memo, const QList<Side> &sides) const;
    Result<JournalEntry> post(const JournalEntry &entry);
    Result<void> pay(const char *memo, const char *account, Amount amount);
    Result<void> openParty(const Party &party, const char *account, Amount amount);
    Result<void> settleOpening(const Party &party, Id<JournalEntry> entry, Amount amount);
    Result<Amount> balance(const char *account);
    Result<void> endMonth();
    Result<void> transferVat();

    World &m_world;
    QHash<QString, Id<Account>> m_accounts;
    QDate m_openingDay;
    Amount m_vatToPay;
};

} // namespace kontor::sample
