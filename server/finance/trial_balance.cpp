#include "server/finance/ledger_reports.h"

#include "common/rules/ledger_formula.h"
#include "server/engine/report_scope.h"
#include "server/finance/chart.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/report_parts.h"

namespace kontor::finance {

namespace {

struct Figures {
    Amount opening; ///< debit less credit
    Amount debit;
    Amount credit;

    Amount closing() const { return opening + debit - credit; }
    bool isEmpty() const { return opening.isZero() && debit.isZero() && credit.isZero(); }
    void add(const Figures &other)
    {
        opening += other.opening;
        debit += other.debit;
        credit += other.credit;
    }
};

struct PartyFigures {
    QUuid party;
    QString name;
    Figures figures;
};

/// What was asked for.
struct Request {
    QDate from;
    QDate to;
    QStringList accounts; ///< as in formulas; empty: all
    bool cashOnly = false;
    bool byParty = false;
    bool withoutClosing = false;
    QString language;
};

/// Opening balance and movements side by side, to be summed.
BalanceSource openingAndMovements(const Request &request)
{
    const Detail detail = request.byParty ? Detail::Party : Detail::Account;
    const BalanceSource opening = balancesUpTo(request.from.addDays(-1), detail);
    const BalanceSource movements = movementsBetween(request.from, request.to, detail);
    BalanceSource both;
    both.text = QStringLiteral("SELECT account, %4 debit - credit AS opening, 0 AS debit,"
                               " 0 AS credit FROM (%1) o UNION ALL"
                               " SELECT account, %4 0, debit, credit FROM (%2) m %3")
                    .arg(opening.text, movements.text,
                         request.withoutClosing ? QStringLiteral("WHERE closing = 0") : QString(),
                         request.byParty ? QStringLiteral("party,") : QString());
    both.bound = opening.bound + movements.bound;
    return both;
}

/// Sums by account and, where it is kept by party, by the parties that the reader may see; those
/// whom he may not see are one without a name.
Result<QHash<QUuid, QList<PartyFigures>>> readFigures(Tx &tx, const Rights &rights,
                                                      const Request &request)
{
    const BalanceSource source = openingAndMovements(request);
    const SqlCondition seen = ownedBy(rights, "p.owner");
    const QString party =
        request.byParty ? QStringLiteral("p.id, p.name") : QStringLiteral("NULL, NULL");
    const QString join = request.byParty
        ? QStringLiteral("LEFT JOIN party p ON p.id = b.party AND %1").arg(seen.text)
        : QString();
    const QString group = request.byParty ? QStringLiteral(", p.id, p.name") : QString();
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT b.account, %1, CAST(SUM(b.opening) AS BIGINT),"
                                      " CAST(SUM(b.debit) AS BIGINT),"
                                      " CAST(SUM(b.credit) AS BIGINT)"
                                      " FROM (%2) b %3 GROUP BY b.account%4")
                           .arg(party, source.text, join, group),
                       source.bound + (request.byParty ? seen.bound : QList<Value>()),
                       {FieldType::Reference, FieldType::Reference, FieldType::Text,
                        FieldType::Amount, FieldType::Amount, FieldType::Amount}));
    QHash<QUuid, QList<PartyFigures>> figures;
    for (const QList<Value> &row : rows) {
        const Figures sums{Amount::fromRaw(row.at(3).toInt()), Amount::fromRaw(row.at(4).toInt()),
                           Amount::fromRaw(row.at(5).toInt())};
        if (!sums.isEmpty()) {
            figures[row.at(0).toUuid()].append({row.at(1).toUuid(), row.at(2).toText(), sums});
        }
    }
    return figures;
}

/// A balance on the side where it stands.
QList<Value> onSides(Amount balance)
{
    return balance.isNegative() ? QList<Value>{Value(0), Value(-balance.raw())}
                                : QList<Value>{Value(balance.raw()), Value(0)};
}

ReportRow rowOf(const QString &code, const QString &name, int level, const Figures &figures)
{
    ReportRow row;
    row.level = level;
    row.values = QList<Value>{Value(code), Value(name)} + onSides(figures.opening)
        + QList<Value>{Value(figures.debit.raw()), Value(figures.credit.raw())}
        + onSides(figures.closing());
    return row;
}

/// The column totals; both sides of each pair are equal when nothing is left out.
ReportRow totalRow(const QList<Figures> &tops)
{
    QList<qint64> sums(6);
    for (const Figures &figures : tops) {
        const QList<Value> values = rowOf({}, {}, 0, figures).values;
        for (qsizetype i = 0; i < sums.size(); ++i) {
            sums[i] += values.at(i + 2).toInt();
        }
    }
    ReportRow row;
    row.kind = ReportRow::Kind::Total;
    row.values = {Value(), Value()};
    for (const qint64 sum : sums) {
        row.values.append(Value(sum));
    }
    return row;
}

class TrialBalance
{
public:
    TrialBalance(const Chart &chart, const Request &request,
                 const QHash<QUuid, QList<PartyFigures>> &figures)
        : m_chart(chart), m_request(request), m_figures(figures)
    {
    }

