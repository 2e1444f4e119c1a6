#include "tests/server/finance/books.h"

#include "server/finance/fiscal_periods.h"
#include "tests/support/ledger_volume.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace kontor::test {

/// Statements of books with many lines. KONTOR_LINES makes them larger, to look at times.
class VolumeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void statementsAgreeWithWhatWasWritten();
};

void VolumeTest::statementsAgreeWithWhatWasWritten()
{
    Books books;
    bool set = false;
    const int asked = qEnvironmentVariableIntValue("KONTOR_LINES", &set);
    const QDate today = books.office().clock().today();
    must(books.office().write([](Tx &tx) { return finance::openYear(tx, 2024); }));
    must(books.office().write([](Tx &tx) { return finance::openYear(tx, 2025); }));
    QElapsedTimer timer;
    timer.start();
    const LedgerVolume volume =
        must(fillLedger(books.office().engine().store(), set ? asked : 21'000, today));
    qInfo("filled in %lld ms", timer.restart());
    const auto figures = [&] {
        const ReportTable sheet = books.report("balance_sheet", {});
        QCOMPARE(sheet.rows.at(1).values.at(2).toInt(), volume.cash.raw());
        QCOMPARE(sheet.rows.at(4).values.at(2).toInt(), volume.receivable.raw());
        QCOMPARE(sheet.rows.at(4).values.at(6).toInt(), volume.advances.raw());
        QCOMPARE(sheet.rows.last().values.at(2), sheet.rows.last().values.at(6));
    };
    figures();
    qInfo("balance sheet unfolded in %lld ms", timer.restart());
    const int runs = static_cast<int>(volume.lines / 20'000) + 2;
    for (int i = 0; i < runs; ++i) {
        books.fold();
    }
    qInfo("folded in %lld ms", timer.restart());
    for (int i = 0; i < 10; ++i) {
        figures();
        qInfo("balance sheet in %lld ms", timer.restart());
    }
    for (const char *name : {"income_statement", "cash_flow_statement", "trial_balance"}) {
        books.report(name, {});
        qInfo("%s in %lld ms", name, timer.restart());
    }
    QCOMPARE(books.findings(), QStringList());
    qInfo("verified in %lld ms", timer.restart());
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::VolumeTest)
#include "volume_test.moc"
