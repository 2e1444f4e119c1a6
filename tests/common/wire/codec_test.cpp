#include "common/wire/message_types.h"
#include "tests/common/wire/sample_entity.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace kontor::wire {
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
    const Result<T> result = valueOf<T>(bytesOf(value));
    if (!result) {
        qWarning() << result.error().code << result.error().args;
    }
    return result.value();
}

} // namespace

class CodecTest : public QObject
{
    Q_OBJECT

private slots:
    void messagesReadBack();
};

void CodecTest::messagesReadBack()
{
    Sample s;
    s.name = u"x"_s;
    s.date = QDate(2026, 2, 28);
    s.lines.append(SampleLine{{newUuid()}, u"d"_s, Quantity::fromInteger(2), {}, {}});
    Record r = toRecord(s);
    r.set("secret", Value());
    QCOMPARE(again(r), r);
    QCOMPARE(again(QList<Record>{r, r}), (QList<Record>{r, r}));
    const Execute e{newUuid(), u"party.update"_s, 1,
                    Arguments{r.id, 3, {{u"name"_s, u"y"_s}}, {}, {}}};
    const auto m = Message::parse(encode(e, 17));
    QVERIFY(m);
    QCOMPARE(m->request(), 17u);
    const auto e2 = m->as<Execute>(&findSample);
    QVERIFY(e2);
    QCOMPARE(e2->arguments, e.arguments);
    const QCborMap map = QCborValue::fromCbor(encode(e, 17)).toMap();
    QCOMPARE(map.value(u"t"_s).toString(), u"execute"_s);
    QCOMPARE(map.value(u"i"_s).toInteger(), 17);
}

} // namespace kontor::wire

QTEST_GUILESS_MAIN(kontor::wire::CodecTest)
#include "codec_test.moc"
