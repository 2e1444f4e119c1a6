#include "common/wire/message_types.h"
#include "tests/common/wire/generators.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace kontor::wire {

/// Converts to anything; only used to count how many values a struct can be made of.
struct Anything {
    template <class T>
    operator T() const;
};

namespace {

template <class T>
QByteArray bytesOf(const T &value)
{
    Writer writer;
    write(writer, value);
    return writer.take();
}

template <class T>
Result<T> valueOf(const QByteArray &bytes, EntityResolver entities = &findSample)
{
    Reader reader(bytes, entities);
    T value{};
    read(reader, value);
    TRY(reader.finish());
    return value;
}

template <class T>
T again(const T &value)
{
    return valueOf<T>(bytesOf(value)).value();
}

QString errorOf(const Result<Value> &result)
{
    return result ? QString() : result.error().code;
}

template <class T, class... Given>
constexpr size_t fieldCount()
{
    if constexpr (requires { T{Given{}..., Anything{}}; }) {
        return fieldCount<T, Given..., Anything>();
    } else {
        return sizeof...(Given);
    }
}

// A member that is added to one of these must be added to its form on the line too.
template <class T>
constexpr bool isWhole = fieldCount<T>() == detail::memberCount<T>;
static_assert(isWhole<Filter> && isWhole<Sort> && isWhole<Totals>);
// Query::atOffice is between a screen and its desktop.
static_assert(fieldCount<Query>() == detail::memberCount<Query> + 1);
static_assert(isWhole<Arguments> && isWhole<Change> && isWhole<HistoryEntry> && isWhole<Error>);
static_assert(isWhole<DrillTarget> && isWhole<ReportColumn> && isWhole<ReportRow>);
static_assert(isWhole<ReportTable> && isWhole<ReportParameter> && isWhole<ReportDescription>);

template <class... T>
constexpr bool areWhole(MessageList<T...>)
{
    return (isWhole<T> && ...);
}
static_assert(areWhole(GeneralMessages()));

} // namespace

class CodecTest : public QObject
{
    Q_OBJECT

private slots:
    void valuesHaveTheBytesOfRfc8949_data();
    void valuesHaveTheBytesOfRfc8949();
    void valuesReadBack();
    void qtReadsWhatIsWritten();
    void recordsReadBack();
    void secretsStayHome();
    void recordsAreMappedByFieldName();
    void recordsOfUnknownEntitiesArePassedOver();
    void linesOfOtherVersionsKeepTheirSilence();
    void filtersReadBack();
    void argumentsReadBack();
    void messagesReadBack();
    void reportsReadBack();
    void errorArgumentsReadBack();
    void laterMembersArePassedOver();
    void wrongInputIsRefused_data();
    void wrongInputIsRefused();
};

// Expected bytes: RFC 8949 appendix A and the tags' registrations, not this program.
void CodecTest::valuesHaveTheBytesOfRfc8949_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char *name, const Value &value, const char *hex) {
        QTest::newRow(name) << value << QByteArray(hex);
    };
    row("empty", Value(), "f6");
    row("withheld", Value(Withheld()), "f7");
    row("false", Value(false), "f4");
    row("true", Value(true), "f5");
    row("0", Value(0), "00");
    row("23", Value(23), "17");
    row("24", Value(24), "1818");
    row("1000", Value(1000), "1903e8");
    row("1000000", Value(1'000'000), "1a000f4240");
    row("1000000000000", Value(qint64{1'000'000'000'000}), "1b000000e8d4a51000");
    row("-1", Value(-1), "20");
    row("-1000", Value(-1000), "3903e7");
    row("smallest", Value(std::numeric_limits<qint64>::min()), "3b7fffffffffffffff");
    row("no text", Value(u""_s), "60");
    row("IETF", Value(u"IETF"_s), "6449455446");
    row("water", Value(u"\u6c34"_s), "63e6b0b4");
    row("bytes", Value(QByteArray("\1\2\3\4")), "4401020304");
    row("the day of Unix", Value(QDate(1970, 1, 1)), "d86400");
    row("RFC 8943's day", Value(QDate(1940, 10, 9)), "d8643929b3");
    row("uuid", Value(QUuid(u"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"_s)),
        "d82550f81d4fae7dec11d0a76500a0c91e6bf6");
}

void CodecTest::valuesHaveTheBytesOfRfc8949()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, hex);
    QCOMPARE(bytesOf(value).toHex(), hex);
    QCOMPARE(valueOf<Value>(QByteArray::fromHex(hex)).value(), value);
}

