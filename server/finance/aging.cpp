#include "server/finance/ledger_reports.h"

#include "common/entities/finance/open_item.h"
#include "server/engine/report_scope.h"
#include "server/finance/chart.h"
#include "server/finance/posting.h"
#include "server/finance/report_parts.h"

namespace kontor::finance {

namespace {

/// Days overdue at which an amount moves on to the next column.
constexpr int bucketLimits[] = {0, 30, 60, 90, 180, 365};
constexpr int bucketCount = static_cast<int>(std::size(bucketLimits)) + 1;

struct PartyAging {
    QUuid party;
    QString name;
    QList<Amount> buckets = QList<Amount>(bucketCount);

    Amount total() const
    {
        Amount sum;
        for (const Amount bucket : buckets) {
            sum += bucket;
        }
        return sum;
    }
};

int bucketOf(QDate due, QDate asOf)
{
    const qint64 days = due.daysTo(asOf);
    const auto *const limit = std::find_if(std::begin(bucketLimits), std::end(bucketLimits),
                                           [days](int most) { return days <= most; });
    return static_cast<int>(limit - std::begin(bucketLimits));
}

/// What was open at the end of a day: what is open now, with the settlements since taken back.
/// Parties in the order of their names.
Result<QList<PartyAging>> readAging(Tx &tx, const Rights &rights, Id<Account> account, QDate asOf,
                                    bool isDebit)
{
    const SqlCondition seen = ownedBy(rights, "p.owner");
    const QString sql =
        QStringLiteral("SELECT p.id, p.name, i.due, CAST(SUM(x.open) AS BIGINT) FROM"
                       " (SELECT id AS item, open_amount AS open FROM open_item"
                       "   WHERE account = ? AND open_amount <> 0"
                       "  UNION ALL SELECT debit_item, amount FROM settlement WHERE date > ?"
                       "  UNION ALL SELECT credit_item, -amount FROM settlement WHERE date > ?) x"
                       " JOIN open_item i ON i.id = x.item JOIN party p ON p.id = i.party"
                       " WHERE i.account = ? AND i.date <= ? AND %1"
                       " GROUP BY p.id, p.name, p.name_sort, i.due HAVING SUM(x.open) <> 0"
                       " ORDER BY p.name_sort, p.id")
            .arg(seen.text);
    TRY_ASSIGN(
        const Rows rows,
        tx.rows(sql,
                QList<Value>{Value(account), Value(asOf), Value(asOf), Value(account), Value(asOf)}
                    + seen.bound,
                {FieldType::Reference, FieldType::Text, FieldType::Date, FieldType::Amount}));
    QList<PartyAging> parties;
    for (const QList<Value> &row : rows) {
        if (parties.isEmpty() || parties.last().party != row.at(0).toUuid()) {
            PartyAging aging;
            aging.party = row.at(0).toUuid();
            aging.name = row.at(1).toText();
            parties.append(aging);
        }
        const Amount open = Amount::fromRaw(row.at(3).toInt());
        parties.last().buckets[bucketOf(row.at(2).toDate(), asOf)] += isDebit ? open : -open;
    }
    return parties;
}

/// The items of a party, as far as they can be listed: those that are open now.
DrillTarget openItemsOf(Id<Account> account, const QUuid &party)
{
    DrillTarget target;
    target.entity = OpenItem::entity.key();
    target.filter =
        Filter::all({Filter::equal("party", Value(party)), Filter::equal("account", Value(account)),
                     Filter::compare("open_amount", Filter::Op::NotEqual, Value(0))});
    return target;
}

/// The lines of a party's account until the day.
DrillTarget ledgerOf(Id<Account> account, const QUuid &party, QDate asOf)
{
    QVariantMap parameters = between(QDate(asOf.year(), 1, 1), asOf);
    parameters.insert(QStringLiteral("account"), account.uuid().toString(QUuid::WithoutBraces));
    parameters.insert(QStringLiteral("party"), party.toString(QUuid::WithoutBraces));
    return opensReport("account_ledger", parameters);
}

ReportRow rowOf(const PartyAging &aging)
{
    ReportRow row;
    row.values = {Value(aging.name), Value(aging.total().raw())};
    for (const Amount bucket : aging.buckets) {
        row.values.append(Value(bucket.raw()));
    }
    return row;
}

QList<ReportColumn> columns()
{
    return {
        textColumn("party", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Customer or supplier"))),
        amountColumn("total", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Open"))),
        amountColumn("not_due", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Not due"))),
        amountColumn("days_30", ledgerText(QT_TRANSLATE_NOOP("Ledger", "1-30 days"))),
        amountColumn("days_60", ledgerText(QT_TRANSLATE_NOOP("Ledger", "31-60 days"))),
        amountColumn("days_90", ledgerText(QT_TRANSLATE_NOOP("Ledger", "61-90 days"))),
        amountColumn("days_180", ledgerText(QT_TRANSLATE_NOOP("Ledger", "91-180 days"))),
        amountColumn("days_365", ledgerText(QT_TRANSLATE_NOOP("Ledger", "181-365 days"))),
        amountColumn("older", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Over a year"))),
    };
}

Result<ReportTable> runAging(Tx &tx, const Actor &actor, const QVariantMap &parameters,
                             AccountRole role)
{
    const QDate today = tx.clock().today();
    const QDate asOf = dateOr(parameters, "as_of", today);
    TRY_ASSIGN(const Account account, accountFor(tx, role));
    TRY_ASSIGN(const QList<PartyAging> parties,
               readAging(tx, actor.rights, account.id, asOf, role == AccountRole::Receivable));
    TRY(requireFits(parties.size()));
    ReportTable table;
    table.columns = columns();
    TRY_ASSIGN(const QString language, reportLanguage(tx, actor, parameters));
    table.heading = {dayText(asOf, language)};
    table.asOf = tx.clock().now();
    PartyAging all;
    for (const PartyAging &aging : parties) {
        ReportRow row = rowOf(aging);
        row.target = asOf >= today ? openItemsOf(account.id, aging.party)
                                   : ledgerOf(account.id, aging.party, asOf);
        table.rows.append(row);
        for (int i = 0; i < bucketCount; ++i) {
            all.buckets[i] += aging.buckets.at(i);
        }
    }
    ReportRow total = rowOf(all);
    total.kind = ReportRow::Kind::Total;
    table.rows.append(total);
    return table;
}

template <AccountRole Role>
Result<ReportTable> run(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    return runAging(tx, actor, parameters, Role);
}

ReportDescription described(const char *name, Label label)
{
    ReportDescription description;
    description.name = QString::fromLatin1(name);
    description.module = QStringLiteral("finance");
    description.label = label;
    description.parameters = {
        parameterOf("as_of", ledgerText(QT_TRANSLATE_NOOP("Ledger", "As of")))};
    return description;
}

} // namespace

void registerAging(Registry &registry)
{
    registry.addReport({described("receivables_aging",
                                  ledgerText(QT_TRANSLATE_NOOP("Ledger", "Receivables by age"))),
                        run<AccountRole::Receivable>, initialDay});
    registry.addReport(
        {described("payables_aging", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Payables by age"))),
         run<AccountRole::Payable>, initialDay});
}

} // namespace kontor::finance
