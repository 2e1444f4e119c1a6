#include "app/session/provisional_number.h"

#include <QCryptographicHash>

namespace kontor {

namespace {

/// Without letters and digits that are mistaken for each other (Crockford's base 32).
constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int codeLength = 4;

/// Four characters that tell this device's numbers from those of others.
QString deviceCode(const QUuid &device)
{
    const QByteArray hash =
        QCryptographicHash::hash(device.toRfc4122(), QCryptographicHash::Blake2b_160);
    QString code;
    for (int i = 0; i < codeLength; ++i) {
        code.append(QLatin1Char(alphabet[static_cast<uchar>(hash.at(i)) % 32]));
    }
    return code;
}

} // namespace

QString provisionalNumber(const Entity &entity, const QUuid &device, qint64 count)
{
    QString initials;
    for (const QString &word : QString(entity.key()).split(u'_')) {
        initials.append(word.left(1).toUpper());
    }
    return QStringLiteral("%1-%2-%3").arg(initials, deviceCode(device)).arg(count);
}

} // namespace kontor
