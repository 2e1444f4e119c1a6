#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QUuid>

namespace kontor {

/// Takes an outbox that an earlier version has left readable over into a sealed one in its place,
/// row by row. Interrupted at any moment, it is done the next time; nothing is lost.
/// Errors: those of Store::open, disk_full.
Result<void> sealOutbox(const QString &path, const QByteArray &key, const Clock &clock);

/// Gives an outbox that cannot be read another name, made of its key's id, and answers that.
/// Errors: database_failed.
Result<QString> setOutboxAside(const QString &path, const QUuid &keyId);

} // namespace kontor
