#pragma once

#include "server/engine/engine.h"

namespace kontor::sample {

/// What the sample company is made of. The same options and the same day give the same company,
/// except for the ids.
struct SampleOptions {
    int percent = 100; ///< of 400 parties, 300 products and 6,000 documents; 5 .. 10,000
    quint32 seed = 1;
    /// Chinese names, chart and taxes; else English ones and the international chart.
    bool inChinese = true;
    /// How far the history reaches back, in months before the current one; at least 1.
    int months = 24;
    QString adminLogin = QStringLiteral("admin");
    QString password; ///< of everybody
    /// Is told every month that is done, e.g. "2025-03".
    std::function<void(const QString &month, int percent)> progress;
};

/// What has come of it.
struct SampleCounts {
    int commands = 0;
    int documents = 0;
};

/// Founds a trading company in an empty database and lets its people work there until yesterday,
/// by the commands that users have: customers and suppliers, a pipeline, orders, deliveries,
/// invoices, purchases, payments, vouchers and the closing of the months.
/// Errors: company_exists, argument_out_of_range (args: name, least, most), and those of Engine.
Result<SampleCounts> makeSampleCompany(const EngineOptions &engine, const SampleOptions &options,
                                       const Clock &clock);

} // namespace kontor::sample
