#include "server/exchange/csv.h"
#include "server/exchange/encoding.h"
#include "tests/integration/northwind/sql_to_csv.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/programs.h"

#include "common/base/fixed.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

const QString folder = QStringLiteral(KONTOR_SOURCE_DIR "/tests/integration/northwind/");
const QString script = QStringLiteral(KONTOR_SOURCE_DIR "/tests/fixtures/northwind/instnwnd.sql");
const QStringList environment{u"KONTOR_PASSWORD=correct horse"_s};

/// `column` of the row whose column `key` is `value`, of every row: a lookup table.
QHash<QString, QStringList> rowsBy(const TextTable &table, const QString &key)
{
    QHash<QString, QStringList> rows;
    for (const QStringList &row : table.rows) {
        rows.insert(row.at(table.column(key)), row);
    }
    return rows;
}

/// Every order line with the columns of its order in front.
TextTable joinedLines(const TextTable &orders, const TextTable &details)
{
    const QHash<QString, QStringList> order = rowsBy(orders, u"OrderID"_s);
    TextTable joined;
    joined.header = details.header + QStringList{u"CustomerID"_s, u"EmployeeID"_s, u"OrderDate"_s};
    for (const QStringList &line : details.rows) {
        const QStringList head = order.value(line.at(details.column(u"OrderID"_s)));
        joined.rows.append(line
                           + QStringList{head.at(orders.column(u"CustomerID"_s)),
                                         head.at(orders.column(u"EmployeeID"_s)),
                                         head.at(orders.column(u"OrderDate"_s))});
    }
    return joined;
}

/// What must be bought so that every order can be delivered and the script's stock remains, at 60 %
/// of the list price.
TextTable purchases(const TextTable &products, const TextTable &details)
{
    QHash<QString, int> sold;
    for (const QStringList &line : details.rows) {
        sold[line.at(details.column(u"ProductID"_s))] +=
            line.at(details.column(u"Quantity"_s)).toInt();
    }
    TextTable table;
    table.header = {u"SupplierID"_s, u"ProductID"_s, u"Quantity"_s, u"Cost"_s};
    for (const QStringList &product : products.rows) {
        const QString id = product.at(products.column(u"ProductID"_s));
        const int stock = product.at(products.column(u"UnitsInStock"_s)).toInt();
        const Rate price = Rate::fromString(product.at(products.column(u"UnitPrice"_s))).value();
        const Rate cost = multiply(price, Rate::fromString(u"0.6"_s).value(), 2).value();
        table.rows.append({product.at(products.column(u"SupplierID"_s)), id,
                           QString::number(sold.value(id) + stock), cost.toString()});
    }
    return table;
}

/// `name value` lines of the awk program, which reads the script and nothing else.
QHash<QString, qint64> expectations()
{
    QProcess awk;
    awk.start(u"awk"_s, {u"-f"_s, folder + u"expected.awk"_s, script});
    awk.waitForFinished();
    QHash<QString, qint64> values;
    for (const QByteArray &line : awk.readAllStandardOutput().trimmed().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        values.insert(QString::fromLatin1(words.value(0)), words.value(1).toLongLong());
    }
    return values;
}

/// Cents of an amount as text.
qint64 cents(const QString &amount)
{
    return Amount::fromString(amount).value().raw() / 100;
}

} // namespace

/// One whole trade on real input: every customer, supplier, product, employee and order of
/// Northwind through import, purchase, receipt, delivery, invoice and payment, by the programs that
/// users have.
class NorthwindTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyOrderEndsInTheBooks_data();
    void everyOrderEndsInTheBooks();
    void cleanupTestCase();

private:
    void importAll(const QTemporaryDir &files);
    void buyEverything();
    void sellEverything();
    void checkBooks();

    ProgramResult admin(const QStringList &arguments, const QByteArray &input = {});
    QJsonArray list(const QString &entity, const QString &filter = {});
    QJsonObject report(const QString &name, const QByteArray &parameters);
    /// Lines for `call -`; the answers, one a line. Fails the test when one is an error.
    QList<QJsonObject> callAll(const QList<QByteArray> &lines);

    std::unique_ptr<PostgresCluster> m_cluster;
    QHash<QString, qint64> m_expected;
    QStringList m_connection;             ///< how kontor-admin reaches the server
    QHash<QString, QByteArray> m_reports; ///< of the first database
};

void NorthwindTest::initTestCase()
{
    auto cluster = PostgresCluster::start();
    QVERIFY(cluster);
    m_cluster = std::move(*cluster);
    m_expected = expectations();
    QCOMPARE(m_expected.value(u"orders"_s), 830);
    QCOMPARE(m_expected.value(u"lines"_s), 2155);
}

void NorthwindTest::cleanupTestCase()
{
    m_cluster.reset();
}

