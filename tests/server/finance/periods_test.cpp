#include "tests/server/finance/books.h"

#include "common/entities/finance/fiscal_period.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace kontor::test {

class PeriodsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Books> m_books;

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_books = std::make_unique<Books>(); }
    void cleanup() { m_books.reset(); }

    void periodsCloseInOrderAndReceiveNothingMore();
    void aPeriodWithDraftsStaysOpen();
    void onlyTheLatestIsReopened();
    void theYearsProfitBecomesRetainedEarnings();
    void aLossIsCarriedAsWell();
    void closingAgainCarriesOnlyTheDifference();
    void theNextYearIsThereInTime();
    void theNextYearIsThereBeforeTheLastMonthIsClosed();
    void aFiscalYearMayBeginInApril();
    void manyPostWhileOneFoldsAndOneCloses();

private:
    Office &office() { return m_books->office(); }
    const Actor &actor() { return m_books->accountant(); }

    FiscalPeriod period(const char *name)
    {
        return office()
            .all<FiscalPeriod>(Filter::equal("name", Value(QString::fromLatin1(name))))
            .first();
    }
    Result<FiscalPeriod> close(const char *name, bool carry = false)
    {
        return office().call(actor(), "close", period(name).id,
                             {{u"carry_profit"_s, Value(carry)}});
    }
    Result<FiscalPeriod> reopen(const char *name)
    {
        return office().call(actor(), "reopen", period(name).id,
                             {{u"reason"_s, Value(u"漏记费用"_s)}});
    }
    void closeUntil(int lastMonth)
    {
        for (int month = 1; month <= lastMonth; ++month) {
            must(close(qPrintable(u"2026-%1"_s.arg(month, 2, 10, QChar(u'0')))));
        }
    }
    QString errorOf(const Result<FiscalPeriod> &result)
    {
        return result ? QString() : result.error().code;
    }
    Amount on(const char *code) { return m_books->balance(m_books->account(code), {2027, 12, 31}); }
};

void PeriodsTest::periodsCloseInOrderAndReceiveNothingMore()
{
    QCOMPARE(office().all<FiscalPeriod>().size(), 24);
    QCOMPARE(errorOf(close("2026-02")), u"period_earlier_open"_s);
    const finance::EntryDraft draft = m_books->draft({2026, 1, 31}, "100201 100 | 3001 -100");
    must(m_books->post(draft));
    QCOMPARE(must(close("2026-01")).state, FiscalPeriod::State::Closed);
    QCOMPARE(errorOf(close("2026-01")), u"period_closed_already"_s);
    const auto late = m_books->post(draft);
    QCOMPARE(late.error().code, u"period_closed"_s);
    QCOMPARE(late.error().field, u"date"_s);
    must(m_books->post(m_books->draft({2026, 2, 1}, "100201 100 | 3001 -100")));
    must(close("2026-02"));
    QCOMPARE(office().call(office().person("sales"), "close", period("2026-03").id).error().code,
             u"not_permitted"_s);
    QCOMPARE(m_books->findings(), QStringList());
}

void PeriodsTest::aPeriodWithDraftsStaysOpen()
{
    JournalEntry draft;
    draft.date = QDate(2026, 1, 20);
    draft = must(office().create(actor(), draft));
    QCOMPARE(errorOf(close("2026-01")), u"period_has_drafts"_s);
    Arguments arguments;
    arguments.record = draft.id.uuid();
    must(office().execute(actor(), u"journal_entry.delete"_s, arguments));
    must(close("2026-01"));
}

void PeriodsTest::onlyTheLatestIsReopened()
{
    closeUntil(2);
    QCOMPARE(errorOf(reopen("2026-01")), u"period_later_closed"_s);
    QCOMPARE(errorOf(reopen("2026-03")), u"period_not_closed"_s);
    const FiscalPeriod reopened = must(reopen("2026-02"));
    QCOMPARE(reopened.state, FiscalPeriod::State::Open);
    QCOMPARE(reopened.reopenReason, u"漏记费用"_s);
    must(m_books->post(m_books->draft({2026, 2, 28}, "100201 100 | 3001 -100")));
    QCOMPARE(office().call(actor(), "reopen", period("2026-01").id).error().code,
             u"field_required"_s);
}

void PeriodsTest::theYearsProfitBecomesRetainedEarnings()
{
    must(m_books->post(m_books->draft({2026, 5, 1}, "100201 1000 | 500101 -1000")));
    must(m_books->post(m_books->draft({2026, 6, 1}, "560202 300 | 100201 -300")));
    closeUntil(11);
    must(close("2026-12", true));
    QCOMPARE(on("500101"), Amount());
    QCOMPARE(on("560202"), Amount());
    QCOMPARE(on("3103"), Amount());
    QCOMPARE(on("310415"), amount("-700"));
    const QList<JournalEntry> entries = office().all<JournalEntry>(
        Filter::equal("kind", Value(choiceCode(JournalEntry::Kind::Closing))),
        {{u"number"_s, false}});
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.at(0).memo, u"结转损益 2026-12"_s);
    QCOMPARE(entries.at(0).number, u"记-2026-12-0001"_s);
    QCOMPARE(entries.at(1).memo, u"结转本年利润 2026"_s);
    QCOMPARE(m_books->findings(), QStringList());
}

void PeriodsTest::aLossIsCarriedAsWell()
{
    must(m_books->post(m_books->draft({2026, 6, 1}, "560202 300 | 100201 -300")));
    closeUntil(11);
    must(close("2026-12", true));
    QCOMPARE(on("3103"), Amount());
    QCOMPARE(on("310415"), amount("300"));
}

