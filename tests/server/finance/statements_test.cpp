#include "tests/server/finance/books.h"

#include "common/entities/finance/fiscal_period.h"
#include "server/finance/statements.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

Founding international()
{
    Founding founding = sampleFounding();
    founding.chart = u"international"_s;
    founding.country = u"GB"_s;
    founding.currency = u"GBP"_s;
    return founding;
}

/// The value in the column of a row that carries the official line number.
Amount figure(const ReportTable &table, int line, int column = 0)
{
    for (const ReportRow &row : table.rows) {
        for (qsizetype side = 0; side + 3 < row.values.size(); side += 4) {
            if (row.values.at(side + 1).toInt() == line) {
                return Amount::fromRaw(row.values.at(side + 2 + column).toInt());
            }
        }
    }
    qFatal("line %d is missing", line);
}

DrillTarget cellOf(const ReportTable &table, int line, int column = 0)
{
    for (const ReportRow &row : table.rows) {
        for (qsizetype side = 0; side + 3 < row.values.size(); side += 4) {
            if (row.values.at(side + 1).toInt() == line) {
                return row.cells.at(side + 2 + column);
            }
        }
    }
    return {};
}

QList<QList<Value>> valuesOf(const ReportTable &table)
{
    QList<QList<Value>> values;
    for (const ReportRow &row : table.rows) {
        values.append(row.values);
    }
    return values;
}

Amount closing(const ReportRow &row)
{
    return Amount::fromRaw(row.values.at(6).toInt() - row.values.at(7).toInt());
}

} // namespace

class StatementsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Books> m_books;

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_books = std::make_unique<Books>(); }
    void cleanup() { m_books.reset(); }

    void theOfficialFormsHaveTheirLines();
    void aPublishedBalanceSheetComesOut();
    void aYearOfBusinessShowsInAllThreeStatements();
    void operatingProfitIncludesInvestmentIncome();
    void financingSubtractsLoansRepaid();
    void closingEntriesLeaveTheIncomeStatementAlone();
    void deductibleTaxIsAnAsset();
    void everyAccountIsInTheBalanceSheet_data();
    void everyAccountIsInTheBalanceSheet();
    void theInternationalStatementsAgree();
    void everyFigureOpensDownToTheEntry();
    void theLedgerOfAnAccountKeepsItsBalance();
    void reportsSpeakTheLanguageAskedFor();

private:
    void post(QDate date, const char *text, const Party &party = {})
    {
        finance::EntryDraft draft = m_books->draft(date, text);
        draft.party = party.id;
        must(m_books->post(draft));
    }
    ReportTable statement(const char *name, QDate asOf, const char *span = nullptr)
    {
        QVariantMap parameters{{u"as_of"_s, asOf.toString(Qt::ISODate)}};
        if (span != nullptr) {
            parameters.insert(u"span"_s, QString::fromLatin1(span));
        }
        return m_books->report(name, parameters);
    }
    void postYear();
    ReportTable open(const DrillTarget &target)
    {
        return m_books->report(target.report.toLatin1().constData(), target.parameters);
    }
};

void StatementsTest::theOfficialFormsHaveTheirLines()
{
    const ReportTable sheet = statement("balance_sheet", {2026, 12, 31});
    QCOMPARE(sheet.title, u"资产负债表"_s);
    QCOMPARE(sheet.heading,
             (QStringList{u"会小企01表"_s, u"编制单位：Kontor Trading"_s, u"2026年12月31日"_s,
                          u"单位：元"_s}));
    QCOMPARE(sheet.rows.size(), 32);
    QCOMPARE(sheet.columns.size(), 8);
    for (int line = 1; line <= 53; ++line) {
        QCOMPARE(figure(sheet, line), Amount());
    }
    QCOMPARE(sheet.rows.at(31).values.at(0).toText(), u"资产总计"_s);
    QCOMPARE(sheet.rows.at(19).values.at(4).toText(), QString());
    QCOMPARE(sheet.rows.at(25).values.at(4).toText(), u"所有者权益（或股东权益）："_s);
    const ReportTable income = statement("income_statement", {2026, 11, 30});
    QCOMPARE(income.rows.size(), 32);
    QCOMPARE(income.heading.at(2), u"2026年11月"_s);
    QCOMPARE(income.rows.at(20).values.at(0).toText(), u"二、营业利润（亏损以“-”号填列）"_s);
    const ReportTable cash = statement("cash_flow_statement", {2026, 11, 30});
    QCOMPARE(cash.rows.size(), 25);
    for (int line = 1; line <= 22; ++line) {
        QCOMPARE(figure(cash, line), Amount());
    }
}