void CodecTest::valuesReadBack()
{
    QVERIFY(rc::check([] {
        const Value value = *anyValue();
        RC_ASSERT(again(value) == value);
    }));
}

void CodecTest::qtReadsWhatIsWritten()
{
    QVERIFY(rc::check([] {
        const QList<Record> records = *anyRecords();
        const QByteArray bytes = bytesOf(records);
        QCborParserError error;
        const QCborValue tree = QCborValue::fromCbor(bytes, &error);
        RC_ASSERT(error.error == QCborError::NoError);
        // Qt writes the shortest form too.
        RC_ASSERT(tree.toCbor() == bytes);
        RC_ASSERT(valueOf<QList<Record>>(tree.toCbor()).value() == records);
    }));
}

void CodecTest::recordsReadBack()
{
    QVERIFY(rc::check([] {
        const QList<Record> records = *anyRecords();
        RC_ASSERT(again(records) == records);
        const Record record = *anyRecord();
        RC_ASSERT(again(record) == record);
        QList<ListRow> rows;
        for (const Record &each : records) {
            rows.append({each, {*anyValue(), *anyValue()}});
        }
        RC_ASSERT(again(rows) == rows);
        const Change change{Change::Operation::Update, record, *anyRecord()};
        const Change changeAgain = again(change);
        RC_ASSERT(changeAgain.before == change.before);
        RC_ASSERT(changeAgain.after == change.after);
    }));
    QCOMPARE(again(Record()), Record());
}

void CodecTest::secretsStayHome()
{
    Sample sample;
    sample.secret = u"hash of a password"_s;
    const QByteArray bytes = bytesOf(toRecord(sample));
    QVERIFY(!bytes.contains("hash of a password"));
    QCOMPARE(valueOf<Record>(bytes)->value("secret"), Value(u""_s));

    // Nor does a client get to write one.
    Writer writer;
    writer.array(4);
    writer.text("sample"_L1);
    writer.array(1);
    writer.text("secret"_L1);
    writer.null();
    writer.array(1);
    writer.array(8);
    write(writer, QUuid());
    writer.integer(0);
    writer.boolean(false);
    writer.integer(0);
    write(writer, QUuid());
    writer.integer(0);
    write(writer, QUuid());
    writer.text("mine"_L1);
    const Result<Record> record = valueOf<Record>(writer.take());
    QVERIFY(record);
    QCOMPARE(record->value("secret"), Value(u""_s));
}

void CodecTest::recordsAreMappedByFieldName()
{
    Sample sample;
    sample.name = u"Tea house"_s;
    sample.city = u"杭州"_s;
    sample.amount = Amount::fromInteger(5);
    sample.lines.append(SampleLine());
    const Record later = valueOf<Record>(bytesOf(toRecord(sample)), &findLaterSample).value();
    QCOMPARE(later.value("name"), Value(u"Tea house"_s));
    QCOMPARE(later.value("amount"), Value(qint64{50000}));
    QCOMPARE(later.value("region"), Value());
    QVERIFY(later.lines.isEmpty());

    Record sent(laterSample);
    sent.set("name", Value(u"Tea house"_s));
    sent.set("region", Value(u"east"_s));
    const Record earlier = valueOf<Record>(bytesOf(sent), &findSample).value();
    QCOMPARE(earlier.entity, &Sample::entity);
    QCOMPARE(earlier.value("name"), Value(u"Tea house"_s));
    QCOMPARE(earlier.value("city"), Value(u""_s));
    QCOMPARE(earlier.value("active"), Value(false));
    QCOMPARE(earlier.values.size(), Sample::entity.fields.size());
}

/// A newer server may tell of records that an older desktop has never heard of.
void CodecTest::recordsOfUnknownEntitiesArePassedOver()
{
    const auto nobody = [](const QString &) -> const Entity * { return nullptr; };
    const Result<Record> record = valueOf<Record>(bytesOf(Record(Sample::entity)), nobody);
    QVERIFY(record);
    QCOMPARE(record->entity, nullptr);

    static const Entity unheardOf{"unheard_of", {}, {}, "sample", Sample::entity.fields};
    const Record known(Sample::entity);
    const auto records = valueOf<QList<Record>>(
        bytesOf(QList<Record>{Record(unheardOf), known, Record(unheardOf)}), &findSample);
    QVERIFY(records);
    QCOMPARE(*records, QList<Record>{known});

    Query query;
    query.entity = &Sample::entity;
    const Result<Query> asked = valueOf<Query>(bytesOf(query), nobody);
    QVERIFY(!asked);
    QCOMPARE(asked.error().code, u"entity_unknown"_s);
    QCOMPARE(asked.error().args.value(u"entity"_s).toString(), u"sample"_s);
}

