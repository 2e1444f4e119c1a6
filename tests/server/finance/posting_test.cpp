#include "tests/server/finance/books.h"

#include "server/finance/chart.h"
#include "server/finance/fiscal_periods.h"

using namespace Qt::StringLiterals;

namespace kontor::test {

class PostingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Books> m_books;

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_books = std::make_unique<Books>(); }
    void cleanup() { m_books.reset(); }

    void bothChartsGiveEveryRoleToAnAccount();
    void theChineseChartHasThe66Accounts();
    void anEntryIsNumberedWithinItsMonth();
    void whatDoesNotHoldIsRefused_data();
    void whatDoesNotHoldIsRefused();
    void aRefusedEntryLeavesNoGap();
    void anAccountantWritesADraftAndPostsIt();
    void aPostedEntryCannotBeChanged();
    void aReversalTakesEverythingBack();
    void entriesOfDocumentsAreReversedByTheirDocument();
    void openingBalancesStandBeforeTheFirstPeriod();
    void balancesAreExactBeforeAndAfterFolding();
    void accountsWithPostingsKeepTheirPlace();

private:
    QString errorOf(const Result<JournalEntry> &result)
    {
        return result ? QString() : result.error().code;
    }
};

void PostingTest::bothChartsGiveEveryRoleToAnAccount()
{
    QCOMPARE(finance::charts().size(), 2);
    for (const finance::Chart &chart : finance::charts()) {
        QHash<QString, Account> byRole;
        for (const Account &account : chart.accounts) {
            QVERIFY(!account.name.isEmpty() && !account.otherName.isEmpty());
            if (account.role != AccountRole::None) {
                QVERIFY2(!account.isHeading, qPrintable(account.code));
                byRole.insert(choiceCode(account.role), account);
            }
        }
        for (const Choice &role : ChoicesOf<AccountRole>::choices()) {
            const QString code = QString::fromLatin1(role.code);
            QVERIFY2(code.isEmpty() || byRole.contains(code), role.code);
        }
        QVERIFY(byRole.value(u"receivable"_s).openItems && byRole.value(u"payable"_s).openItems);
        QVERIFY(byRole.value(u"bank"_s).isCash);
    }
}

void PostingTest::theChineseChartHasThe66Accounts()
{
    // 小企业会计准则: 32 assets, 12 liabilities, 5 equity, 5 cost, 12 profit and loss.
    const finance::Chart chart = must(finance::chartNamed(u"cn_small_business"_s));
    QHash<AccountKind, int> counts;
    for (const Account &account : chart.accounts) {
        if (account.code.size() == 4) {
            ++counts[account.kind];
        } else {
            QVERIFY2(!account.parent.isNull(), qPrintable(account.code));
        }
    }
    QCOMPARE(counts[AccountKind::Asset], 32);
    QCOMPARE(counts[AccountKind::Liability], 12);
    QCOMPARE(counts[AccountKind::Equity], 5);
    QCOMPARE(counts[AccountKind::Cost], 5);
    QCOMPARE(counts[AccountKind::Income] + counts[AccountKind::Expense], 12);
    QCOMPARE(m_books->account("1122").name, u"应收账款"_s);
    QCOMPARE(m_books->account("22210107").role, AccountRole::OutputVat);
    QCOMPARE(m_books->account("2221").isHeading, true);
    const Founding unknown = [] {
        Founding founding = sampleFounding();
        founding.chart = u"martian"_s;
        return founding;
    }();
    QCOMPARE(must(finance::chartNamed(u"international"_s)).language, u"en"_s);
    QCOMPARE(finance::chartNamed(unknown.chart).error().code, u"chart_unknown"_s);
}

void PostingTest::anEntryIsNumberedWithinItsMonth()
{
    const auto post = [this](QDate date) {
        return must(m_books->post(m_books->draft(date, "100201 100 | 3001 -100"))).number;
    };
    QCOMPARE(post({2026, 3, 2}), u"记-2026-03-0001"_s);
    QCOMPARE(post({2026, 3, 30}), u"记-2026-03-0002"_s);
    QCOMPARE(post({2026, 4, 1}), u"记-2026-04-0001"_s);
    QCOMPARE(post({2026, 3, 3}), u"记-2026-03-0003"_s);
}