/// A published examination case: a balance sheet from a trial balance and sub-ledgers, in which
/// customers and suppliers with the opposite balance are shown on the other side.
void StatementsTest::aPublishedBalanceSheetComesOut()
{
    const Party a = m_books->party("A");
    const Party b = m_books->party("B");
    const Party c = m_books->party("C");
    const Party d = m_books->party("D", false);
    const Party e = m_books->party("E", false);
    const std::pair<const char *, Party> lines[] = {
        {"1001 1000", {}},    {"100201 30740", {}},  {"1122 81900", a},    {"1122 -25300", b},
        {"1122 -3200", c},    {"1403 56000", {}},    {"1405 72460", {}},   {"400101 12800", {}},
        {"1601 650000", {}},  {"310415 90000", {}},  {"2001 -40000", {}},  {"220201 -102000", d},
        {"220201 37200", e},  {"222102 -16400", {}}, {"3001 -454000", {}}, {"3103 -248000", {}},
        {"1602 -143200", {}},
    };
    finance::EntryDraft draft;
    draft.date = QDate(2025, 12, 31);
    draft.kind = JournalEntry::Kind::Opening;
    for (const auto &[text, party] : lines) {
        draft.lines += m_books->draft(draft.date, text).lines;
        draft.lines.last().party = party.id;
    }
    must(m_books->post(draft));

    const auto check = [](const ReportTable &sheet, int column) {
        const std::pair<int, const char *> expected[] = {
            {1, "31740"},   {9, "141260"},  {4, "81900"},   {5, "37200"},  {20, "506800"},
            {33, "102000"}, {34, "28500"},  {51, "158000"}, {31, "40000"}, {36, "16400"},
            {48, "454000"}, {30, "798900"}, {53, "798900"},
        };
        for (const auto &[line, value] : expected) {
            QCOMPARE(figure(sheet, line, column), amount(value));
        }
    };
    const ReportTable sheet = statement("balance_sheet", {2026, 6, 30});
    check(sheet, 0);
    check(sheet, 1);
    QCOMPARE(figure(statement("balance_sheet", {2025, 12, 30}), 30), Amount());
    m_books->fold();
    check(statement("balance_sheet", {2026, 6, 30}), 1);
    QCOMPARE(m_books->findings(), QStringList());
}

/// A small trading company's quarter, whose figures are added up by hand below.
void StatementsTest::postYear()
{
    const Party customer = m_books->party("Aster");
    const Party supplier = m_books->party("Birch", false);
    post({2026, 1, 5}, "100201 500000 | 3001 -500000");
    post({2026, 1, 8}, "1405 100000 | 22210101 13000 | 220201 -113000", supplier);
    post({2026, 1, 20}, "220201 113000 | 100201 -113000", supplier);
    post({2026, 2, 3}, "1122 169500 | 500101 -150000 | 22210107 -19500", customer);
    post({2026, 2, 3}, "540101 90000 | 1405 -90000");
    post({2026, 2, 25}, "100201 150000 | 1122 -150000", customer);
    post({2026, 2, 27}, "560209 20000 | 2211 -20000");
    post({2026, 3, 2}, "2211 20000 | 100201 -20000");
    post({2026, 3, 3}, "560302 500 | 560303 60 | 100201 -560");
    post({2026, 3, 4}, "100201 80 | 560302 -80");
    post({2026, 3, 5}, "1601 40000 | 22210101 5200 | 100201 -45200");
    post({2026, 3, 6}, "100201 100000 | 2001 -100000");
    post({2026, 3, 20}, "2001 30000 | 100201 -30000");
    post({2026, 3, 25}, "100201 4000 | 5111 -4000");
    post({2026, 3, 26}, "1001 1000 | 100201 -1000");
    post({2026, 3, 31}, "5801 5000 | 222111 -5000");
}

