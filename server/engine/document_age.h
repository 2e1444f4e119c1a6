#pragma once

#include "server/engine/registry.h"

namespace kontor {

/// The first day of the month that lies so many months back: devices hold closed documents from
/// then on. Of 0 months an invalid date: they hold all.
QDate documentsSince(int months, const QDate &today);

/// Keeps Company::documentsSince: when the number of months is changed, and as months pass.
void registerDocumentAge(Registry &registry);

} // namespace kontor