    /// `accounts` by code, so headings come before what is below them.
    QList<ReportRow> rows(const QList<Account> &accounts)
    {
        for (const Account &account : accounts) {
            if (isWanted(account)) {
                m_wanted.append(account);
            }
        }
        QHash<QUuid, Figures> sums = sumsOfHeadings();
        QList<ReportRow> rows;
        QList<Figures> tops;
        for (const Account &account : std::as_const(m_wanted)) {
            const Figures figures = sums.value(account.id.uuid());
            if (figures.isEmpty()) {
                continue;
            }
            const int level = levelOf(account);
            if (level == 0) {
                tops.append(figures);
            }
            rows.append(accountRow(account, level, figures));
            appendParties(rows, account, level + 1);
        }
        rows.append(totalRow(tops));
        return rows;
    }

private:
    bool isWanted(const Account &account) const
    {
        if (m_request.cashOnly) {
            return account.isCash;
        }
        return m_request.accounts.isEmpty()
            || rules::isSelected(account.code, account.kind, m_request.accounts);
    }

    /// How many of the accounts above it are shown.
    int levelOf(const Account &account) const
    {
        int level = 0;
        for (const Account &other : m_wanted) {
            level += account.code != other.code && account.code.startsWith(other.code) ? 1 : 0;
        }
        return level;
    }

    QHash<QUuid, Figures> sumsOfHeadings() const
    {
        QHash<QUuid, Figures> sums;
        for (const Account &account : m_wanted) {
            Figures &sum = sums[account.id.uuid()];
            for (const Account &part : m_wanted) {
                if (part.code.startsWith(account.code)) {
                    for (const PartyFigures &figures : m_figures.value(part.id.uuid())) {
                        sum.add(figures.figures);
                    }
                }
            }
        }
        return sums;
    }

    ReportRow accountRow(const Account &account, int level, const Figures &figures) const
    {
        ReportRow row =
            rowOf(account.code, accountName(m_chart, account, m_request.language), level, figures);
        row.target = opensReport("account_ledger", parametersOf(account));
        return row;
    }

    void appendParties(QList<ReportRow> &rows, const Account &account, int level) const
    {
        if (!m_request.byParty || !account.byParty || account.isHeading) {
            return;
        }
        QList<PartyFigures> parties = m_figures.value(account.id.uuid());
        std::sort(parties.begin(), parties.end(),
                  [](const PartyFigures &a, const PartyFigures &b) { return a.name < b.name; });
        for (const PartyFigures &party : parties) {
            ReportRow row = rowOf({}, party.name, level, party.figures);
            if (!party.party.isNull()) {
                QVariantMap parameters = parametersOf(account);
                parameters.insert(QStringLiteral("party"),
                                  party.party.toString(QUuid::WithoutBraces));
                row.target = opensReport("account_ledger", parameters);
            }
            rows.append(row);
        }
    }

    QVariantMap parametersOf(const Account &account) const
    {
        QVariantMap parameters = between(m_request.from, m_request.to);
        parameters.insert(QStringLiteral("account"),
                          account.id.uuid().toString(QUuid::WithoutBraces));
        return parameters;
    }

    const Chart &m_chart;
    const Request &m_request;
    const QHash<QUuid, QList<PartyFigures>> &m_figures;
    QList<Account> m_wanted;
};

QList<ReportColumn> columns()
{
    return {
        textColumn("code", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Code"))),
        textColumn("name", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Account"))),
        amountColumn("opening_debit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Opening debit"))),
        amountColumn("opening_credit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Opening credit"))),
        amountColumn("debit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Debit"))),
        amountColumn("credit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Credit"))),
        amountColumn("closing_debit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Closing debit"))),
        amountColumn("closing_credit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Closing credit"))),
    };
}

Result<ReportTable> run(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    Request request;
    TRY_ASSIGN(const DateSpan span, spanOf(tx, parameters, SpanStart::FiscalYear));
    request.from = span.from;
    request.to = span.to;
    request.accounts =
        parameters.value(QStringLiteral("accounts")).toString().split(u' ', Qt::SkipEmptyParts);
    request.cashOnly = parameters.value(QStringLiteral("cash")).toBool();
    request.byParty = parameters.value(QStringLiteral("by_party")).toBool();
    request.withoutClosing = parameters.value(QStringLiteral("without_closing")).toBool();
    TRY_ASSIGN(request.language, reportLanguage(tx, actor, parameters));
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    TRY_ASSIGN(const QList<Account> accounts,
               tx.select<Account>({}, {{QStringLiteral("code"), false}}));
    TRY_ASSIGN(const auto figures, readFigures(tx, actor.rights, request));
    ReportTable table;
    table.columns = columns();
    table.heading = {periodText(request.from, request.to, request.language)};
    table.rows = TrialBalance(chart, request, figures).rows(accounts);
    table.asOf = tx.clock().now();
    TRY(requireFits(table.rows.size()));
    return table;
}

} // namespace

void registerTrialBalance(Registry &registry)
{
    ReportDescription description;
    description.name = QStringLiteral("trial_balance");
    description.module = QStringLiteral("finance");
    description.label = ledgerText(QT_TRANSLATE_NOOP("Ledger", "Trial balance"));
    description.parameters = {
        parameterOf("from", ledgerText(QT_TRANSLATE_NOOP("Ledger", "From"))),
        parameterOf("to", ledgerText(QT_TRANSLATE_NOOP("Ledger", "To"))),
        parameterOf("accounts", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Accounts")),
                    FieldType::Text),
        parameterOf("by_party", ledgerText(QT_TRANSLATE_NOOP("Ledger", "By customer and supplier")),
                    FieldType::Boolean),
        parameterOf("cash", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Cash and bank only")),
                    FieldType::Boolean),
        parameterOf("without_closing",
                    ledgerText(QT_TRANSLATE_NOOP("Ledger", "Without closing entries")),
                    FieldType::Boolean),
        languageParameter()};
    registry.addReport({description, run, initialSpan<SpanStart::FiscalYear>});
}

} // namespace kontor::finance
