#include "common/rules/ledger.h"

#include "common/rules/ledger_amount_in_words.h"
#include "common/rules/ledger_formula.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

Amount amount(const char *text)
{
    return Amount::fromString(QString::fromLatin1(text)).value();
}

JournalLine debit(const char *text)
{
    JournalLine line;
    line.debit = amount(text);
    return line;
}
JournalLine credit(const char *text)
{
    JournalLine line;
    line.credit = amount(text);
    return line;
}

/// The cash flow items of an entry whose accounts are given by (debit less credit, cash or what
/// they are for).
rules::CashFlowLine cash(const char *text, CashFlowItem item = CashFlowItem::None)
{
    return {amount(text), true, item, CashFlowItem::None, CashFlowItem::None};
}
rules::CashFlowLine against(const char *text, CashFlowItem in, CashFlowItem out)
{
    return {amount(text), false, CashFlowItem::None, in, out};
}

QString errorOf(const QList<JournalLine> &lines)
{
    const auto checked = rules::checkEntry(lines, 2);
    return checked ? QString() : checked.error().code;
}

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

private slots:
    void anEntryBalancesOrIsRefused();
    void aReversalTakesBackBothSides();
    void cashFlowsFollowTheOtherSide();
    void dueDatesFollowTheTerm_data();
    void dueDatesFollowTheTerm();
    void amountsAreWrittenInWords_data();
    void amountsAreWrittenInWords();
    void wordsNeverRepeatAZero();
    void formulasAreReadOrRefused();
    void formulasAddUpAccounts();
    void linesThatNeedEachOtherAreRefused();
    void aLineKnowsTheAccountsBehindIt();
};

void LedgerTest::anEntryBalancesOrIsRefused()
{
    const auto totals = rules::checkEntry({debit("100"), debit("13"), credit("113")}, 2);
    QVERIFY(totals);
    QCOMPARE(totals->debit, amount("113"));
    QCOMPARE(errorOf({debit("100"), credit("99.99")}), u"entry_not_balanced"_s);
    QCOMPARE(errorOf({}), u"entry_has_no_lines"_s);
    QCOMPARE(errorOf({debit("0"), credit("0")}), u"entry_line_one_side"_s);
    JournalLine both = debit("5");
    both.credit = amount("5");
    QCOMPARE(errorOf({both}), u"entry_line_one_side"_s);
    QCOMPARE(errorOf({debit("0.005"), credit("0.005")}), u"entry_too_precise"_s);
    // Red-letter lines: negative, and balanced all the same.
    QVERIFY(rules::checkEntry({debit("-100"), credit("-100")}, 2));
    QCOMPARE(errorOf({debit("-100"), credit("100")}), u"entry_not_balanced"_s);
    // A sum beyond 922 trillion is refused, not wrapped around.
    const JournalLine huge = debit("922337203685477");
    QCOMPARE(errorOf({huge, huge}), u"number_out_of_range"_s);
}

void LedgerTest::aReversalTakesBackBothSides()
{
    rc::check("an entry and its reversal sum to nothing on each side", [] {
        const auto raws = *rc::gen::container<std::vector<qint64>>(
            rc::gen::inRange<qint64>(-1'000'000, 1'000'000));
        QList<JournalLine> lines;
        for (const qint64 raw : raws) {
            JournalLine line;
            (raw % 2 == 0 ? line.debit : line.credit) = Amount::fromRaw(raw * 100);
            lines.append(line);
        }
        const QList<JournalLine> reversed = rules::reversedLines(lines);
        RC_ASSERT(reversed.size() == lines.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            RC_ASSERT((lines.at(i).debit + reversed.at(i).debit).isZero());
            RC_ASSERT((lines.at(i).credit + reversed.at(i).credit).isZero());
        }
    });
}

