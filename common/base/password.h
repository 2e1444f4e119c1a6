#pragma once

#include <QString>

namespace kontor {

/// What a password is hashed as. The same characters may be typed composed or decomposed, depending
/// on the keyboard.
inline QByteArray passwordBytes(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

} // namespace kontor