/// An older desktop sends whole lines without what it does not know, and a newer one sends fields
/// that an older server does not know.
void CodecTest::linesOfOtherVersionsKeepTheirSilence()
{
    Entity olderLine = SampleLine::entity;
    olderLine.fields.removeIf(
        [](const Field &field) { return QLatin1String(field.name) == "price"_L1; });
    olderLine.fields.append(field<&SampleLine::net>("weight", {}));
    olderLine.fields.append(field<&SampleLine::description>("remark", {}));
    static const Entity line = olderLine;
    Record sent(line);
    sent.set("description", Value(u"tea"_s));
    sent.set("weight", Value(5));
    Arguments arguments;
    arguments.lines = QList<Record>{sent};
    const auto read = valueOf<Arguments>(bytesOf(arguments), &findSample);
    QVERIFY(read);
    QCOMPARE(read->lines->size(), 1);
    QCOMPARE(read->lines->first().value("description"), Value(u"tea"_s));
    QCOMPARE(read->lines->first().value("price"), Value(Withheld()));
    // Nothing is said by an empty remark.
    QCOMPARE(read->unknownFields, QStringList{u"weight"_s});
}

void CodecTest::filtersReadBack()
{
    QVERIFY(rc::check([] {
        Query query;
        query.entity = &Sample::entity;
        query.filter = *anyFilter();
        query.sort = {{*anyText(), *rc::gen::arbitrary<bool>()}};
        query.after = {*anyValue()};
        query.limit = *rc::gen::arbitrary<int>();
        query.joined = {*anyText()};
        query.withLines = *rc::gen::arbitrary<bool>();
        query.withArchived = *rc::gen::arbitrary<bool>();
        const Query read = again(query);
        RC_ASSERT(read.entity == query.entity && read.filter == query.filter);
        RC_ASSERT(read.sort == query.sort && read.after == query.after);
        RC_ASSERT(read.limit == query.limit && read.joined == query.joined);
        RC_ASSERT(read.withLines == query.withLines && read.withArchived == query.withArchived);
    }));
}

void CodecTest::argumentsReadBack()
{
    QVERIFY(rc::check([] {
        const Arguments arguments = *anyArguments();
        RC_ASSERT(again(arguments) == arguments);
    }));
    // No lines and an empty list of lines are different wishes.
    Arguments arguments;
    QVERIFY(!again(arguments).lines);
    arguments.lines = QList<Record>();
    QVERIFY(again(arguments).lines);
}

void CodecTest::messagesReadBack()
{
    const Execute execute{newUuid(), u"party.update"_s, 2,
                          Arguments{newUuid(), 3, {{u"name"_s, Value(u"y"_s)}}, {}, {}}};
    const QByteArray bytes = encode(execute, 17);

    const QCborMap map = QCborValue::fromCbor(bytes).toMap();
    QCOMPARE(map.value(u"t"_s).toString(), u"execute"_s);
    QCOMPARE(map.value(u"i"_s).toInteger(), 17);
    QCOMPARE(map.value(u"name"_s).toString(), u"party.update"_s);

    const Message message = Message::parse(bytes).value();
    QCOMPARE(message.type(), QByteArray("execute"));
    QCOMPARE(message.request(), 17U);
    const Execute read = message.as<Execute>(&findSample).value();
    QCOMPARE(read.command, execute.command);
    QCOMPARE(read.name, execute.name);
    QCOMPARE(read.version, 2);
    QCOMPARE(read.arguments, execute.arguments);
    QCOMPARE(message.as<Read>(&findSample).error().code, u"message_malformed"_s);

    const Message push = Message::parse(encode(Ping())).value();
    QVERIFY(push.is<Ping>());
    QCOMPARE(push.request(), 0U);
}