void LedgerTest::cashFlowsFollowTheOtherSide()
{
    using Item = CashFlowItem;
    using Items = QList<CashFlowItem>;
    const auto sales = [](const char *text) {
        return against(text, Item::SalesReceipts, Item::SalesReceipts);
    };
    const auto loan = [](const char *text) {
        return against(text, Item::LoansReceived, Item::LoanRepayments);
    };
    const auto unknown = [](const char *text) { return against(text, Item::None, Item::None); };

    QCOMPARE(rules::proposeCashFlow({cash("113"), sales("-113")}),
             (Items{Item::SalesReceipts, Item::None}));
    QCOMPARE(rules::proposeCashFlow({cash("5000"), loan("-5000")}),
             (Items{Item::LoansReceived, Item::None}));
    QCOMPARE(rules::proposeCashFlow({loan("5000"), cash("-5000")}),
             (Items{Item::None, Item::LoanRepayments}));
    // Most of the other side decides.
    QCOMPARE(rules::proposeCashFlow({cash("100"), loan("-30"), sales("-70")}),
             (Items{Item::SalesReceipts, Item::None, Item::None}));
    // What the accountant said stays; an account that says nothing is other operating.
    QCOMPARE(rules::proposeCashFlow({cash("10", Item::CapitalReceived), sales("-10")}),
             (Items{Item::CapitalReceived, Item::None}));
    QCOMPARE(rules::proposeCashFlow({cash("10"), unknown("-10")}),
             (Items{Item::OtherOperatingReceipts, Item::None}));
    QCOMPARE(rules::proposeCashFlow({unknown("10"), cash("-10")}),
             (Items{Item::None, Item::OtherOperatingPayments}));
    // Cash to bank is no cash flow.
    QCOMPARE(rules::proposeCashFlow({cash("10"), cash("-10")}), (Items{Item::None, Item::None}));
}

void LedgerTest::dueDatesFollowTheTerm_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("endOfMonth");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QDate>("due");
    QTest::newRow("at once") << 0 << false << QDate(2026, 1, 31) << QDate(2026, 1, 31);
    QTest::newRow("30 days") << 30 << false << QDate(2026, 1, 31) << QDate(2026, 3, 2);
    QTest::newRow("end of month") << 0 << true << QDate(2028, 2, 1) << QDate(2028, 2, 29);
    QTest::newRow("month end and 60") << 60 << true << QDate(2026, 11, 25) << QDate(2027, 1, 29);
}

void LedgerTest::dueDatesFollowTheTerm()
{
    QFETCH(int, days);
    QFETCH(bool, endOfMonth);
    QFETCH(QDate, date);
    PaymentTerm term;
    term.days = days;
    term.endOfMonth = endOfMonth;
    QTEST(rules::dueDate(term, date), "due");
}

void LedgerTest::amountsAreWrittenInWords_data()
{
    QTest::addColumn<QString>("figures");
    QTest::addColumn<QString>("words");
    const std::pair<const char *, const char *> vectors[] = {
        {"0.00", "人民币零元整"},
        {"0.05", "人民币伍分"},
        {"0.50", "人民币伍角整"},
        {"1.00", "人民币壹元整"},
        {"10.00", "人民币壹拾元整"},
        {"100.05", "人民币壹佰元零伍分"},
        {"1409.50", "人民币壹仟肆佰零玖元伍角整"},
        {"6007.14", "人民币陆仟零柒元壹角肆分"},
        {"107000.53", "人民币壹拾万柒仟元零伍角叁分"},
        {"16409.02", "人民币壹万陆仟肆佰零玖元零贰分"},
        {"100000000.00", "人民币壹亿元整"},
        {"-88.00", "负捌拾捌元整"},
        {"100000001.00", "人民币壹亿零壹元整"},
        {"20030004.00", "人民币贰仟零叁万零肆元整"},
        {"1000000000000.00", "人民币壹万亿元整"},
        {"-0.001", "人民币零元整"},
        {"3.149", "人民币叁元壹角伍分"},
    };
    for (const auto &[figures, words] : vectors) {
        QTest::newRow(figures) << QString::fromLatin1(figures) << QString::fromUtf8(words);
    }
}

void LedgerTest::amountsAreWrittenInWords()
{
    QFETCH(QString, figures);
    QTEST(rules::amountInWords(Amount::fromString(figures).value()), "words");
}

void LedgerTest::wordsNeverRepeatAZero()
{
    rc::check("no two zeros in a row, none before a unit", [] {
        const auto raw = *rc::gen::inRange<qint64>(0, Amount::max().raw());
        const QString words = rules::amountInWords(Amount::fromRaw(raw));
        RC_ASSERT(!words.contains(u"零零"_s));
        for (const QString &unit : {u"零拾"_s, u"零佰"_s, u"零仟"_s, u"零万"_s, u"零亿"_s}) {
            RC_ASSERT(!words.contains(unit));
        }
        RC_ASSERT(words.startsWith(u"人民币"_s));
    });
}

