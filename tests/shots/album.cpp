#include "tests/shots/album.h"

#include <QTest>

namespace kontor::test {

void Album::add(QWidget &window, const QString &name)
{
    // So many looks at it, one after the other, must find the same picture.
    constexpr int same = 12;
    constexpr int patienceMs = 20'000;
    QImage last;
    int count = 0;
    const bool still = QTest::qWaitFor(
        [&] {
            const QImage now = window.grab().toImage();
            count = now == last ? count + 1 : 0;
            last = now;
            return count >= same;
        },
        patienceMs);
    const QString file = m_folder.filePath(m_prefix + name + QStringLiteral(".png"));
    if (!still) {
        qWarning("%s did not come to rest", qPrintable(file));
    }
    if (!last.save(file)) {
        qFatal("%s cannot be written", qPrintable(file));
    }
    ++m_count;
}

} // namespace kontor::test
