#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace kontor {

/// Text in the encoding of this name ("UTF-8", "GB18030", "windows-1252" ...).
/// Errors: encoding_unknown (no such encoding), encoding_wrong (the bytes are not text in it; args:
/// encoding, line).
Result<QString> decodeText(const QByteArray &bytes, const QString &encoding);

/// Text whose encoding nobody told: a byte order mark decides, then whether the bytes are valid
/// UTF-8, then what they look like (GB18030, Big5, Shift-JIS, EUC-KR, UTF-16, a western code page).
/// Errors: encoding_unknown when nothing fits well enough; the remedy is to name the encoding.
Result<QString> decodeText(const QByteArray &bytes);

} // namespace kontor
