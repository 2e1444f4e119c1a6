#include "common/base/config.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

QList<ConfigEntry> table()
{
    return {{"port", ConfigEntry::Type::Integer, 4710, "The TCP port.", 0, 65535},
            {"database", ConfigEntry::Type::Text, QString(), "Where the books are."},
            {"verbose", ConfigEntry::Type::Boolean, false, "Whether to tell more."}};
}

QString fileWith(const QByteArray &content)
{
    QTemporaryFile file;
    file.setAutoRemove(false);
    return file.open() && file.write(content) == content.size() ? file.fileName() : QString();
}

} // namespace

class ConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void theTableSaysWhatHoldsAtFirst();
    void aFileSaysOtherwise();
    void whatIsPrintedIsReadBack();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void valuesHaveARange();
};

void ConfigTest::theTableSaysWhatHoldsAtFirst()
{
    const Config config(table());
    QCOMPARE(config.integer("port"), 4710);
    QCOMPARE(config.text("database"), QString());
    QCOMPARE(config.boolean("verbose"), false);
}

void ConfigTest::aFileSaysOtherwise()
{
    Config config(table());
    QVERIFY(config.readFile(fileWith("# our server\n\n  port=99 \nverbose = true\n"
                                     "database = postgres://a:p#,=%ss@h/茶\n")));
    QCOMPARE(config.integer("port"), 99);
    QCOMPARE(config.boolean("verbose"), true);
    QCOMPARE(config.text("database"), u"postgres://a:p#,=%ss@h/茶"_s);
    // The command line comes last.
    QVERIFY(config.set(u"port"_s, u"100"_s));
    QCOMPARE(config.integer("port"), 100);
}

void ConfigTest::whatIsPrintedIsReadBack()
{
    Config config(table());
    QVERIFY(config.set(u"database"_s, u"sqlite:/a b/c"_s));
    const QString printed = config.toFile();
    QCOMPARE(printed,
             u"# The TCP port.\nport = 4710\n"
             "# Where the books are.\ndatabase = sqlite:/a b/c\n"
             "# Whether to tell more.\nverbose = false\n"_s);
    Config read(table());
    QVERIFY(read.readFile(fileWith(printed.toUtf8())));
    QCOMPARE(read.toFile(), printed);
}

void ConfigTest::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("value");
    QTest::newRow("unknown key") << QByteArray("prot = 1") << u"config_key_unknown"_s << u"key"_s
                                 << u"prot"_s;
    QTest::newRow("no number") << QByteArray("port = many") << u"config_value_malformed"_s
                               << u"value"_s << u"many"_s;
    QTest::newRow("no truth") << QByteArray("verbose = 1") << u"config_value_malformed"_s
                              << u"key"_s << u"verbose"_s;
    QTest::newRow("no line") << QByteArray("port = 1\nport") << u"config_malformed"_s << u"line"_s
                             << u"2"_s;
}

void ConfigTest::mistakesAreNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(QString, argument);
    QFETCH(QString, value);
    Config config(table());
    const Result<void> result = config.readFile(fileWith(content));
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().args.value(argument).toString(), value);
    QCOMPARE(config.readFile(u"/nowhere"_s).error().code, u"file_unreadable"_s);
}

void ConfigTest::valuesHaveARange()
{
    Config config(table());
    QVERIFY(config.set(u"port"_s, u"65535"_s));
    QCOMPARE(config.set(u"port"_s, u"65536"_s).error().code, u"config_value_malformed"_s);
    QCOMPARE(config.set(u"port"_s, u"-1"_s).error().code, u"config_value_malformed"_s);
    QCOMPARE(config.integer("port"), 65535);
}

} // namespace kontor

QTEST_APPLESS_MAIN(kontor::ConfigTest)
#include "config_test.moc"
