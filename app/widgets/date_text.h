#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QLocale>
#include <QTimeZone>

namespace kontor {

/// A date as people of the locale write it, short and with leading zeros, so that columns align.
QString dateText(const QDate &date, const QLocale &locale = {});
/// An instant in this machine's time zone; without seconds.
QString instantText(Instant instant, const QLocale &locale = {},
                    const QTimeZone &zone = QTimeZone::systemTimeZone());
/// How long ago, or in how long, in words: "3 minutes ago", "yesterday", else the date.
QString agoText(Instant instant, Instant now, const QLocale &locale = {});

/// Reads what people type: a date of the locale or ISO; "15" in this month; "3-15" or "0315" in
/// this year; "today", "today+3", "+3", "-1w", "+2m", "tomorrow", "yesterday", "eom" (last of the
/// month), and the same in Chinese (今天+3, 明天, 昨天, 月底). Errors: date_malformed.
Result<QDate> readDate(QStringView text, const QDate &today, const QLocale &locale = {});

} // namespace kontor