void PostingTest::whatDoesNotHoldIsRefused_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("error");
    const QDate day(2026, 3, 2);
    QTest::newRow("unbalanced") << day << QByteArray("100201 100 | 3001 -99.99")
                                << u"entry_not_balanced"_s;
    QTest::newRow("one side") << day << QByteArray("100201 100") << u"entry_not_balanced"_s;
    QTest::newRow("half a fen") << day << QByteArray("100201 0.005 | 3001 -0.005")
                                << u"entry_too_precise"_s;
    QTest::newRow("heading") << day << QByteArray("1002 100 | 3001 -100")
                             << u"account_has_children"_s;
    QTest::newRow("no party") << day << QByteArray("1122 100 | 500101 -100")
                              << u"account_party_required"_s;
    QTest::newRow("no period") << QDate(2025, 12, 31) << QByteArray("100201 100 | 3001 -100")
                               << u"period_closed"_s;
    QTest::newRow("inactive") << day << QByteArray("1012 100 | 3001 -100") << u"account_inactive"_s;
}

void PostingTest::whatDoesNotHoldIsRefused()
{
    QFETCH(QDate, date);
    QFETCH(QByteArray, lines);
    Account account = m_books->account("1012");
    account.active = false;
    must(m_books->office().update(m_books->accountant(), account));
    QTEST(errorOf(m_books->post(m_books->draft(date, lines.constData()))), "error");
    QVERIFY(m_books->office().all<JournalEntry>().isEmpty());
}

void PostingTest::aRefusedEntryLeavesNoGap()
{
    const finance::EntryDraft good = m_books->draft({2026, 3, 2}, "100201 100 | 3001 -100");
    must(m_books->post(good));
    // Numbers are drawn before the period is looked at, and given back.
    finance::EntryDraft late = good;
    late.date = QDate(2030, 3, 2);
    QCOMPARE(errorOf(m_books->post(late)), u"period_closed"_s);
    finance::EntryDraft missing = good;
    missing.credit(AccountRole::None, amount("5"));
    QCOMPARE(errorOf(m_books->post(missing)), u"account_role_missing"_s);
    QCOMPARE(must(m_books->post(good)).number, u"记-2026-03-0002"_s);
    QCOMPARE(m_books->findings(), QStringList());
}

void PostingTest::anAccountantWritesADraftAndPostsIt()
{
    Office &office = m_books->office();
    JournalEntry entry;
    entry.date = QDate(2026, 3, 5);
    entry.memo = u"支付房租"_s;
    JournalLine rent;
    rent.account = m_books->account("560202").id;
    rent.debit = amount("3000");
    JournalLine bank;
    bank.account = m_books->account("100201").id;
    bank.credit = amount("2000");
    entry.lines = {rent, bank};
    // A draft may be unfinished.
    JournalEntry draft = must(office.create(m_books->accountant(), entry));
    QVERIFY(draft.number.isEmpty());
    QCOMPARE(draft.total, amount("3000"));
    QCOMPARE(office.call(m_books->accountant(), "post", draft.id).error().code,
             u"entry_not_balanced"_s);
    QCOMPARE(m_books->balance(m_books->account("560202"), {2026, 12, 31}), Amount());

    draft.lines[1].credit = amount("3000");
    draft = must(office.update(m_books->accountant(), draft));
    const JournalEntry posted = must(office.call(m_books->accountant(), "post", draft.id));
    QCOMPARE(posted.number, u"记-2026-03-0001"_s);
    QCOMPARE(posted.state, JournalEntry::State::Posted);
    QCOMPARE(posted.lines.at(0).memo, u"支付房租"_s);
    QCOMPARE(posted.lines.at(1).cashFlowItem, CashFlowItem::OtherOperatingPayments);
    QCOMPARE(m_books->balance(m_books->account("560202"), {2026, 3, 5}), amount("3000"));
    QCOMPARE(m_books->balance(m_books->account("560202"), {2026, 3, 4}), Amount());
    QCOMPARE(office.call(m_books->accountant(), "post", draft.id).error().code,
             u"entry_not_draft"_s);
    // Sales people do not post.
    QCOMPARE(office.call(office.person("sales"), "post", draft.id).error().code,
             u"not_permitted"_s);
}