void LedgerTest::formulasAreReadOrRefused()
{
    using rules::FormulaTerm;
    const auto formula = rules::parseFormula(u"-debit(1001 1002) + L15 - flow(sales_receipts)"_s);
    QVERIFY(formula);
    QCOMPARE(formula->size(), 3);
    QCOMPARE(formula->at(0),
             (FormulaTerm{FormulaTerm::Kind::Debit, true, 0, {u"1001"_s, u"1002"_s}}));
    QCOMPARE(formula->at(1), (FormulaTerm{FormulaTerm::Kind::Line, false, 15, {}}));
    QVERIFY(formula->at(2).negative);
    for (const char *bad : {"debit()", "debt(1001)", "L1 L2", "1001", "L1 +", "cash_before(1)"}) {
        const auto refused = rules::parseFormula(QString::fromLatin1(bad));
        QVERIFY2(!refused, bad);
        QCOMPARE(refused.error().code, u"formula_malformed"_s);
    }
}

void LedgerTest::formulasAddUpAccounts()
{
    rules::LedgerFigures figures;
    figures.accounts = {
        // Customers owe 81,900 and have paid 28,500 in advance.
        {u"1122"_s, AccountKind::Asset, amount("53400"), amount("81900"), amount("28500")},
        {u"22210101"_s, AccountKind::Liability, amount("500"), amount("500"), Amount()},
        {u"22210107"_s, AccountKind::Liability, amount("-300"), Amount(), amount("300")},
        {u"222111"_s, AccountKind::Liability, amount("-40"), Amount(), amount("40")},
        {u"5001"_s, AccountKind::Income, amount("-1000"), Amount(), amount("1000")},
    };
    figures.flows = {{CashFlowItem::SalesReceipts, amount("700")}};
    figures.cashBefore = amount("11");
    rules::Formulas formulas;
    const std::pair<int, const char *> lines[] = {
        {1, "debit(1122)"},          {2, "debit_by_party(1122 2203)"}, {3, "credit_by_party(1122)"},
        {4, "debit_each(222101)"},   {5, "credit(2221) + L4"},         {6, "credit(@income)"},
        {7, "flow(sales_receipts)"}, {8, "L7 + cash_before()"},        {9, ""},
    };
    for (const auto &[number, text] : lines) {
        formulas.insert(number, rules::parseFormula(QString::fromLatin1(text)).value());
    }
    const auto values = rules::evaluate(formulas, figures);
    QVERIFY(values);
    const char *const expected[] = {"53400", "81900", "28500", "200", "40",
                                    "1000",  "700",   "711",   "0"};
    for (int i = 0; i < 9; ++i) {
        QCOMPARE(values->value(i + 1), amount(expected[i]));
    }
}

void LedgerTest::linesThatNeedEachOtherAreRefused()
{
    rules::Formulas formulas{{1, rules::parseFormula(u"L2"_s).value()},
                             {2, rules::parseFormula(u"L1"_s).value()}};
    QCOMPARE(rules::evaluate(formulas, {}).error().code, u"formula_circular"_s);
    formulas = {{1, rules::parseFormula(u"L7"_s).value()}};
    QCOMPARE(rules::evaluate(formulas, {}).error().code, u"formula_line_missing"_s);
}

void LedgerTest::aLineKnowsTheAccountsBehindIt()
{
    const rules::Formulas formulas{{1, rules::parseFormula(u"debit(1001)"_s).value()},
                                   {2, rules::parseFormula(u"debit_by_party(1122)"_s).value()},
                                   {3, rules::parseFormula(u"L1 + L2"_s).value()}};
    const rules::FormulaSources sources = rules::sourcesOf(formulas, 3);
    QCOMPARE(sources.accounts, (QStringList{u"1001"_s, u"1122"_s}));
    QVERIFY(sources.byParty);
    QVERIFY(!rules::sourcesOf(formulas, 1).byParty);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::LedgerTest)
#include "ledger_test.moc"
