#include "common/store/store.h"
#include "tests/support/fresh_database.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {
namespace {

const auto someId = "0190a000-0000-7000-8000-0000000000aa"_L1;

} // namespace

/// Columns of PostgreSQL arrive in its binary form or as text, which nobody must notice.
class PostgresTypesTest : public QObject
{
    Q_OBJECT

private slots:
    void aColumnIsReadAsWhatIsAskedFor_data();
    void aColumnIsReadAsWhatIsAskedFor();
    void columnsOfAllKindsStandInOneRow();

private:
    std::unique_ptr<Store> open()
    {
        StoreOptions options;
        options.url = m_databases.url(DatabaseKind::Postgres);
        return Store::open(options, m_clock).value_or(nullptr);
    }

    FreshDatabases m_databases;
    FixedClock m_clock{1'700'000'000'000};
};

void PostgresTypesTest::aColumnIsReadAsWhatIsAskedFor_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<Value>("expected");
    const auto row = [](const char *expression, FieldType type, const Value &expected) {
        QTest::newRow(expression) << QString::fromLatin1(expression) << type << expected;
    };
    row("CAST(-7 AS SMALLINT)", FieldType::Integer, Value(-7));
    row("CAST(-2147483648 AS INTEGER)", FieldType::Integer, Value(qint64{-2147483648LL}));
    row("CAST(-9223372036854775808 AS BIGINT)", FieldType::Amount,
        Value(std::numeric_limits<qint64>::min()));
    // A sum is a numeric, which has digits without limit.
    row("SUM(CAST(9007199254740993 AS BIGINT))", FieldType::Integer,
        Value(qint64{9007199254740993LL}));
    row("COUNT(*)", FieldType::Integer, Value(1));
    row("CAST(NULL AS BIGINT)", FieldType::Integer, Value());
    row("1 = 1", FieldType::Boolean, Value(true));
    row("1 = 2", FieldType::Boolean, Value(false));
    row("CAST('2000-01-01' AS DATE)", FieldType::Date, Value(QDate(2000, 1, 1)));
    row("CAST('1999-12-31' AS DATE)", FieldType::Date, Value(QDate(1999, 12, 31)));
    row("CAST('0001-01-01' AS DATE)", FieldType::Date, Value(QDate(1, 1, 1)));
    row("CAST('9999-12-31' AS DATE)", FieldType::Date, Value(QDate(9999, 12, 31)));
    row("CAST('' AS TEXT)", FieldType::Text, Value(QString()));
    row("CAST('kontor' AS NAME)", FieldType::Text, Value(u"kontor"_s));
    row("CAST('kontor' AS VARCHAR(10))", FieldType::Text, Value(u"kontor"_s));
    row("CAST('0190a000-0000-7000-8000-0000000000aa' AS UUID)", FieldType::Reference,
        Value(QUuid::fromString(someId)));
    row("CAST('\\x00ff27' AS BYTEA)", FieldType::Bytes, Value(QByteArray("\0\xff'", 3)));
    row("CAST('' AS BYTEA)", FieldType::Bytes, Value(QByteArray("")));
    // Asked for as another type than the column has: as its text says.
    row("CAST('0190a000-0000-7000-8000-0000000000aa' AS UUID)", FieldType::Text,
        Value(QString(someId)));
    row("CAST(42 AS BIGINT)", FieldType::Text, Value(u"42"_s));
    row("CAST('2024-02-29' AS DATE)", FieldType::Text, Value(u"2024-02-29"_s));
    row("CAST('42' AS TEXT)", FieldType::Integer, Value(42));
    row("CAST('\\x0a' AS BYTEA)", FieldType::Text, Value(u"\\x0a"_s));
}

void PostgresTypesTest::aColumnIsReadAsWhatIsAskedFor()
{
    QFETCH(QString, expression);
    QFETCH(FieldType, type);
    QFETCH(Value, expected);
    const auto store = open();
    QVERIFY(store);
    const auto rows =
        store->read<Rows>([&](Tx &tx) { return tx.rows("SELECT "_L1 + expression, {}, {type}); });
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1);
    QVERIFY(rows->first().first() == expected);
}

/// One column that only comes as text makes all of them come as text.
void PostgresTypesTest::columnsOfAllKindsStandInOneRow()
{
    const auto store = open();
    QVERIFY(store);
    const QList<Value> given{
        Value(QUuid::fromString(someId)), Value(qint64{1} << 40),    Value(u"é😀"_s),
        Value(QByteArray("\\x\0", 3)),    Value(QDate(1980, 2, 29)), Value(true)};
    const QList<FieldType> types{FieldType::Reference, FieldType::Integer, FieldType::Text,
                                 FieldType::Bytes,     FieldType::Date,    FieldType::Boolean};
    const auto columns = u"SELECT CAST(? AS UUID), CAST(? AS BIGINT), CAST(? AS TEXT),"
                         " CAST(? AS BYTEA), CAST(? AS DATE), CAST(? AS BOOLEAN)"_s;
    for (const QString &last : {QString(), u", CAST(1.5 AS NUMERIC)"_s}) {
        const auto rows =
            store->read<Rows>([&](Tx &tx) { return tx.rows(columns + last, given, types); });
        QVERIFY(rows);
        QVERIFY(rows->first() == given);
    }
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::PostgresTypesTest)
#include "postgres_types_test.moc"