void CodecTest::reportsReadBack()
{
    ReportTable table;
    table.title = u"资产负债表"_s;
    table.columns = {{u"name"_s, {"Report", "Item"}, FieldType::Text, 2},
                     {u"amount"_s, {"Report", "Amount"}, FieldType::Amount, 2}};
    DrillTarget target;
    target.entity = u"journal_entry"_s;
    target.filter = Filter::equal("account", Value(newUuid()));
    target.parameters = {{u"as_of"_s, u"2026-06-30"_s}};
    table.rows = {{ReportRow::Kind::Total, 1, {Value(u"Cash"_s), Value(5)}, target, {target, {}}}};
    table.asOf = 12345;
    const ReportTable read = again(table);
    QCOMPARE(read.title, table.title);
    QCOMPARE(read.asOf, 12345);
    QCOMPARE(read.columns.at(1).name, u"amount"_s);
    QCOMPARE(read.columns.at(1).type, FieldType::Amount);
    QCOMPARE(read.columns.at(1).label.text, "Amount");
    QCOMPARE(read.columns.at(1).label.context, "Report");
    QCOMPARE(read.rows.at(0).kind, ReportRow::Kind::Total);
    QCOMPARE(read.rows.at(0).values, table.rows.at(0).values);
    QCOMPARE(read.rows.at(0).target, target);
    QCOMPARE(read.rows.at(0).cells, (QList<DrillTarget>{target, {}}));
    QCOMPARE(bytesOf(read), bytesOf(table));

    const ReportParameter account{u"account"_s,
                                  {"Report", "Account"},
                                  FieldType::Reference,
                                  &Sample::entity,
                                  {{"a", {"Report", "A"}}},
                                  Value(7),
                                  true};
    const ReportParameter parameter = again(account);
    QCOMPARE(parameter.target, &Sample::entity);
    QCOMPARE(parameter.choices.at(0).code, "a");
    QCOMPARE(parameter.initial, Value(7));
}

void CodecTest::errorArgumentsReadBack()
{
    const Error error{
        u"stock_short"_s,
        {{u"missing"_s, 3},
         {u"product"_s, u"绿茶"_s},
         {u"date"_s, QDate(2026, 2, 28)},
         {u"steps"_s, QVariantList{u"a"_s, true, QVariant()}},
         {u"nested"_s, QVariantMap{{u"id"_s, QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2)}}}},
        u"quantity"_s};
    const Error read = again(error);
    QCOMPARE(read.code, error.code);
    QCOMPARE(read.field, error.field);
    QCOMPARE(read.args.value(u"missing"_s).toInt(), 3);
    QCOMPARE(read.args.value(u"product"_s), error.args.value(u"product"_s));
    QCOMPARE(read.args.value(u"date"_s), error.args.value(u"date"_s));
    QCOMPARE(read.args.value(u"steps"_s), error.args.value(u"steps"_s));
    QCOMPARE(read.args.value(u"nested"_s), error.args.value(u"nested"_s));
}

void CodecTest::laterMembersArePassedOver()
{
    const QCborMap later{{u"later"_s, QCborArray{1.5, QCborMap{{u"x"_s, true}}}},
                         {u"field"_s, u"name"_s},
                         {u"also_later"_s, QCborValue(QCborTag(1), 5)}};
    const Result<Sort> sort = valueOf<Sort>(QCborValue(later).toCbor());
    QVERIFY(sort);
    QCOMPARE(sort->field, u"name"_s);
    QVERIFY(!sort->descending);
}

void CodecTest::wrongInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char *name, const char *hex) {
        QTest::newRow(name) << QByteArray(hex);
    };
    row("nothing", "");
    row("half an integer", "19");
    row("beyond a signed integer", "1bffffffffffffffff");
    row("beyond a negative integer", "3bffffffffffffffff");
    row("text longer than the message", "7affffffff61");
    row("text of indefinite length", "7f6161ff");
    row("array of indefinite length", "9fff");
    row("reserved length", "1c");
    row("a number with a fraction", "f93e00");
    row("unknown simple value", "e0");
    row("unknown tag", "c101");
    row("uuid of 15 bytes", "d8254f000000000000000000000000000000");
    row("uuid as text", "d825616a");
    row("date before year 1", "d8643affffffff");
    row("date as text", "d8646161");
    row("not UTF-8", "62c328");
    row("something behind", "0000");
}

void CodecTest::wrongInputIsRefused()
{
    QFETCH(QByteArray, hex);
    QCOMPARE(errorOf(valueOf<Value>(QByteArray::fromHex(hex))), u"message_malformed"_s);
}

} // namespace kontor::wire

QTEST_GUILESS_MAIN(kontor::wire::CodecTest)
#include "codec_test.moc"
