#pragma once

#include "common/entities/finance/open_item.h"
#include "common/entities/finance/payment.h"
#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/posting.h"
#include "server/finance/settlement.h"
#include "tests/support/office.h"

#include <QTest>

namespace kontor::test {

inline Amount amount(const char *text)
{
    return must(Amount::fromString(QString::fromLatin1(text)));
}

/// An office seen by its accountant.
class Books
{
public:
    explicit Books(const Founding &founding = sampleFounding()) : m_office(Office::open(founding))
    {
        m_accountant = m_office->person("accountant");
        if (founding.country == QLatin1String("CN")) {
            User user = m_office->get(Id<User>(m_accountant.user));
            user.language = User::Language::Chinese;
            must(m_office->update(m_office->admin(), user));
        }
    }

    Office &office() { return *m_office; }
    const Actor &accountant() const { return m_accountant; }

    Account account(const QString &code)
    {
        return m_office->all<Account>(Filter::equal("code", Value(code))).first();
    }
    Account account(const char *code) { return account(QString::fromLatin1(code)); }
    Account account(AccountRole role)
    {
        return m_office->all<Account>(Filter::equal("role", Value(choiceCode(role)))).first();
    }

    Party party(const char *name, bool customer = true)
    {
        Party party;
        party.name = QString::fromUtf8(name);
        party.isCustomer = customer;
        party.isSupplier = !customer;
        return must(m_office->create(m_office->admin(), party));
    }

    /// Posts as a document of the trade does, in a transaction of the server.
    Result<JournalEntry> post(const finance::EntryDraft &draft)
    {
        JournalEntry entry;
        const Result<void> done = m_office->write([&](Tx &tx) -> Result<void> {
            TRY_ASSIGN(entry, finance::post(tx, m_accountant, draft));
            return {};
        });
        return done ? Result<JournalEntry>(entry) : Unexpected(done.error());
    }

    /// A draft with `text` "1002 100 | 5001 -100": accounts by code, debit positive.
    finance::EntryDraft draft(QDate date, const char *text)
    {
        finance::EntryDraft draft;
        draft.date = date;
        draft.kind = JournalEntry::Kind::Manual;
        for (const QString &part : QString::fromLatin1(text).split(u'|')) {
            const QStringList words = part.simplified().split(u' ');
            const Amount value = must(Amount::fromString(words.at(1)));
            const Id<Account> id = account(words.at(0)).id;
            if (value.isNegative()) {
                draft.credit(id, -value);
            } else {
                draft.debit(id, value);
            }
        }
        return draft;
    }

    /// What an invoice posts: receivable against revenue and tax.
    JournalEntry invoice(const Party &customer, QDate date, const char *net, const char *tax,
                         QDate due = {}, const QUuid &document = newUuid())
    {
        finance::EntryDraft draft;
        draft.date = date;
        draft.due = due;
        draft.party = customer.id;
        draft.sourceEntity = QStringLiteral("delivery");
        draft.sourceId = document;
        draft.sourceNumber =
            QStringLiteral("D-") + document.toString(QUuid::WithoutBraces).right(4);
        draft.memo = QStringLiteral("invoice");
        draft.debit(AccountRole::Receivable, amount(net) + amount(tax));
        draft.credit(AccountRole::Revenue, amount(net));
        draft.credit(AccountRole::OutputVat, amount(tax));
        return must(post(draft));
    }

    /// Debit less credit of an account up to a day.
    Amount balance(const Account &account, QDate day)
    {
        return must(m_office->engine().store().read<Amount>(
            [&](Tx &tx) { return finance::balanceOf(tx, account.id, day); }));
    }
    /// Folds what was posted, as the server does by itself.
    void fold() { must(m_office->write(finance::foldBalances)); }
    /// What verify finds about the ledger, as "check: detail". The goods and documents behind the
    /// entries of these tests are not there, which other checks would say.
    QStringList findings()
    {
        static const QStringList ofLedger = {QStringLiteral("entries_balance"),
                                             QStringLiteral("balances_match_journal"),
                                             QStringLiteral("balance_spans_match"),
                                             QStringLiteral("balance_sums_match"),
                                             QStringLiteral("debtors_match"),
                                             QStringLiteral("open_items_match_accounts"),
                                             QStringLiteral("settlements_match_items"),
                                             QStringLiteral("statements_agree"),
                                             QStringLiteral("entry_numbers_have_no_gaps")};
        QStringList list;
        for (const Finding &finding : must(m_office->engine().verify())) {
            if (ofLedger.contains(finding.check)) {
                list.append(finding.check + QStringLiteral(": ") + finding.detail);
            }
        }
        return list;
    }
    ReportTable report(const char *name, const QVariantMap &parameters)
    {
        return must(m_office->engine().report(m_accountant, QString::fromLatin1(name), parameters));
    }

private:
    std::unique_ptr<Office> m_office;
    Actor m_accountant;
};

} // namespace kontor::test
