#include "server/sample/books.h"

#include "common/entities/finance/fiscal_period.h"
#include "server/finance/ledger_balance.h"

namespace kontor::sample {

using namespace Qt::StringLiterals;

namespace {

/// Accounts that no role names, by their codes in the two charts.
struct Named {
    const char *key;
    const char *chinese;
    const char *international;
};

constexpr Named named[] = {{"capital", "3001", "3000"},
                           {"equipment", "1601", "150002"},
                           {"worn", "1602", "1510"},
                           {"loan", "2001", "2000"},
                           {"owed_wages", "2211", "2180"},
                           {"wages", "560209", "610001"},
                           {"sales_wages", "560110", "600001"},
                           {"rent", "560202", "610003"},
                           {"utilities", "560204", "610004"},
                           {"office", "560201", "610005"},
                           {"travel", "560107", "600004"},
                           {"wear", "560212", "610012"},
                           {"owed_vat", "222102", "2150"},
                           {"interest", "560302", "7000"}};

constexpr std::pair<const char *, AccountRole> roles[] = {
    {"bank", AccountRole::Bank},
    {"receivable", AccountRole::Receivable},
    {"payable", AccountRole::Payable},
    {"input_vat", AccountRole::InputVat},
    {"output_vat", AccountRole::OutputVat},
    {"charges", AccountRole::BankCharges},
    {"retained", AccountRole::RetainedEarnings}};

/// The last day of the month on which people work.
QDate lastWorkingDay(QDate month)
{
    QDate day = month.addMonths(1).addDays(-1);
    while (day.dayOfWeek() > Qt::Friday) {
        day = day.addDays(-1);
    }
    return day;
}

} // namespace

Result<void> Books::readAccounts()
{
    for (const Named &each : named) {
        const char *code = m_world.inChinese() ? each.chinese : each.international;
        TRY_ASSIGN(const Account found, m_world.withCode<Account>(code));
        m_accounts.insert(QLatin1String(each.key), found.id);
    }
    for (const auto &[key, role] : roles) {
        TRY_ASSIGN(const QList<Account> found,
                   m_world.select<Account>(Filter::equal("role", Value(choiceCode(role)))));
        TRY(require(!found.isEmpty(), "account_role_missing", "account"));
        m_accounts.insert(QLatin1String(key), found.first().id);
    }
    return {};
}

Amount Books::thousands(int count) const
{
    return Amount::fromInteger(m_world.scaled(qint64{1'000} * count));
}

Amount Books::about(int units)
{
    const qint64 cents = m_world.scaled(qint64{units} * m_world.between(85, 115));
    return Amount::fromRaw((cents + m_world.below(100)) * 100);
}

JournalEntry Books::voucher(const char *memo, const QList<Side> &sides) const
{
    JournalEntry entry;
    entry.date = m_world.today();
    entry.memo = m_world.texts().text(m_world.texts().object("memos").value(QLatin1String(memo)));
    for (const Side &side : sides) {
        JournalLine line;
        line.account = side.account;
        line.party = side.party;
        (side.amount.isNegative() ? line.credit : line.debit) = side.amount.abs();
        entry.lines.append(line);
    }
    return entry;
}

Result<JournalEntry> Books::post(const JournalEntry &entry)
{
    TRY_ASSIGN(const JournalEntry draft, m_world.create(m_world.staff.accountant, entry));
    TRY_ASSIGN(const QList<Record> answer,
               m_world.call(m_world.staff.accountant, "post", draft.id));
    return World::find<JournalEntry>(answer);
}

Result<void> Books::pay(const char *memo, const char *to, Amount amount)
{
    m_world.bank -= amount.raw() / Amount::one;
    return post(voucher(memo, {{account(to), amount}, {account("bank"), -amount}}))
        .map([](const JournalEntry &) {});
}

Result<void> Books::open()
{
    TRY(readAccounts());
    TRY_ASSIGN(const QList<FiscalPeriod> periods,
               m_world.select<FiscalPeriod>({}, {{u"starts"_s, false}}));
    m_openingDay = periods.first().starts.addDays(-1);
    m_world.bank = thousands(2'400).raw() / Amount::one;
    JournalEntry entry = voucher("opening",
                                 {{account("bank"), thousands(2'400)},
                                  {account("equipment"), thousands(240)},
                                  {account("worn"), -thousands(60)},
                                  {account("loan"), -thousands(300)},
                                  {account("capital"), -thousands(2'000)},
                                  {account("retained"), -thousands(280)}});
    entry.kind = JournalEntry::Kind::Opening;
    entry.date = m_openingDay;
    TRY(post(entry));
    for (int i = 0; i < 8; ++i) {
        const Party &customer = m_world.customers.at(i * 7 % m_world.customers.size()).party;
        TRY(openParty(customer, "receivable", about(12'000)));
        TRY(openParty(m_world.suppliers.at(i * 5 % m_world.suppliers.size()), "payable",
                      -about(9'000)));
    }
    return {};
}

/// What a party owes, or is owed, from before; settled within the first weeks.
Result<void> Books::openParty(const Party &party, const char *on, Amount amount)
{
    JournalEntry entry =
        voucher("opening", {{account(on), amount, party.id}, {account("retained"), -amount}});
    entry.kind = JournalEntry::Kind::Opening;
    entry.date = m_openingDay;
    TRY_ASSIGN(const JournalEntry posted, post(entry));
    m_world.in(m_world.between(5, 40),
               [this, party, id = posted.id, amount] { return settleOpening(party, id, amount); });
    return {};
}

Result<void> Books::settleOpening(const Party &party, Id<JournalEntry> entry, Amount amount)
{
    Payment payment;
    payment.direction = amount.isPositive() ? Payment::Direction::In : Payment::Direction::Out;
    payment.party = party.id;
    payment.date = m_world.today();
    payment.account = account("bank");
    payment.amount = amount.abs();
    PaymentAllocation line;
    line.documentEntity = JournalEntry::entity.key();
    line.documentId = entry.uuid();
    line.amount = amount.abs();
    payment.lines = {line};
    m_world.bank += amount.raw() / Amount::one;
    TRY_ASSIGN(payment, m_world.create(m_world.staff.accountant, payment));
    TRY(m_world.call(m_world.staff.accountant, "post", payment.id));
    return {};
}

void Books::planMonth(QDate first)
{
    const auto on = [&](int day, const World::Work &work) {
        m_world.at(first.addDays(day - 1), work);
    };
    on(3, [this] { return pay("rent", "rent", thousands(12)); });
    on(6, [this] { return pay("office", "office", about(900)); });
    on(8, [this, first] { return closeMonthsBefore(first); });
    on(10, [this]() -> Result<void> {
        TRY_ASSIGN(const Amount owed, balance("owed_wages"));
        return owed.isNegative() ? pay("wages_paid", "owed_wages", -owed) : Result<void>();
    });
    on(12, [this] { return pay("utilities", "utilities", about(2'300)); });
    on(15, [this]() -> Result<void> {
        const Amount vat = std::exchange(m_vatToPay, {});
        return vat.isPositive() ? pay("vat_paid", "owed_vat", vat) : Result<void>();
    });
    on(18, [this] { return pay("travel", "travel", about(3'200)); });
    on(20, [this] { return pay("interest", "interest", about(1'150)); });
    on(21, [this] { return pay("charges", "charges", about(120)); });
    m_world.at(lastWorkingDay(first), [this] { return endMonth(); });
}

Result<void> Books::endMonth()
{
    const Amount office = thousands(34);
    const Amount selling = thousands(38);
    TRY(post(voucher("wages",
                     {{account("wages"), office},
                      {account("sales_wages"), selling},
                      {account("owed_wages"), -(office + selling)}})));
    const Amount wear = thousands(3);
    TRY(post(voucher("depreciation", {{account("wear"), wear}, {account("worn"), -wear}})));
    return transferVat();
}

/// What is charged to customers less what suppliers charged is owed to the tax office; more input
/// than output stays to be deducted next month.
Result<void> Books::transferVat()
{
    TRY_ASSIGN(const Amount output, balance("output_vat"));
    TRY_ASSIGN(const Amount input, balance("input_vat"));
    const Amount owed = -output - input;
    if (!owed.isPositive()) {
        return {};
    }
    m_vatToPay = owed;
    QList<Side> sides{{account("output_vat"), -output}};
    if (!input.isZero()) {
        sides.append({account("input_vat"), -input});
    }
    sides.append({account("owed_vat"), -owed});
    return post(voucher("vat", sides)).map([](const JournalEntry &) {});
}

Result<Amount> Books::balance(const char *key)
{
    return m_world.engine().store().read<Amount>(
        [&](Tx &tx) { return finance::balanceOf(tx, account(key), m_world.today()); });
}

Result<void> Books::closeMonthsBefore(QDate day)
{
    TRY_ASSIGN(const QList<FiscalPeriod> periods,
               m_world.select<FiscalPeriod>(
                   Filter::equal("state", Value(choiceCode(FiscalPeriod::State::Open)))
                       && Filter::compare("ends", Filter::Op::Less, Value(day)),
                   {{u"starts"_s, false}}));
    for (const FiscalPeriod &period : periods) {
        TRY(m_world.call(m_world.staff.accountant, "close", period.id,
                         {{u"carry_profit"_s, Value(true)}}));
    }
    return {};
}

Result<void> Books::leaveDrafts()
{
    const Amount amount = about(640);
    return m_world
        .create(m_world.staff.accountant,
                voucher("office", {{account("office"), amount}, {account("bank"), -amount}}))
        .map([](const JournalEntry &) {});
}

} // namespace kontor::sample
