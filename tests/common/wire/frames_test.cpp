#include "common/wire/frames.h"
#include "common/wire/heartbeat.h"
#include "common/wire/message.h"
#include "common/wire/messages.h"
#include "tests/common/wire/generators.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::wire {
namespace {

/// Bytes that do not compress, the same in every run.
QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint64 state = 88172645463325252ULL;
    for (char &each : bytes) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        each = static_cast<char>(state);
    }
    return bytes;
}

QByteArray messageOf(const QByteArray &token)
{
    return encode(DeviceSignIn{newUuid(), token}, 9);
}

} // namespace

class FramesTest : public QObject
{
    Q_OBJECT

private slots:
    void aFrameIsItsLengthAndItsBody();
    void framesAreCutWhereverBytesArrive();
    void longContentIsCompressedWhenThatHelps();
    void tooLongAFrameIsRefusedAtItsHeader();
    void longMessagesTravelInChunks();
    void twoMessagesInChunksMayAlternate();
    void chunksHaveLimits();
    void aSilentPeerIsAskedAndGivenUp();
};

void FramesTest::aFrameIsItsLengthAndItsBody()
{
    QCOMPARE(frameOf("hello", Compression::WhenUseful), QByteArray("\0\0\0\5hello", 9));
    QCOMPARE(frameOf("", Compression::WhenUseful), QByteArray(4, '\0'));
}

void FramesTest::framesAreCutWhereverBytesArrive()
{
    QVERIFY(rc::check([] {
        QList<QByteArray> contents;
        QByteArray stream;
        const int count = *rc::gen::inRange(0, 6);
        for (int i = 0; i < count; ++i) {
            contents.append(*anyBytes());
            stream += frameOf(contents.last(), Compression::WhenUseful);
        }
        FrameReader reader;
        QList<QByteArray> read;
        while (!stream.isEmpty()) {
            const auto size = *rc::gen::inRange<qsizetype>(1, stream.size() + 1);
            reader.append(stream.first(size));
            stream.remove(0, size);
            for (auto content = reader.next().value(); content; content = reader.next().value()) {
                read.append(*content);
            }
        }
        RC_ASSERT(read == contents);
        RC_ASSERT(reader.buffered() == 0);
    }));
}

void FramesTest::longContentIsCompressedWhenThatHelps()
{
    const QByteArray text(100'000, 'x');
    const QByteArray frame = frameOf(text, Compression::WhenUseful);
    QVERIFY(frame.size() < 1000);
    QVERIFY((static_cast<unsigned char>(frame.at(0)) & 0x80U) != 0);
    FrameReader reader;
    reader.append(frame);
    QCOMPARE(reader.next().value(), std::optional(text));

    QCOMPARE(frameOf(text, Compression::Never).size(), frameHeaderBytes + text.size());
    QCOMPARE(frameOf(noise(100'000), Compression::WhenUseful).size(), frameHeaderBytes + 100'000);
    const QByteArray brief(limits::compressAboveBytes, 'x');
    QCOMPARE(frameOf(brief, Compression::WhenUseful).size(), frameHeaderBytes + brief.size());
}

void FramesTest::tooLongAFrameIsRefusedAtItsHeader()
{
    FrameReader reader;
    reader.append("GET / HTTP/1.1\r\n"); // the length 0x47455420
    const auto content = reader.next();
    QVERIFY(!content);
    QCOMPARE(content.error().code, u"frame_too_long"_s);
    QCOMPARE(content.error().args.value(u"limit"_s).toLongLong(), limits::frameBytes);
}

void FramesTest::longMessagesTravelInChunks()
{
    const QByteArray message = messageOf(noise(3 * limits::chunkBytes));
    OutgoingMessage outgoing(message, 1);
    FrameReader reader;
    MessageJoiner joiner;
    int frames = 0;
    std::optional<Message> joined;
    while (!outgoing.isDone()) {
        QVERIFY(!joined);
        const QByteArray frame = outgoing.nextFrame(Compression::WhenUseful);
        QVERIFY(frame.size() <= limits::frameBytes);
        reader.append(frame);
        joined = joiner.add(reader.next().value().value()).value();
        ++frames;
    }
    QCOMPARE(frames, 4);
    QVERIFY(joined);
    QCOMPARE(joined->cbor(), message);
    QCOMPARE(joined->request(), 9U);
}

void FramesTest::twoMessagesInChunksMayAlternate()
{
    OutgoingMessage first(messageOf(noise(2 * limits::chunkBytes)), 1);
    OutgoingMessage second(messageOf(QByteArray(2 * limits::chunkBytes, 'x')), 2);
    FrameReader reader;
    MessageJoiner joiner;
    int whole = 0;
    while (!first.isDone() || !second.isDone()) {
        for (OutgoingMessage *const message : {&first, &second}) {
            if (!message->isDone()) {
                reader.append(message->nextFrame(Compression::Never));
                whole += joiner.add(reader.next().value().value()).value() ? 1 : 0;
            }
        }
    }
    QCOMPARE(whole, 2);
}

void FramesTest::chunksHaveLimits()
{
    MessageJoiner many;
    for (int i = 0; i < limits::messagesInChunks; ++i) {
        QVERIFY(many.add(encode(Chunk{i, "x", false})));
    }
    QCOMPARE(many.add(encode(Chunk{99, "x", false})).error().code, u"too_many_streams"_s);

    MessageJoiner large;
    const QByteArray part(limits::chunkBytes, 'x');
    for (qint64 sent = 0; sent < limits::messageBytes; sent += part.size()) {
        QVERIFY(large.add(encode(Chunk{1, part, false})));
    }
    QCOMPARE(large.add(encode(Chunk{1, "x", true})).error().code, u"message_too_long"_s);

    MessageJoiner nested;
    const QByteArray inner = encode(Chunk{2, "x", true});
    QCOMPARE(nested.add(encode(Chunk{1, inner, true})).error().code, u"message_malformed"_s);
}

void FramesTest::aSilentPeerIsAskedAndGivenUp()
{
    using Action = Heartbeat::Action;
    Heartbeat heartbeat(1000, 100, 2);
    QCOMPARE(heartbeat.check(1099), Action::None);
    QCOMPARE(heartbeat.check(1100), Action::Ping);
    QCOMPARE(heartbeat.check(1150), Action::None);
    QCOMPARE(heartbeat.check(1200), Action::Ping);
    QCOMPARE(heartbeat.check(1299), Action::None);
    heartbeat.sign(1299);
    QCOMPARE(heartbeat.check(1300), Action::None);
    QCOMPARE(heartbeat.check(1400), Action::Ping);
    // After a night's sleep nothing is asked any more.
    QCOMPARE(heartbeat.check(9'999'999), Action::Dead);
}

} // namespace kontor::wire

QTEST_GUILESS_MAIN(kontor::wire::FramesTest)
#include "frames_test.moc"
