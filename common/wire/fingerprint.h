#pragma once

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QString>

namespace kontor::wire {

/// What a person compares and a desktop remembers of a server's certificate: SHA-256 in lower-case
/// hexadecimal digits.
inline QString fingerprintOf(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

} // namespace kontor::wire
