#include "common/entities/crm/opportunity.h"
#include "common/entities/finance/fiscal_period.h"
#include "common/entities/inventory/stock_move.h"
#include "common/entities/inventory/warehouse.h"
#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "common/entities/purchasing/purchase_order.h"
#include "common/entities/sales/quotation.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "common/entities/system/user.h"
#include "server/sample/sample_company.h"
#include "tests/support/fresh_database.h"
#include "tests/support/office.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

/// A Tuesday: a quarter of history has the end of a year in it.
const QDate today(2026, 3, 17);

/// The value in the ending column of a statement's row with the official line number.
Amount figure(const ReportTable &table, int line)
{
    for (const ReportRow &row : table.rows) {
        for (qsizetype side = 0; side + 3 < row.values.size(); side += 4) {
            if (row.values.at(side + 1).toInt() == line) {
                return Amount::fromRaw(row.values.at(side + 2).toInt());
            }
        }
    }
    qFatal("line %d is missing", line);
}

} // namespace

/// The company that the demonstration, the pictures and the measurements show.
class SampleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        registerModules(m_registry);
        m_clock.advance(QDateTime(today, QTime(11, 0)).toMSecsSinceEpoch());
    }
    void theCompanyIsConsistent_data() { FreshDatabases::addRows(); }
    void theCompanyIsConsistent();
    void itSpeaksEnglishToo();
    void itNeverRunsOutOfMoney();
    void theSameSeedMakesTheSameCompany();
    void onlyAnEmptyDatabaseIsFilled();

private:
    EngineOptions optionsFor(const QString &url)
    {
        EngineOptions options;
        options.store.url = url;
        options.store.durable = false;
        options.registry = &m_registry;
        return options;
    }
    sample::SampleOptions small()
    {
        sample::SampleOptions options;
        options.percent = 10;
        options.months = 3;
        options.password = u"correct horse"_s;
        return options;
    }
    /// A small company in a new database.
    std::unique_ptr<Engine> make(const sample::SampleOptions &options,
                                 DatabaseKind kind = DatabaseKind::Sqlite)
    {
        const EngineOptions engine = optionsFor(m_databases.url(kind));
        m_made = must(sample::makeSampleCompany(engine, options, m_clock));
        return must(Engine::open(engine, m_clock));
    }
    Actor person(Engine &engine, const QString &login)
    {
        SignIn request;
        request.login = login;
        request.password = u"correct horse"_s;
        return must(engine.actor(must(engine.signIn(request)).id));
    }
    ReportTable statement(Engine &engine, const QString &name, QDate asOf = today)
    {
        return must(engine.report(person(engine, u"chen"_s), name,
                                  {{u"as_of"_s, asOf.toString(Qt::ISODate)}}));
    }
    template <class T>
    qint64 count(Engine &engine, const Filter &filter = {})
    {
        return must(engine.store().read<qint64>([&](Tx &tx) -> Result<qint64> {
            Query query;
            query.entity = &T::entity;
            query.filter = filter;
            return tx.totals(query, {}).map([](const Totals &totals) { return totals.count; });
        }));
    }
    static Filter inState(const char *state)
    {
        return Filter::equal("state", Value(QString::fromLatin1(state)));
    }

    Registry m_registry;
    FixedClock m_clock{0};
    FreshDatabases m_databases;
    sample::SampleCounts m_made;
};

void SampleTest::theCompanyIsConsistent()
{
    QFETCH(DatabaseKind, kind);
    const auto engine = make(small(), kind);
    QVERIFY2(m_made.documents > 30, qPrintable(QString::number(m_made.documents)));
    const QList<Finding> findings = must(engine->verify());
    QVERIFY2(findings.isEmpty(),
             qPrintable(findings.isEmpty() ? QString() : findings.first().detail));

    // The statements are those of one company: assets are what pays for them, the cash that flowed
    // is there, and last year's figures stay as they were.
    const ReportTable sheet = statement(*engine, u"balance_sheet"_s);
    QVERIFY(figure(sheet, 30).isPositive());
    QCOMPARE(figure(sheet, 30), figure(sheet, 53));
    QCOMPARE(figure(statement(*engine, u"cash_flow_statement"_s), 22), figure(sheet, 1));
    QVERIFY(figure(statement(*engine, u"income_statement"_s), 1).isPositive());
    QVERIFY(figure(statement(*engine, u"income_statement"_s, {2026, 2, 28}), 1).isPositive());

    QCOMPARE(
        count<StockMove>(*engine, Filter::compare("on_hand_after", Filter::Op::Less, Value(0))), 0);
    QCOMPARE(count<Party>(*engine, Filter::equal("is_customer", Value(true))) >= 33, true);
    QCOMPARE(count<Product>(*engine), 30);
    QVERIFY(count<Opportunity>(*engine) > 0);
    QVERIFY(count<Quotation>(*engine, inState("draft")) >= 1);
    QVERIFY(count<PurchaseOrder>(*engine, inState("draft")) >= 1);
    QVERIFY(count<SalesOrder>(*engine, inState("done")) >= 3);
    // All of 2025, January and February: the last month is closed on the 8th of the next.
    QCOMPARE(count<FiscalPeriod>(*engine, inState("closed")), 14);
    // Nothing lies in the future.
    QCOMPARE(count<SalesInvoice>(*engine,
                                 Filter::compare("date", Filter::Op::GreaterOrEqual, Value(today))),
             0);
}