void PeriodsTest::closingAgainCarriesOnlyTheDifference()
{
    must(m_books->post(m_books->draft({2026, 1, 5}, "100201 1000 | 500101 -1000")));
    must(close("2026-01", true));
    QCOMPARE(on("3103"), amount("-1000"));
    must(reopen("2026-01"));
    must(m_books->post(m_books->draft({2026, 1, 6}, "560202 300 | 100201 -300")));
    must(close("2026-01", true));
    QCOMPARE(on("3103"), amount("-700"));
    QCOMPARE(on("560202"), Amount());
    // And nothing where nothing is left to carry.
    must(reopen("2026-01"));
    must(close("2026-01", true));
    QCOMPARE(office()
                 .all<JournalEntry>(
                     Filter::equal("kind", Value(choiceCode(JournalEntry::Kind::Closing))))
                 .size(),
             2);
    QCOMPARE(m_books->findings(), QStringList());
}

void PeriodsTest::theNextYearIsThereInTime()
{
    Arguments arguments;
    arguments.values = {{u"year"_s, Value(2028)}};
    must(office().execute(actor(), u"fiscal_period.open_year"_s, arguments));
    QCOMPARE(period("2028-12").ends, QDate(2028, 12, 31));
    QCOMPARE(office().execute(actor(), u"fiscal_period.open_year"_s, arguments).error().code,
             u"period_exists"_s);
}

void PeriodsTest::theNextYearIsThereBeforeTheLastMonthIsClosed()
{
    closeUntil(12);
    QCOMPARE(office().all<FiscalPeriod>().size(), 24);
    must(close("2027-01"));
    QCOMPARE(period("2028-01").starts, QDate(2028, 1, 1));
    QCOMPARE(office().all<FiscalPeriod>().size(), 36);
}

void PeriodsTest::aFiscalYearMayBeginInApril()
{
    Founding founding = sampleFounding();
    founding.fiscalStart = 4;
    m_books = std::make_unique<Books>(founding);
    // It is March 2026, the last month of the year that began in 2025.
    QCOMPARE(office().all<FiscalPeriod>({}, {{u"starts"_s, false}}).first().name, u"2025-04"_s);
    must(m_books->post(m_books->draft({2026, 3, 31}, "100201 1000 | 500101 -1000")));
    must(m_books->post(m_books->draft({2026, 4, 1}, "100201 50 | 500101 -50")));
    const ReportTable income = m_books->report("income_statement", {{u"as_of"_s, u"2026-04-30"_s}});
    QCOMPARE(income.rows.first().values.at(2).toInt(), amount("50").raw());
    const ReportTable before = m_books->report("income_statement", {{u"as_of"_s, u"2026-03-31"_s}});
    QCOMPARE(before.rows.first().values.at(2).toInt(), amount("1000").raw());
    for (int month = 4; month <= 14; ++month) {
        must(close(qPrintable(QDate(2025, 4, 1).addMonths(month - 4).toString(u"yyyy-MM"_s))));
    }
    must(close("2026-03", true));
    QCOMPARE(m_books->balance(m_books->account("310415"), {2026, 3, 31}), amount("-1000"));
    QCOMPARE(m_books->findings(), QStringList());
}

/// Posting, folding and closing at the same time: no number is missing, no balance is off for a
/// moment, and nothing lands in a closed period.
void PeriodsTest::manyPostWhileOneFoldsAndOneCloses()
{
    constexpr int writers = 4;
    constexpr int entries = 25;
    const finance::EntryDraft january = m_books->draft({2026, 1, 15}, "100201 1 | 3001 -1");
    const finance::EntryDraft february = m_books->draft({2026, 2, 15}, "100201 1 | 3001 -1");
    std::atomic<int> posted{0};
    std::atomic<int> refused{0};
    std::atomic<bool> unbalanced{false};
    std::atomic<bool> done{false};
    std::vector<std::thread> threads;
    threads.reserve(writers);
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int i = 0; i < entries; ++i) {
                const auto entry = m_books->post((writer + i) % 2 == 0 ? january : february);
                entry ? ++posted : ++refused;
            }
        });
    }
    std::thread folder([&] {
        const Account bank = m_books->account("100201");
        const Account capital = m_books->account("3001");
        Store &store = office().engine().store();
        while (!done) {
            m_books->fold();
            const Amount sum = must(store.read<Amount>([&](Tx &tx) -> Result<Amount> {
                TRY_ASSIGN(const Amount one, finance::balanceOf(tx, bank.id, {2026, 12, 31}));
                TRY_ASSIGN(const Amount two, finance::balanceOf(tx, capital.id, {2026, 12, 31}));
                return one + two;
            }));
            unbalanced = unbalanced || !sum.isZero();
        }
    });
    must(close("2026-01"));
    const int atClose = static_cast<int>(
        office().all<JournalEntry>(Filter::equal("date", Value(january.date))).size());
    for (std::thread &thread : threads) {
        thread.join();
    }
    done = true;
    folder.join();
    QVERIFY(!unbalanced);
    QCOMPARE(posted + refused, writers * entries);
    QCOMPARE(office().all<JournalEntry>(Filter::equal("date", Value(january.date))).size(),
             qsizetype{atClose});
    QCOMPARE(on("100201"), Amount::fromInteger(posted));
    m_books->fold();
    QCOMPARE(on("100201"), Amount::fromInteger(posted));
    QCOMPARE(m_books->findings(), QStringList());
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::PeriodsTest)
#include "periods_test.moc"