void StatementsTest::aYearOfBusinessShowsInAllThreeStatements()
{
    postYear();
    const ReportTable sheet = statement("balance_sheet", {2026, 3, 31});
    QCOMPARE(figure(sheet, 1), amount("545320")); // cash
    QCOMPARE(figure(sheet, 4), amount("19500"));  // the customer still owes
    QCOMPARE(figure(sheet, 9), amount("10000"));  // stock
    QCOMPARE(figure(sheet, 18), amount("40000")); // fixed assets
    QCOMPARE(figure(sheet, 36), amount("6300"));  // 19,500 - 18,200 VAT and income tax 5,000
    QCOMPARE(figure(sheet, 31), amount("70000")); // loan
    QCOMPARE(figure(sheet, 51), amount("38520")); // not closed yet, shown all the same
    QCOMPARE(figure(sheet, 30), amount("614820"));
    QCOMPARE(figure(sheet, 53), amount("614820"));
    QCOMPARE(figure(sheet, 30, 1), Amount());

    const ReportTable income = statement("income_statement", {2026, 3, 31});
    QCOMPARE(figure(income, 1), amount("150000"));
    QCOMPARE(figure(income, 1, 1), Amount());
    QCOMPARE(figure(income, 2), amount("90000"));
    QCOMPARE(figure(income, 14), amount("20000"));
    QCOMPARE(figure(income, 18, 1), amount("480"));
    QCOMPARE(figure(income, 19), amount("420"));
    QCOMPARE(figure(income, 32), amount("38520"));
    QCOMPARE(figure(statement("income_statement", {2026, 3, 31}, "quarter"), 1, 1),
             amount("150000"));
    QCOMPARE(figure(statement("income_statement", {2027, 3, 31}, "year"), 32, 1),
             figure(income, 32));

    const ReportTable flows = statement("cash_flow_statement", {2026, 3, 31});
    const std::pair<int, const char *> expected[] = {
        {1, "150000"},  {2, "80"},      {3, "113000"}, {4, "20000"},   {6, "0"},
        {7, "17080"},   {9, "4000"},    {12, "45200"}, {13, "-41200"}, {14, "100000"},
        {15, "500000"}, {16, "30000"},  {17, "560"},   {19, "569440"}, {20, "545320"},
        {21, "0"},      {22, "545320"},
    };
    for (const auto &[line, value] : expected) {
        QCOMPARE(figure(flows, line), amount(value));
    }
    QCOMPARE(figure(flows, 22), figure(sheet, 1));
    QCOMPARE(m_books->findings(), QStringList());
}

/// A competitor leaves line 20 out of line 21.
void StatementsTest::operatingProfitIncludesInvestmentIncome()
{
    post({2026, 3, 2}, "100201 700 | 5111 -700");
    const ReportTable income = statement("income_statement", {2026, 3, 31});
    QCOMPARE(figure(income, 20), amount("700"));
    QCOMPARE(figure(income, 21), amount("700"));
    QCOMPARE(figure(income, 32, 1), amount("700"));
}

/// A competitor leaves line 16 out of line 19.
void StatementsTest::financingSubtractsLoansRepaid()
{
    post({2026, 3, 2}, "100201 700 | 2001 -700");
    post({2026, 3, 3}, "2001 300 | 100201 -300");
    const ReportTable flows = statement("cash_flow_statement", {2026, 3, 31});
    QCOMPARE(figure(flows, 16), amount("300"));
    QCOMPARE(figure(flows, 19), amount("400"));
}

void StatementsTest::closingEntriesLeaveTheIncomeStatementAlone()
{
    postYear();
    const ReportTable before = statement("income_statement", {2026, 3, 31});
    const ReportTable sheet = statement("balance_sheet", {2026, 3, 31});
    for (const char *name : {"2026-01", "2026-02", "2026-03"}) {
        const FiscalPeriod period =
            m_books->office()
                .all<FiscalPeriod>(Filter::equal("name", Value(QString::fromLatin1(name))))
                .first();
        must(m_books->office().call(m_books->accountant(), "close", period.id,
                                    {{u"carry_profit"_s, Value(true)}}));
    }
    // Income and expenses are at nothing, their profit is where it belongs.
    QCOMPARE(m_books->balance(m_books->account("500101"), {2026, 3, 31}), Amount());
    QCOMPARE(m_books->balance(m_books->account("3103"), {2026, 3, 31}), -figure(before, 32));
    QCOMPARE(valuesOf(statement("income_statement", {2026, 3, 31})), valuesOf(before));
    QCOMPARE(valuesOf(statement("balance_sheet", {2026, 3, 31})), valuesOf(sheet));
    QCOMPARE(m_books->findings(), QStringList());
}