void SampleTest::itSpeaksEnglishToo()
{
    sample::SampleOptions options = small();
    options.inChinese = false;
    const auto engine = make(options);
    QCOMPARE(must(engine->verify()).size(), 0);
    const ReportTable sheet = statement(*engine, u"balance_sheet"_s);
    QVERIFY(figure(sheet, 15).isPositive());
    QCOMPARE(figure(sheet, 15), figure(sheet, 34));
    QCOMPARE(person(*engine, u"zhang"_s).name, u"Wei Zhang"_s);
    // A salesperson sees his own customers.
    Query own;
    own.entity = &Party::entity;
    own.filter =
        Filter::equal("is_customer", Value(true)) && Filter::equal("is_supplier", Value(false));
    const qint64 seen = must(engine->totals(person(*engine, u"zhang"_s), own, {})).count;
    const qint64 all = must(engine->totals(person(*engine, u"lin"_s), own, {})).count;
    QVERIFY2(seen > 0 && seen < all, qPrintable(u"%1 of %2"_s.arg(seen).arg(all)));
}

void SampleTest::itNeverRunsOutOfMoney()
{
    sample::SampleOptions options = small();
    options.percent = 5; // the smallest, where a single large bill weighs most
    options.months = 12;
    const auto engine = make(options);
    const Rows days = must(engine->store().read<Rows>([](Tx &tx) {
        return tx.rows(u"SELECT e.date, CAST(SUM(l.debit - l.credit) AS BIGINT) FROM journal_line l"
                       " JOIN journal_entry e ON e.id = l.parent JOIN account a ON a.id = l.account"
                       " WHERE a.role = 'bank' AND e.state <> 'draft' GROUP BY e.date"
                       " ORDER BY e.date"_s,
                       {}, {FieldType::Date, FieldType::Amount});
    }));
    Amount balance;
    for (const QList<Value> &day : days) {
        balance += Amount::fromRaw(day.at(1).toInt());
        QVERIFY2(balance.isPositive(),
                 qPrintable(day.at(0).toDate().toString(Qt::ISODate) + u' ' + balance.toString()));
    }
    QCOMPARE(must(engine->verify()).size(), 0);
}

void SampleTest::theSameSeedMakesTheSameCompany()
{
    const auto sheetOf = [this](quint32 seed) {
        sample::SampleOptions options = small();
        options.months = 1;
        options.seed = seed;
        const auto engine = make(options);
        QList<QList<Value>> values;
        const ReportTable sheet = statement(*engine, u"balance_sheet"_s);
        for (const ReportRow &row : sheet.rows) {
            values.append(row.values);
        }
        return values;
    };
    const auto first = sheetOf(7);
    QVERIFY(sheetOf(7) == first);
    QVERIFY(sheetOf(8) != first);
}

void SampleTest::onlyAnEmptyDatabaseIsFilled()
{
    const EngineOptions engine = optionsFor(m_databases.url(DatabaseKind::Sqlite));
    sample::SampleOptions options = small();
    options.months = 0;
    QCOMPARE(codeOf(sample::makeSampleCompany(engine, options, m_clock)),
             u"argument_out_of_range"_s);
    options.months = 1;
    must(sample::makeSampleCompany(engine, options, m_clock));
    QCOMPARE(codeOf(sample::makeSampleCompany(engine, options, m_clock)), u"company_exists"_s);
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::SampleTest)
#include "sample_test.moc"
