#pragma once

#include "common/base/result.h"

#include <QSslCertificate>
#include <QSslKey>

namespace kontor {

/// What the server shows its clients.
struct ServerCertificate {
    QSslCertificate certificate;
    QSslKey key;
};

/// Reads a certificate and its private key from PEM files. Errors: file_unreadable (args: file),
/// certificate_malformed (args: file).
Result<ServerCertificate> readCertificate(const QString &certificateFile, const QString &keyFile);

/// The server's own certificate in its data directory, made there (server.crt, and server.key for
/// the owner only) when there is none yet: self-signed, P-256, without a practical end, since
/// clients remember its fingerprint. Errors: as readCertificate, file_unwritable (args: file).
Result<ServerCertificate> ownCertificate(const QString &dataDirectory);

} // namespace kontor
