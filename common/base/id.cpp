#include "common/base/id.h"

#include "common/base/random.h"

#include <QMutex>

namespace kontor {

QUuid newUuid()
{
    static QMutex mutex;
    static quint64 lastMs = 0;
    static quint32 counter = 0;
    static int number = 0; // of the source that the last id came from

    quint64 ms = 0;
    quint32 count = 0;
    {
        const QMutexLocker lock(&mutex);
        // Generated ids may be compared with each other, never with a clock, so the wall clock is
        // enough.
        const auto now = static_cast<quint64>(chance().now());
        if (now > lastMs || number != chanceNumber()) {
            number = chanceNumber();
            lastMs = now;
            counter = static_cast<quint32>(chance().bits() & 0x1ff);
        } else if (++counter > 0xfff) {
            ++lastMs;
            counter = 0;
        }
        ms = lastMs;
        count = counter;
    }
    const quint64 random = chance().bits();
    const auto byte = [](quint64 value, int shift) {
        return static_cast<uchar>((value >> shift) & 0xff);
    };
    return QUuid(static_cast<uint>(ms >> 16), static_cast<ushort>(ms & 0xffff),
                 static_cast<ushort>(0x7000 | (count & 0xfff)),
                 static_cast<uchar>(0x80 | (byte(random, 56) & 0x3f)), byte(random, 48),
                 byte(random, 40), byte(random, 32), byte(random, 24), byte(random, 16),
                 byte(random, 8), byte(random, 0));
}

} // namespace kontor