/// 财会〔2016〕22号: tax still to be deducted is no negative liability.
void StatementsTest::deductibleTaxIsAnAsset()
{
    post({2026, 3, 2}, "1405 1000 | 22210101 130 | 100201 -1130");
    post({2026, 3, 3}, "560299 90 | 222111 -90");
    const ReportTable sheet = statement("balance_sheet", {2026, 3, 31});
    QCOMPARE(figure(sheet, 14), amount("130"));
    QCOMPARE(figure(sheet, 36), amount("90"));
    QCOMPARE(figure(sheet, 30), figure(sheet, 53));
}

void StatementsTest::everyAccountIsInTheBalanceSheet_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("cn_small_business") << true;
    QTest::newRow("international") << false;
}

/// Whatever stands on whatever account, both sides of the balance sheet stay equal.
void StatementsTest::everyAccountIsInTheBalanceSheet()
{
    QFETCH(bool, chinese);
    if (!chinese) {
        m_books = std::make_unique<Books>(international());
    }
    const Party party = m_books->party("Aster");
    finance::EntryDraft draft;
    draft.date = QDate(2026, 3, 2);
    draft.kind = JournalEntry::Kind::Manual;
    draft.party = party.id;
    Amount next = amount("1.01");
    Amount sum;
    const Account bank = m_books->account(AccountRole::Bank);
    for (const Account &account : m_books->office().all<Account>()) {
        if (!account.isHeading && account.id != bank.id) {
            // Every fourth stands on the side where it does not belong.
            const bool odd = next.raw() / 100 % 4 == 0;
            const bool debit = (account.normalSide == AccountSide::Debit) != odd;
            debit ? draft.debit(account.id, next) : draft.credit(account.id, next);
            sum += debit ? next : -next;
            next += amount("3.07");
        }
    }
    draft.credit(bank.id, sum);
    must(m_books->post(draft));
    const ReportTable sheet = statement("balance_sheet", {2026, 3, 31});
    QCOMPARE(figure(sheet, chinese ? 30 : 15), figure(sheet, chinese ? 53 : 34));
    QVERIFY(!figure(sheet, chinese ? 30 : 15).isZero());
    const QStringList findings = m_books->findings();
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
}

void StatementsTest::theInternationalStatementsAgree()
{
    m_books = std::make_unique<Books>(international());
    const Party customer = m_books->party("Aster");
    post({2026, 3, 2}, "101001 1000 | 3000 -1000");
    post({2026, 3, 2}, "120001 400 | 1150 80 | 101001 -480");
    post({2026, 3, 3}, "1100 600 | 400001 -500 | 2140 -100", customer);
    post({2026, 3, 3}, "500001 300 | 120001 -300");
    post({2026, 3, 9}, "101001 700 | 1100 -700", customer);
    post({2026, 3, 10}, "7000 25 | 101001 -25");
    const ReportTable sheet = statement("balance_sheet", {2026, 3, 31});
    QCOMPARE(sheet.title, u"Statement of financial position"_s);
    QCOMPARE(sheet.heading.last(), u"Amounts in GBP"_s);
    QCOMPARE(figure(sheet, 18), amount("100")); // the customer has paid in advance
    QCOMPARE(figure(sheet, 15), figure(sheet, 34));
    const ReportTable income = statement("income_statement", {2026, 3, 31});
    QCOMPARE(figure(income, 3), amount("200"));
    QCOMPARE(figure(income, 13), amount("175"));
    const ReportTable flows = statement("cash_flow_statement", {2026, 3, 31});
    QCOMPARE(figure(flows, 3), amount("-480"));
    QCOMPARE(figure(flows, 22), figure(sheet, 1));
    QCOMPARE(m_books->findings(), QStringList());
}

