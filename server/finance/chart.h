#pragma once

#include "common/entities/finance/account.h"
#include "server/engine/registry.h"

/// Charts of accounts that Kontor comes with (resources/charts): data, not code.
namespace kontor::finance {

struct Chart {
    QString key;           ///< "cn_small_business"
    QString language;      ///< of Account::name: "zh_CN" or "en"
    QString journalPrefix; ///< of the numbers of journal entries
    /// Headings before what belongs to them; parent and isHeading follow from the codes.
    QList<Account> accounts;
    /// Summaries of entries that the program writes itself, in the language of the books.
    QHash<QString, QString> texts;

    /// The text with %1 replaced: text("reversal", number).
    QString text(const char *name, const QString &argument = {}) const;
};

/// All charts in resources. A chart that cannot be read is a broken build.
const QList<Chart> &charts();

/// Errors: chart_unknown (args: chart).
Result<Chart> chartNamed(const QString &key);
/// The chart that this company's accounts were loaded from; an empty one in English when it keeps
/// none.
Result<Chart> companyChart(Tx &tx);

/// Founding rule: the chart's accounts, numbers of journal entries, payment terms, and the periods
/// of this fiscal year and the next. Without a chart only the last two.
Result<void> foundFinance(Tx &tx, const Founding &founding);

/// The language in which a report answers: what was asked for, else the reader's, as "zh_CN" or
/// "en".
Result<QString> reportLanguage(Tx &tx, const Actor &actor, const QVariantMap &parameters);

/// The account's name in a language of the program.
QString accountName(const Chart &chart, const Account &account, const QString &language);

} // namespace kontor::finance