void NorthwindTest::everyOrderEndsInTheBooks_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void NorthwindTest::everyOrderEndsInTheBooks()
{
    QFETCH(bool, postgres);
    const QTemporaryDir data;
    QStringList where{u"--data"_s, data.path()};
    if (postgres) {
        const auto database = m_cluster->createDatabase(u"northwind"_s);
        QVERIFY(database);
        where += {u"--database"_s, database->url()};
    }
    const ProgramResult founded =
        runProgram(u"kontor-admin"_s, QStringList{u"init"_s, u"Northwind"_s} + where, environment);
    QVERIFY2(founded.exitCode == 0, founded.errors.constData());
    auto server = ServerProcess::start(where);
    QVERIFY2(server, server ? "" : qPrintable(server.error().args.value(u"detail"_s).toString()));
    m_connection = {u"--server"_s, (*server)->address(), u"--fingerprint"_s,
                    (*server)->fingerprint()};

    const QTemporaryDir files;
    importAll(files);
    buyEverything();
    sellEverything();
    checkBooks();
    if (QTest::currentTestFailed()) {
        return;
    }
    QVERIFY((*server)->stop());
    const ProgramResult verified =
        runProgram(u"kontor-admin"_s, QStringList{u"verify"_s} + where, environment);
    QCOMPARE(verified.output, QByteArray("{\"findings\":[]}\n"));
    QCOMPARE(verified.exitCode, 0);
}

ProgramResult NorthwindTest::admin(const QStringList &arguments, const QByteArray &input)
{
    return runProgram(u"kontor-admin"_s, arguments + m_connection, environment, input);
}

QJsonArray NorthwindTest::list(const QString &entity, const QString &filter)
{
    QStringList arguments{u"list"_s, entity};
    if (!filter.isEmpty()) {
        arguments += {u"--filter"_s, filter};
    }
    QJsonArray records;
    for (const QByteArray &line : admin(arguments).output.trimmed().split('\n')) {
        records.append(QJsonDocument::fromJson(line).object());
    }
    return records;
}

QJsonObject NorthwindTest::report(const QString &name, const QByteArray &parameters)
{
    const ProgramResult result = admin({u"report"_s, name, QString::fromUtf8(parameters)});
    if (result.exitCode != 0) {
        QTest::qFail(result.errors.constData(), __FILE__, __LINE__);
    }
    return result.json();
}

QList<QJsonObject> NorthwindTest::callAll(const QList<QByteArray> &lines)
{
    const ProgramResult result = admin({u"call"_s, u"-"_s}, lines.join('\n') + '\n');
    QList<QJsonObject> answers;
    for (const QByteArray &line : result.output.trimmed().split('\n')) {
        answers.append(QJsonDocument::fromJson(line).object());
    }
    if (result.exitCode != 0 || answers.size() != lines.size()) {
        QTest::qFail((result.output.right(600) + result.errors.right(600)).constData(), __FILE__,
                     __LINE__);
    }
    return answers;
}

void NorthwindTest::importAll(const QTemporaryDir &files)
{
    QFile file(script);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QMap<QString, TextTable> tables = tablesOfScript(decodeText(file.readAll()).value());
    tables.insert(u"Sold"_s, joinedLines(tables[u"Orders"_s], tables[u"Order Details"_s]));
    tables.insert(u"Bought"_s, purchases(tables[u"Products"_s], tables[u"Order Details"_s]));

    struct Step {
        const char *entity;
        const char *mapping;
        const char *table;
        int records;
    };
    for (const Step &step :
         {Step{"party", "customers", "Customers", 91}, Step{"party", "suppliers", "Suppliers", 29},
          Step{"contact", "contacts", "Customers", 91},
          Step{"address", "addresses", "Customers", 91}, Step{"user", "employees", "Employees", 9},
          Step{"product", "products", "Products", 77},
          Step{"purchase_order", "purchases", "Bought", 29},
          Step{"sales_order", "orders", "Sold", 830}}) {
        const QString path = files.filePath(QString::fromLatin1(step.mapping) + u".csv"_s);
        QFile csv(path);
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write(writeCsv(tables.value(QString::fromLatin1(step.table))));
        csv.close();
        const ProgramResult result =
            admin({u"import"_s, QString::fromLatin1(step.entity), path, u"--mapping"_s,
                   folder + QString::fromLatin1(step.mapping) + u".json"_s});
        QVERIFY2(result.exitCode == 0, (result.output + result.errors).constData());
        QCOMPARE(result.json().value(u"created"_s).toInt(), step.records);
    }
}

