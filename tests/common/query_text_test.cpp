#include "common/model/query.h"
#include "tests/support/trade_entities.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

using Op = Filter::Op;

/// Filters and values as people type them on a command line.
class QueryTextTest : public QObject
{
    Q_OBJECT

private slots:
    void conditionsAreReadAsTheyAreMeant_data();
    void conditionsAreReadAsTheyAreMeant();
    void whatIsNoConditionIsRefused_data();
    void whatIsNoConditionIsRefused();
    void valuesReadBackAsTheyAreWritten_data();
    void valuesReadBackAsTheyAreWritten();
    void whatIsNoValueIsRefused_data();
    void whatIsNoValueIsRefused();
};

void QueryTextTest::conditionsAreReadAsTheyAreMeant_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Filter>("filter");
    const Filter gold = Filter::equal("grade", Value(u"gold"_s));
    const Filter rich =
        Filter::compare("limit", Op::GreaterOrEqual, Value(Amount::fromInteger(100).raw()));
    const Filter tea = Filter::compare("name", Op::Contains, Value(u"green tea"_s));
    QTest::newRow("nothing") << u" "_s << Filter();
    QTest::newRow("equal") << u"grade=gold"_s << gold;
    QTest::newRow("number") << u"limit >= 100"_s << rich;
    QTest::newRow("quoted") << u"name~'green tea'"_s << tea;
    QTest::newRow("a quote in quotes")
        << u"name = \"a \"\"b\"\"\""_s << Filter::equal("name", Value(u"a \"b\""_s));
    QTest::newRow("starts with") << u"name^G"_s
                                 << Filter::compare("name", Op::StartsWith, Value(u"G"_s));
    QTest::newRow("and binds closer than or") << u"grade=gold or limit>=100 AND name~'green tea'"_s
                                              << Filter::any({gold, Filter::all({rich, tea})});
    QTest::newRow("parentheses") << u"(grade=gold or limit>=100) and not name~'green tea'"_s
                                 << Filter::all({Filter::any({gold, rich}), Filter::negate(tea)});
    QTest::newRow("empty") << u"since is empty"_s << Filter::empty("since");
    QTest::newRow("not empty") << u"since is not empty"_s << Filter::negate(Filter::empty("since"));
    QTest::newRow("one of") << u"grade in (gold, lead)"_s
                            << Filter::in("grade", {Value(u"gold"_s), Value(u"lead"_s)});
    QTest::newRow("path") << u"region.name != North"_s
                          << Filter::compare("region.name", Op::NotEqual, Value(u"North"_s));
    QTest::newRow("what every record has")
        << u"archived=true and version>2"_s
        << Filter::all({Filter::equal("archived", Value(true)),
                        Filter::compare("version", Op::Greater, Value(2))});
    QTest::newRow("date") << u"since<2024-02-29"_s
                          << Filter::compare("since", Op::Less, Value(QDate(2024, 2, 29)));
}

void QueryTextTest::conditionsAreReadAsTheyAreMeant()
{
    QFETCH(QString, text);
    QFETCH(Filter, filter);
    const auto parsed = parseFilter(Client::entity, text);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().code));
    QVERIFY(*parsed == filter);
}

void QueryTextTest::whatIsNoConditionIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *text, const char *code, const char *field) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(code)
                            << QString::fromLatin1(field);
    };
    row("grade", "filter_malformed", "");
    row("grade=", "filter_malformed", "");
    row("=gold", "filter_malformed", "");
    row("grade=gold and", "filter_malformed", "");
    row("(grade=gold", "filter_malformed", "");
    row("grade=gold)", "filter_malformed", "");
    row("name='tea", "filter_malformed", "");
    row("since is full", "filter_malformed", "");
    row("colour=red", "field_unknown", "colour");
    row("name.length=3", "field_unknown", "name.length");
    row("grade=platinum", "value_malformed", "grade");
    row("limit>much", "value_malformed", "limit");
    const QString deep = QString(5000, u'(') + "grade=gold"_L1;
    QTest::newRow("too deep") << deep << u"filter_malformed"_s << QString();
}

void QueryTextTest::whatIsNoConditionIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const auto parsed = parseFilter(Client::entity, text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
    QCOMPARE(parsed.error().field, field);
}

void QueryTextTest::valuesReadBackAsTheyAreWritten_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("text");
    const QUuid id = QUuid::fromString("0190a000-0000-7000-8000-0000000000aa"_L1);
    QTest::newRow("text") << u"name"_s << Value(u" 茶 "_s) << u" 茶 "_s;
    QTest::newRow("amount") << u"limit"_s << Value(-12500) << u"-1.25"_s;
    QTest::newRow("integer") << u"visits"_s << Value(42) << u"42"_s;
    QTest::newRow("boolean") << u"active"_s << Value(true) << u"true"_s;
    QTest::newRow("date") << u"since"_s << Value(QDate(2024, 2, 29)) << u"2024-02-29"_s;
    QTest::newRow("instant") << u"seen_at"_s << Value(qint64{1'700'000'000'123})
                             << u"2023-11-14T22:13:20.123Z"_s;
    QTest::newRow("reference") << u"region"_s << Value(id)
                               << u"0190a000-0000-7000-8000-0000000000aa"_s;
    QTest::newRow("choice") << u"grade"_s << Value(u"lead"_s) << u"lead"_s;
    QTest::newRow("bytes") << u"picture"_s << Value(QByteArray("\0\xff", 2)) << u"AP8="_s;
    QTest::newRow("no date") << u"since"_s << Value() << u""_s;
}

void QueryTextTest::valuesReadBackAsTheyAreWritten()
{
    QFETCH(QString, field);
    QFETCH(Value, value);
    QFETCH(QString, text);
    const Field &described = *Client::entity.find(field);
    QCOMPARE(formatValue(described, value), text);
    const auto parsed = parseValue(described, text);
    QVERIFY(parsed);
    QVERIFY(*parsed == value);
}

void QueryTextTest::whatIsNoValueIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *field, const char *text, const char *code) {
        QTest::newRow(field) << QString::fromLatin1(field) << QString::fromLatin1(text)
                             << QString::fromLatin1(code);
    };
    row("limit", "1,5", "number_malformed");
    row("visits", "1.5", "number_too_precise");
    row("active", "maybe", "boolean_malformed");
    row("since", "29.02.2024", "date_malformed");
    row("seen_at", "yesterday", "instant_malformed");
    row("region", "north", "id_malformed");
    row("grade", "Gold", "choice_unknown");
    row("picture", "%%", "bytes_malformed");
}

void QueryTextTest::whatIsNoValueIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, code);
    const auto parsed = parseValue(*Client::entity.find(field), text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
    QCOMPARE(parsed.error().field, field);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::QueryTextTest)
#include "query_text_test.moc"
