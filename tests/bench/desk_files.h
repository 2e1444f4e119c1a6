#pragma once

#include "app/session/cache.h"
#include "app/session/desktop_account.h"

namespace kontor::bench {

/// The first file below the folder with such a name.
QString findFile(const QString &folder, const QString &pattern);
/// The account of a desktop that keeps its files below the folder, with its key.
DesktopAccount accountIn(const QString &folder);
/// The copy of a desktop that is not running any more.
std::shared_ptr<Cache> copyIn(const QString &folder, const DesktopAccount &account,
                              const Clock &clock);

} // namespace kontor::bench
