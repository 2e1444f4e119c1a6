#include "tests/support/office.h"

#include "common/entities/sales/sales_invoice.h"
#include "common/entities/system/number_series.h"
#include "server/engine/numbering.h"

#include <QTest>

#include <thread>

using namespace kontor;
using namespace kontor::test;

/// Legal numbers have no gap and no duplicate, whoever draws them and whatever fails.
class NumberingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init() { m_office = Office::open(); }
    void cleanup() { m_office.reset(); }

    void countsEachSeriesAndYear();
    void writesAsConfigured();
    void givesBackTheNumberOfAFailedTransaction();
    void hasNoGapBetweenManyDrawers();
    void noticesWhoseNumberWasDrawn();

private:
    QString draw(const char *series, QDate date = {2026, 3, 2})
    {
        QString number;
        must(m_office->write([&](Tx &tx) -> Result<void> {
            TRY_ASSIGN(number, drawNumber(tx, series, date));
            return {};
        }));
        return number;
    }

    std::unique_ptr<Office> m_office;
};

void NumberingTest::countsEachSeriesAndYear()
{
    QCOMPARE(draw("test_slip"), QStringLiteral("TS-2026-00001"));
    QCOMPARE(draw("test_slip"), QStringLiteral("TS-2026-00002"));
    QCOMPARE(draw("other"), QStringLiteral("O-2026-00001"));
    QCOMPARE(draw("test_slip", QDate(2027, 1, 1)), QStringLiteral("TS-2027-00001"));
    // A document of last year that comes late still counts last year on.
    QCOMPARE(draw("test_slip"), QStringLiteral("TS-2026-00003"));
}

void NumberingTest::writesAsConfigured()
{
    NumberSeries series;
    series.key = QStringLiteral("test_slip");
    series.prefix = QStringLiteral("记");
    series.digits = 1;
    must(m_office->create(m_office->admin(), series));
    QCOMPARE(draw("test_slip"), QStringLiteral("记-2026-1"));
    for (int i = 2; i < 10; ++i) {
        draw("test_slip");
    }
    QCOMPARE(draw("test_slip"), QStringLiteral("记-2026-10"));
}

void NumberingTest::givesBackTheNumberOfAFailedTransaction()
{
    QCOMPARE(draw("test_slip"), QStringLiteral("TS-2026-00001"));
    const auto failed = m_office->write([](Tx &tx) -> Result<void> {
        TRY_ASSIGN(const QString number, drawNumber(tx, "test_slip", QDate(2026, 3, 2)));
        return fail("entry_not_balanced", "", {{QStringLiteral("number"), number}});
    });
    QCOMPARE(failed.error().args.value(QStringLiteral("number")).toString(),
             QStringLiteral("TS-2026-00002"));
    must(m_office->write([](Tx &tx) -> Result<void> {
        const auto part = tx.attempt([&]() -> Result<void> {
            TRY(drawNumber(tx, "test_slip", QDate(2026, 3, 2)));
            return fail("credit_exceeded");
        });
        return part ? fail("unexpected") : Result<void>();
    }));
    QCOMPARE(draw("test_slip"), QStringLiteral("TS-2026-00002"));
}

void NumberingTest::hasNoGapBetweenManyDrawers()
{
    QList<QStringList> drawn(4);
    std::vector<std::thread> threads;
    for (qsizetype i = 0; i < drawn.size(); ++i) {
        threads.emplace_back([this, &numbers = drawn[i]] {
            for (int k = 0; k < 25; ++k) {
                numbers.append(draw("test_slip"));
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QStringList all;
    for (const QStringList &numbers : drawn) {
        all += numbers;
    }
    all.sort();
    QStringList wanted;
    for (int i = 1; i <= 100; ++i) {
        wanted.append(QStringLiteral("TS-2026-%1").arg(i, 5, 10, QLatin1Char('0')));
    }
    QCOMPARE(all, wanted);
}

void NumberingTest::noticesWhoseNumberWasDrawn()
{
    const Record draft(SalesInvoice::entity);
    Record posted = draft;
    posted.set("number", Value(QStringLiteral("SI-2026-00001")));
    using Operation = Change::Operation;
    QVERIFY(!drewNumber({Change{Operation::Create, {}, draft}}));
    QVERIFY(drewNumber(
        {Change{Operation::Create, {}, draft}, Change{Operation::Update, draft, posted}}));
    QVERIFY(drewNumber({Change{Operation::Create, {}, posted}}));
    QVERIFY(!drewNumber({Change{Operation::Update, posted, posted}}));
    QVERIFY(!drewNumber({Change{Operation::Delete, posted, {}}}));
}

QTEST_GUILESS_MAIN(NumberingTest)
#include "numbering_test.moc"
