#include "common/wire/frames.h"
#include "common/wire/message_types.h"
#include "tests/common/wire/generators.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

/// Whatever bytes arrive, they are decoded or refused with an error; nothing crashes, nothing takes
/// memory that the bytes do not pay for. The seeds are fixed, so a failure repeats.
namespace kontor::wire {
namespace {

template <class T>
T filled()
{
    return T();
}

template <>
ExecuteReply filled()
{
    return {*anyRecords()};
}

template <>
Execute filled()
{
    return {newUuid(), u"sample.update"_s, 1, *anyArguments()};
}

template <>
List filled()
{
    List list;
    list.query.entity = &Sample::entity;
    list.query.filter = *anyFilter();
    return list;
}

template <>
ListReply filled()
{
    return {{{*anyRecord(), {*anyValue()}}}, true};
}

template <>
HistoryReply filled()
{
    return {{{5, *anyText(), *anyText(), {Change::Operation::Update, *anyRecord(), *anyRecord()}}}};
}

template <>
Read filled()
{
    return {&Sample::entity, newUuid()};
}

template <>
Failed filled()
{
    return {{*anyText(), {{*anyText(), *anyText()}, {*anyText(), 7}}, *anyText()}};
}

/// Decodes the bytes as whatever message they say they are.
template <class... T>
void decode(const QByteArray &bytes, MessageList<T...>)
{
    const Result<Message> message = Message::parse(bytes);
    if (!message) {
        RC_ASSERT(!message.error().code.isEmpty());
        return;
    }
    const auto tryOne = [&]<class One>(const One *) {
        if (message->is<One>()) {
            const Result<One> decoded = message->as<One>(&findSample);
            RC_ASSERT(decoded || !decoded.error().code.isEmpty());
        }
    };
    (tryOne(static_cast<const T *>(nullptr)), ...);
}

using Interesting =
    MessageList<ExecuteReply, Execute, List, ListReply, HistoryReply, Read, Failed, Hello>;

template <class... T>
QByteArray anyMessage(MessageList<T...>)
{
    using Make = QByteArray (*)();
    constexpr std::array<Make, sizeof...(T)> makers{[] { return encode(filled<T>(), 1); }...};
    return makers[*rc::gen::inRange<size_t>(0, makers.size())]();
}

QByteArray damaged(QByteArray bytes)
{
    const int damages = *rc::gen::inRange(1, 6);
    for (int i = 0; i < damages && !bytes.isEmpty(); ++i) {
        const auto at = *rc::gen::inRange<qsizetype>(0, bytes.size());
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << *rc::gen::inRange(0, 8)));
            break;
        case 2:
            bytes[at] = *rc::gen::arbitrary<char>();
            break;
        default:
            bytes.insert(at, *anyBytes());
            break;
        }
    }
    return bytes;
}

/// All contents of frames that the bytes hold, or the error that ends them.
Result<QList<QByteArray>> framesIn(const QByteArray &bytes)
{
    FrameReader reader;
    reader.append(bytes);
    QList<QByteArray> contents;
    while (true) {
        TRY_ASSIGN(const auto content, reader.next());
        if (!content) {
            return contents;
        }
        contents.append(*content);
    }
}

} // namespace

class FuzzTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("RC_PARAMS", "seed=20260701"); }
    void everyTruncationIsRefused();
    void damagedMessagesNeverCrash();
    void randomBytesNeverCrash();
    void damagedFramesNeverCrash();
    void lengthsAreNotBelieved_data();
    void lengthsAreNotBelieved();
    void nestingHasALimit();
    void aBombIsNotUnpacked();
};

void FuzzTest::everyTruncationIsRefused()
{
    QVERIFY(rc::check([] {
        const QByteArray whole = anyMessage(Interesting());
        const auto size = *rc::gen::inRange<qsizetype>(0, whole.size());
        const Result<Message> message = Message::parse(whole.first(size));
        if (message && message->is<Execute>()) {
            RC_ASSERT(!message->as<Execute>(&findSample));
        } else if (message && message->is<ListReply>()) {
            RC_ASSERT(!message->as<ListReply>(&findSample));
        }
    }));
}

void FuzzTest::damagedMessagesNeverCrash()
{
    QVERIFY(rc::check([] {
        const QByteArray message = anyMessage(Interesting());
        for (int i = 0; i < 20; ++i) {
            decode(damaged(message), AllMessages());
        }
    }));
}

void FuzzTest::randomBytesNeverCrash()
{
    std::mt19937 random(20260701);
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<qsizetype> length(0, 300);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes(length(random), Qt::Uninitialized);
        for (char &each : bytes) {
            each = static_cast<char>(byte(random));
        }
        Reader skipping(bytes);
        skipping.skip();
        Reader records(bytes, &findSample);
        QList<Record> list;
        read(records, list);
        // With the envelope of a real message in front of the noise.
        decode(QByteArray::fromHex("b8ff6174676578656375746561690") + bytes, AllMessages());
    }
}

void FuzzTest::damagedFramesNeverCrash()
{
    QVERIFY(rc::check([] {
        const QByteArray content = QByteArray(20'000, 'x') + *anyBytes();
        const QByteArray frame = frameOf(content, Compression::WhenUseful);
        RC_ASSERT(framesIn(frame + frame).value() == (QList<QByteArray>{content, content}));
        const Result<QList<QByteArray>> damagedContents = framesIn(damaged(frame));
        RC_ASSERT(damagedContents || !damagedContents.error().code.isEmpty());
    }));
}

void FuzzTest::lengthsAreNotBelieved_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("array of 2^32 values") << QByteArray("9affffffff00");
    QTest::newRow("array of 2^63 values") << QByteArray("9b7fffffffffffffff00");
    QTest::newRow("map of 2^63 pairs") << QByteArray("bb7fffffffffffffff00");
    QTest::newRow("text of 2^63 bytes") << QByteArray("7b7fffffffffffffff00");
    QTest::newRow("bytes of 2^64-1 bytes") << QByteArray("5bffffffffffffffff00");
}

void FuzzTest::lengthsAreNotBelieved()
{
    QFETCH(QByteArray, hex);
    const QByteArray bytes = QByteArray::fromHex(hex);
    Reader reader(bytes);
    reader.skip();
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().code, u"message_malformed"_s);
}

void FuzzTest::nestingHasALimit()
{
    Filter filter;
    for (int i = 0; i < 100; ++i) {
        filter = Filter::negate(filter);
    }
    Writer writer;
    write(writer, filter);
    const QByteArray bytes = writer.take();
    Reader reader(bytes);
    Filter read;
    wire::read(reader, read);
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().args.value(u"detail"_s).toString(), u"nested too deeply"_s);

    // A million arrays inside each other do not exhaust the stack either.
    const QByteArray deep(1'000'000, '\x81');
    Reader skipping(deep);
    skipping.skip();
    QVERIFY(!skipping.ok());
}

void FuzzTest::aBombIsNotUnpacked()
{
    // 1 MiB of one letter is a frame of about 60 bytes; one that says it holds more is refused
    // before it is unpacked.
    const QByteArray frame = frameOf(QByteArray(limits::frameBytes, 'x'), Compression::WhenUseful);
    QVERIFY(frame.size() < 1000);
    FrameReader reader;
    reader.setLimit(limits::frameBytesBeforeSignIn);
    reader.append(frame);
    const auto content = reader.next();
    QVERIFY(!content);
    QCOMPARE(content.error().code, u"frame_too_long"_s);
}

} // namespace kontor::wire

QTEST_GUILESS_MAIN(kontor::wire::FuzzTest)
#include "fuzz_test.moc"