void PostingTest::aPostedEntryCannotBeChanged()
{
    Office &office = m_books->office();
    JournalEntry entry =
        must(m_books->post(m_books->draft({2026, 3, 2}, "100201 100 | 3001 -100")));
    entry = office.get(entry.id);
    entry.memo = u"something else"_s;
    QCOMPARE(office.update(m_books->accountant(), entry).error().code, u"entry_posted"_s);
    Arguments arguments;
    arguments.record = entry.id.uuid();
    QCOMPARE(
        office.execute(m_books->accountant(), u"journal_entry.delete"_s, arguments).error().code,
        u"entry_posted"_s);
}

void PostingTest::aReversalTakesEverythingBack()
{
    Office &office = m_books->office();
    const Party customer = m_books->party("Aster");
    finance::EntryDraft draft = m_books->draft({2026, 3, 2}, "1122 113 | 500101 -113");
    draft.party = customer.id;
    const JournalEntry entry = must(m_books->post(draft));
    QCOMPARE(office.all<OpenItem>().size(), 1);
    QCOMPARE(office
                 .call(m_books->accountant(), "reverse", entry.id,
                       {{u"date"_s, Value(QDate(2026, 3, 1))}})
                 .error()
                 .code,
             u"date_before_document"_s);
    must(office.call(m_books->accountant(), "reverse", entry.id,
                     {{u"date"_s, Value(QDate(2026, 4, 1))}}));
    const QList<JournalEntry> reversals =
        office.all<JournalEntry>(Filter::equal("reverses", Value(entry.id)));
    QCOMPARE(reversals.size(), 1);
    const JournalEntry &reversal = reversals.first();
    QCOMPARE(reversal.number, u"记-2026-04-0001"_s);
    QCOMPARE(reversal.memo, u"红字冲销 记-2026-03-0001"_s);
    // Red-letter: the same side, negative.
    QCOMPARE(reversal.lines.at(0).debit, amount("-113"));
    QCOMPARE(reversal.lines.at(1).credit, amount("-113"));
    QCOMPARE(m_books->balance(m_books->account("1122"), {2026, 3, 31}), amount("113"));
    QCOMPARE(m_books->balance(m_books->account("1122"), {2026, 4, 1}), Amount());
    for (const OpenItem &item : office.all<OpenItem>()) {
        QCOMPARE(item.openAmount, Amount());
    }
    QCOMPARE(office.call(m_books->accountant(), "reverse", entry.id).error().code,
             u"entry_reversed_already"_s);
    QCOMPARE(m_books->findings(), QStringList());
}

void PostingTest::entriesOfDocumentsAreReversedByTheirDocument()
{
    const JournalEntry entry = m_books->invoice(m_books->party("Aster"), {2026, 3, 2}, "100", "13");
    QCOMPARE(m_books->office().call(m_books->accountant(), "reverse", entry.id).error().code,
             u"entry_of_document"_s);
}