void NorthwindTest::buyEverything()
{
    const QByteArray period = list(u"fiscal_period"_s).first()[u"id"_s].toString().toLatin1();
    QList<QByteArray> years;
    for (const char *year : {"1996", "1997", "1998"}) {
        years << "fiscal_period.open_year {\"id\":\"" + period + "\",\"year\":" + year + "}";
    }
    callAll(years);
    QList<QByteArray> steps;
    for (const QJsonValue &order : list(u"purchase_order"_s)) {
        const QByteArray id = order[u"id"_s].toString().toLatin1();
        steps << "purchase_order.confirm {\"id\":\"" + id + "\"}"
              << "purchase_order.receive {\"id\":\"" + id + "\",\"date\":\"1996-07-02\"}"
              << "purchase_order.bill {\"id\":\"" + id + "\",\"date\":\"1996-07-02\"}";
    }
    callAll(steps);
    QList<QByteArray> payments;
    for (const QJsonValue &bill : list(u"vendor_bill"_s)) {
        payments << "vendor_bill.pay {\"id\":\"" + bill[u"id"_s].toString().toLatin1()
                + "\",\"date\":\"1996-07-03\"}";
    }
    QCOMPARE(payments.size(), 29);
    callAll(payments);
}

void NorthwindTest::sellEverything()
{
    QList<QByteArray> steps;
    for (const QJsonValue &order : list(u"sales_order"_s)) {
        const QByteArray id = order[u"id"_s].toString().toLatin1();
        const QByteArray on = "\",\"date\":\"" + order[u"date"_s].toString().toLatin1() + "\"}";
        steps << "sales_order.confirm {\"id\":\"" + id + "\"}"
              << "sales_order.deliver {\"id\":\"" + id + on
              << "sales_order.invoice {\"id\":\"" + id + on;
    }
    QCOMPARE(steps.size(), 3 * 830);
    callAll(steps);
    QList<QByteArray> payments;
    for (const QJsonValue &invoice : list(u"sales_invoice"_s)) {
        payments << "sales_invoice.pay {\"id\":\"" + invoice[u"id"_s].toString().toLatin1()
                + "\",\"date\":\"1998-06-30\"}";
    }
    QCOMPARE(payments.size(), 830);
    callAll(payments);
}

void NorthwindTest::checkBooks()
{
    // Balances of the roles' accounts, by their codes in the Chinese chart.
    const QJsonObject trial =
        report(u"trial_balance"_s, R"({"from":"1996-01-01","to":"1998-12-31"})");
    qint64 debit = 0;
    qint64 credit = 0;
    QHash<QString, qint64> balance;
    for (const QJsonValue &row : trial.value(u"rows"_s).toArray()) {
        const QString code = row[u"code"_s].toString();
        const qint64 net = cents(row[u"closing_debit"_s].toString(u"0"_s))
            - cents(row[u"closing_credit"_s].toString(u"0"_s));
        balance.insert(code, net);
        if (code.size() == 4) {
            debit += qMax<qint64>(net, 0);
            credit += qMax<qint64>(-net, 0);
        }
    }
    QCOMPARE(debit, credit);
    QCOMPARE(-balance.value(u"5001"_s), m_expected.value(u"revenue"_s));
    QCOMPARE(balance.value(u"5401"_s), m_expected.value(u"cost_of_sales"_s));
    QCOMPARE(balance.value(u"1405"_s), m_expected.value(u"stock_value"_s));
    QCOMPARE(-balance.value(u"22210107"_s), m_expected.value(u"output_vat"_s));
    QCOMPARE(balance.value(u"22210101"_s), m_expected.value(u"input_vat"_s));
    QCOMPARE(balance.value(u"1122"_s), 0);
    QCOMPARE(balance.value(u"1002"_s),
             m_expected.value(u"revenue"_s) + m_expected.value(u"output_vat"_s)
                 - m_expected.value(u"purchases"_s) - m_expected.value(u"input_vat"_s));

    qint64 units = 0;
    for (const QJsonValue &level : list(u"stock_level"_s)) {
        units += level[u"on_hand"_s].toString().toLongLong();
    }
    QCOMPARE(units, m_expected.value(u"stock_units"_s));

    const QHash<QString, QByteArray> statements{
        {u"balance_sheet"_s, R"({"as_of":"1998-12-31"})"},
        {u"income_statement"_s, R"({"as_of":"1998-12-31"})"},
        {u"cash_flow_statement"_s, R"({"as_of":"1998-12-31"})"},
        {u"trial_balance"_s, R"({"from":"1996-01-01","to":"1998-12-31"})"},
        {u"stock_on_hand"_s, "{}"},
        {u"sales_by_product"_s, R"({"from":"1996-01-01","to":"1998-12-31"})"}};
    for (auto each = statements.begin(); each != statements.end(); ++each) {
        const QByteArray rows =
            QJsonDocument(report(each.key(), each.value()).value(u"rows"_s).toArray()).toJson();
        QVERIFY2(rows.size() > 10, qPrintable(each.key()));
        if (m_reports.contains(each.key())) {
            QCOMPARE(rows, m_reports.value(each.key()));
        }
        m_reports.insert(each.key(), rows);
    }
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::NorthwindTest)
#include "northwind_test.moc"
