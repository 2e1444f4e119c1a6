#include "tests/server/finance/books.h"

#include "common/entities/finance/journal_entry.h"
#include "server/finance/fiscal_periods.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

/// The lines of a CSV file of tests/fixtures without quotes, the first left out.
QList<QStringList> readFixture(const char *name)
{
    QFile file(QStringLiteral(KONTOR_SOURCE_DIR "/tests/fixtures/ledger_demo/")
               + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", name);
    }
    QList<QStringList> lines;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        lines.append(line.trimmed().split(u','));
    }
    return lines.mid(1);
}

/// Where the accounts of the fixture stand in the chart.
QString codeOf(const QString &name)
{
    static const QHash<QString, QString> codes = {{u"Assets:Checking"_s, u"100201"_s},
                                                  {u"Assets:Savings"_s, u"1012"_s},
                                                  {u"Equity:Opening Balances"_s, u"3001"_s},
                                                  {u"Expenses:Auto"_s, u"560206"_s},
                                                  {u"Expenses:Books"_s, u"560201"_s},
                                                  {u"Expenses:Escrow"_s, u"560299"_s},
                                                  {u"Expenses:Food:Groceries"_s, u"560211"_s},
                                                  {u"Expenses:Interest:Mortgage"_s, u"560302"_s},
                                                  {u"Income:Salary"_s, u"500102"_s},
                                                  {u"Income:Sales"_s, u"500101"_s},
                                                  {u"Liabilities:MasterCard"_s, u"2241"_s},
                                                  {u"Liabilities:Mortgage:Principal"_s, u"2501"_s}};
    return codes.value(name);
}

} // namespace

class VerifyTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Books> m_books;

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_books = std::make_unique<Books>(); }
    void cleanup() { m_books.reset(); }

    void balancesAreThoseOfOtherPrograms();
    void whateverIsTamperedWithIsFound_data();
    void whateverIsTamperedWithIsFound();
};

/// The demonstration journal of Ledger; the balances were computed by Ledger and by hledger.
void VerifyTest::balancesAreThoseOfOtherPrograms()
{
    must(m_books->office().write([](Tx &tx) { return finance::openYear(tx, 2010); }));
    must(m_books->office().write([](Tx &tx) { return finance::openYear(tx, 2011); }));
    QMap<int, finance::EntryDraft> entries;
    for (const QStringList &posting : readFixture("postings.csv")) {
        finance::EntryDraft &draft = entries[posting.at(0).toInt()];
        draft.date = QDate::fromString(posting.at(1), Qt::ISODate);
        draft.memo = posting.at(2);
        const Amount value = must(Amount::fromString(posting.at(4)));
        const Id<Account> account = m_books->account(codeOf(posting.at(3))).id;
        value.isNegative() ? draft.credit(account, -value) : draft.debit(account, value);
    }
    QCOMPARE(entries.size(), 13);
    for (const finance::EntryDraft &draft : std::as_const(entries)) {
        must(m_books->post(draft));
    }
    const QList<QStringList> expected = readFixture("expected_balances.csv");
    QCOMPARE(expected.size(), 12);
    for (const bool folded : {false, true}) {
        for (const QStringList &balance : expected) {
            QCOMPARE(m_books->balance(m_books->account(codeOf(balance.at(0))), {2011, 12, 31}),
                     must(Amount::fromString(balance.at(2))));
        }
        if (!folded) {
            m_books->fold();
        }
    }
    QCOMPARE(m_books->findings(), QStringList());
}

void VerifyTest::whateverIsTamperedWithIsFound_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("checks");
    QTest::newRow("an amount in the journal")
        << u"UPDATE journal_line SET debit = debit + 10000 WHERE debit > 0"_s
        << QStringList{u"entries_balance"_s, u"balances_match_journal"_s};
    QTest::newRow("a line in the journal")
        << u"DELETE FROM journal_line WHERE credit > 0"_s
        << QStringList{u"entries_balance"_s, u"balances_match_journal"_s};
    QTest::newRow("an entry") << u"DELETE FROM journal_entry"_s
                              << QStringList{u"balances_match_journal"_s};
    QTest::newRow("a total") << u"UPDATE ledger_total SET debit = debit + 10000 WHERE debit > 0"_s
                             << QStringList{u"balances_match_journal"_s, u"balance_spans_match"_s,
                                            u"open_items_match_accounts"_s};
    QTest::newRow("a month") << u"UPDATE ledger_month SET credit = credit - 1"_s
                             << QStringList{u"balance_spans_match"_s};
    QTest::newRow("a sum of an account")
        << u"UPDATE ledger_sum SET credit = credit + 1"_s << QStringList{u"balance_sums_match"_s};
    QTest::newRow("the sum over debtors")
        << u"UPDATE ledger_debtors SET amount = amount - 1 WHERE span < 10000"_s
        << QStringList{u"debtors_match"_s};
    QTest::newRow("an open item") << u"UPDATE open_item SET open_amount = 0"_s
                                  << QStringList{u"open_items_match_accounts"_s,
                                                 u"settlements_match_items"_s};
    QTest::newRow("a number") << u"UPDATE number_counter SET last = last + 1"_s
                              << QStringList{u"entry_numbers_have_no_gaps"_s};
    QTest::newRow("a cash flow") << u"UPDATE ledger_total SET item = ''"_s
                                 << QStringList{u"balances_match_journal"_s};
}

/// Verify is worth having only if it bites.
void VerifyTest::whateverIsTamperedWithIsFound()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, checks);
    const Party customer = m_books->party("Aster");
    m_books->invoice(customer, {2026, 3, 2}, "100", "13");
    must(m_books->post(m_books->draft({2026, 3, 2}, "100201 100 | 3001 -100")));
    m_books->fold();
    QCOMPARE(m_books->findings(), QStringList());
    must(m_books->office().write(
        [&](Tx &tx) -> Result<void> { return tx.execute(sql).map([](qint64) {}); }));
    QStringList found;
    for (const QString &finding : m_books->findings()) {
        found.append(finding.section(u':', 0, 0));
    }
    for (const QString &check : checks) {
        QVERIFY2(found.contains(check), qPrintable(check + u" not in "_s + found.join(u' ')));
    }
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::VerifyTest)
#include "verify_test.moc"