void PostingTest::openingBalancesStandBeforeTheFirstPeriod()
{
    finance::EntryDraft draft = m_books->draft({2025, 12, 31}, "100201 5000 | 3001 -5000");
    QCOMPARE(errorOf(m_books->post(draft)), u"period_closed"_s);
    draft.kind = JournalEntry::Kind::Opening;
    const JournalEntry entry = must(m_books->post(draft));
    QVERIFY(entry.period.isNull());
    QCOMPARE(m_books->balance(m_books->account("100201"), {2025, 12, 31}), amount("5000"));
    // It is no cash flow.
    QCOMPARE(entry.lines.first().cashFlowItem, CashFlowItem::None);
    for (const QDate day : {QDate(2026, 1, 1), QDate(2040, 1, 1)}) {
        draft.date = day;
        QCOMPARE(errorOf(m_books->post(draft)), u"opening_entry_date"_s);
    }
    // A wrong one is taken back where it stands.
    must(m_books->office().call(m_books->accountant(), "reverse", entry.id));
    QCOMPARE(m_books->balance(m_books->account("100201"), {2025, 12, 31}), Amount());
    QCOMPARE(m_books->findings(), QStringList());
}

void PostingTest::balancesAreExactBeforeAndAfterFolding()
{
    must(m_books->office().write([](Tx &tx) { return finance::openYear(tx, 2024); }));
    const QList<QDate> days = {{2024, 1, 1},  {2024, 12, 31}, {2026, 1, 1},
                               {2026, 1, 31}, {2026, 2, 1},   {2027, 11, 5}};
    const Account bank = m_books->account("100201");
    Amount sum;
    const auto check = [&](qsizetype posted) {
        Amount expected;
        for (qsizetype i = 0; i < posted; ++i) {
            QCOMPARE(m_books->balance(bank, days.at(i).addDays(-1)), expected);
            expected += Amount::fromInteger(qint64{1} << i);
            QCOMPARE(m_books->balance(bank, days.at(i)), expected);
        }
    };
    for (qsizetype i = 0; i < days.size(); ++i) {
        finance::EntryDraft draft = m_books->draft(days.at(i), "3001 1 | 100201 -1");
        draft.lines[0].debit = Amount();
        draft.lines[0].credit = Amount::fromInteger(qint64{1} << i);
        draft.lines[1].credit = Amount();
        draft.lines[1].debit = Amount::fromInteger(qint64{1} << i);
        must(m_books->post(draft));
        check(i + 1);
        if (i == 2) {
            m_books->fold();
            check(i + 1);
        }
    }
    m_books->fold();
    m_books->fold();
    check(days.size());
    QCOMPARE(m_books->findings(), QStringList());
}

void PostingTest::accountsWithPostingsKeepTheirPlace()
{
    Office &office = m_books->office();
    const Actor &actor = m_books->accountant();
    must(m_books->post(m_books->draft({2026, 3, 2}, "100201 100 | 3001 -100")));
    Account account = m_books->account("3001");
    account.kind = AccountKind::Liability;
    QCOMPARE(office.update(actor, account).error().code, u"account_has_postings"_s);
    Account child;
    child.code = u"300101"_s;
    child.name = u"张三"_s;
    child.kind = AccountKind::Equity;
    child.normalSide = AccountSide::Credit;
    QCOMPARE(office.create(actor, child).error().code, u"account_has_postings"_s);
    // A second bank account is a new sub-account of 1002.
    child.code = u"100202"_s;
    QCOMPARE(office.create(actor, child).error().code, u"account_kind_differs"_s);
    child.kind = AccountKind::Asset;
    child.isCash = true;
    child = must(office.create(actor, child));
    QCOMPARE(child.parent, m_books->account("1002").id);
    child.role = AccountRole::Bank;
    QCOMPARE(office.update(actor, child).error().code, u"account_role_taken"_s);
    child.id = {};
    child.role = AccountRole::None;
    for (const char *code : {"10", "1002x1", "12345"}) {
        child.code = QString::fromLatin1(code);
        QCOMPARE(office.create(actor, child).error().code, u"account_code_malformed"_s);
    }
    Account revenue = m_books->account("500101");
    revenue.byParty = true;
    QCOMPARE(office.update(actor, revenue).error().code, u"account_party_impossible"_s);
    child.code = u"170301"_s;
    QCOMPARE(office.create(actor, child).error().code, u"account_parent_missing"_s);
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::PostingTest)
#include "posting_test.moc"
