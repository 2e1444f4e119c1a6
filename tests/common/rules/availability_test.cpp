#include "common/rules/availability.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::rules {
namespace {

Quantity pieces(qint64 count)
{
    return Quantity::fromInteger(count);
}

const QDate today(2026, 3, 2);

} // namespace

class AvailabilityTest : public QObject
{
    Q_OBJECT

private slots:
    void isWhatNobodyElseWasPromised()
    {
        QCOMPARE(available({pieces(10), pieces(4), pieces(0)}), pieces(6));
        QCOMPARE(available({pieces(2), pieces(5), pieces(9)}), pieces(-3));
        QCOMPARE(projected({pieces(2), pieces(5), pieces(9)}), pieces(6));
    }

    void promisesTheFirstDayThatHolds_data()
    {
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("leadDays");
        QTest::addColumn<QDate>("promised");

        // 6 are free; 10 come in 9 days, 10 more in 20, 5 are overdue.
        QTest::newRow("there") << 6 << 0 << today;
        QTest::newRow("overdue supply counts as today") << 11 << 0 << today;
        QTest::newRow("with the next receipt") << 12 << 0 << today.addDays(9);
        QTest::newRow("exactly with it") << 21 << 0 << today.addDays(9);
        QTest::newRow("with the one after") << 22 << 0 << today.addDays(20);
        QTest::newRow("buying anew is faster") << 22 << 7 << today.addDays(7);
        QTest::newRow("more than comes, never bought") << 32 << 0 << QDate();
        QTest::newRow("more than comes, bought anew") << 32 << 30 << today.addDays(30);
    }

    void promisesTheFirstDayThatHolds()
    {
        QFETCH(int, wanted);
        QFETCH(int, leadDays);
        const QList<Supply> supply = {{today.addDays(20), pieces(10)},
                                      {today.addDays(-3), pieces(5)},
                                      {today.addDays(9), pieces(10)}};
        const QDate promised = promiseDate({pieces(10), pieces(4), pieces(25)}, supply,
                                           pieces(wanted), today, leadDays);
        QTEST(promised, "promised");
    }

    void supplyWithoutADateTakesTheLeadTime()
    {
        const QList<Supply> supply = {{QDate(), pieces(5)}};
        QCOMPARE(promiseDate({}, supply, pieces(5), today, 10), today.addDays(10));
        QCOMPARE(promiseDate({}, supply, pieces(5), today, 0), QDate());
    }
};

} // namespace kontor::rules

QTEST_APPLESS_MAIN(kontor::rules::AvailabilityTest)
#include "availability_test.moc"