void StatementsTest::everyFigureOpensDownToTheEntry()
{
    postYear();
    const ReportTable sheet = statement("balance_sheet", {2026, 3, 31});
    for (const ReportRow &row : sheet.rows) {
        for (const qsizetype column : {2, 3, 6, 7}) {
            if (row.values.at(column).toInt() != 0) {
                QVERIFY(!row.cells.at(column).isEmpty());
            }
        }
    }
    // Receivables: their accounts by customer, their ledger, the entry.
    const ReportTable accounts = open(cellOf(sheet, 4));
    QCOMPARE(accounts.rows.at(0).values.at(0).toText(), u"1122"_s);
    QCOMPARE(closing(accounts.rows.at(0)), amount("19500"));
    QCOMPARE(accounts.rows.at(1).values.at(1).toText(), u"Aster"_s);
    const ReportTable ledger = open(accounts.rows.at(1).target);
    QCOMPARE(ledger.title, u"1122 应收账款"_s);
    const auto line =
        std::find_if(ledger.rows.begin(), ledger.rows.end(),
                     [](const ReportRow &row) { return row.kind == ReportRow::Kind::Line; });
    QCOMPARE(line->target.entity, u"journal_entry"_s);
    QCOMPARE(m_books->office().get(Id<JournalEntry>(line->target.id)).total, amount("169500"));

    // A figure of the income statement opens what moved, without what closed it.
    const ReportTable income = statement("income_statement", {2026, 3, 31});
    const ReportTable revenue = open(cellOf(income, 1));
    QCOMPARE(revenue.rows.first().values.at(5).toInt(), amount("150000").raw());
    // A cash flow opens the lines that made it.
    const ReportTable flows = statement("cash_flow_statement", {2026, 3, 31});
    const ReportTable paid = open(cellOf(flows, 3));
    QCOMPARE(paid.rows.size(), 2);
    QCOMPARE(paid.rows.last().values.last().toInt(), amount("113000").raw());
}

void StatementsTest::theLedgerOfAnAccountKeepsItsBalance()
{
    postYear();
    const Account bank = m_books->account("1002");
    const ReportTable ledger =
        m_books->report("account_ledger",
                        {{u"account"_s, bank.id.uuid().toString(QUuid::WithoutBraces)},
                         {u"from"_s, u"2026-02-01"_s},
                         {u"to"_s, u"2026-03-31"_s}});
    QCOMPARE(ledger.rows.first().values.at(2).toText(), u"期初余额"_s);
    QCOMPARE(ledger.rows.first().values.last().toInt(), amount("387000").raw());
    // 本月合计 and 本年累计 of February and March.
    QList<ReportRow> totals;
    for (const ReportRow &row : ledger.rows) {
        if (row.kind == ReportRow::Kind::Subtotal) {
            totals.append(row);
        }
    }
    QCOMPARE(totals.size(), 4);
    QCOMPARE(totals.at(0).values.at(6).toInt(), amount("150000").raw());
    QCOMPARE(totals.at(1).values.at(6).toInt(), amount("650000").raw());
    QCOMPARE(totals.at(3).values.at(8).toText(), u"借"_s);
    QCOMPARE(Amount::fromRaw(totals.at(3).values.at(9).toInt()),
             m_books->balance(m_books->account("100201"), {2026, 3, 31}));

    const ReportTable trial = m_books->report(
        "trial_balance", {{u"from"_s, u"2026-01-01"_s}, {u"to"_s, u"2026-03-31"_s}});
    const QList<Value> sums = trial.rows.last().values;
    QCOMPARE(sums.at(4), sums.at(5));
    QCOMPARE(sums.at(6), sums.at(7));
    const ReportTable journal =
        m_books->report("journal", {{u"from"_s, u"2026-01-01"_s}, {u"to"_s, u"2026-03-31"_s}});
    QCOMPARE(journal.rows.last().values.at(7), sums.at(4));
}

void StatementsTest::reportsSpeakTheLanguageAskedFor()
{
    postYear();
    const ReportTable sheet =
        m_books->report("balance_sheet", {{u"as_of"_s, u"2026-03-31"_s}, {u"language"_s, u"en"_s}});
    QCOMPARE(sheet.title, u"Balance sheet"_s);
    QCOMPARE(sheet.rows.at(4).values.at(0).toText(), u"Accounts receivable"_s);
    QCOMPARE(sheet.heading.at(2), u"31 March 2026"_s);
    const ReportTable trial =
        m_books->report("trial_balance", {{u"accounts"_s, u"1122"_s}, {u"language"_s, u"en"_s}});
    QCOMPARE(trial.rows.first().values.at(1).toText(), u"Accounts receivable"_s);
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::StatementsTest)
#include "statements_test.moc"
