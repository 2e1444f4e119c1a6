#include "server/finance/ledger_reports.h"

#include "common/entities/finance/journal_entry.h"
#include "common/entities/party/party.h"
#include "common/store/connection.h"
#include "server/engine/reader.h"
#include "server/engine/report_scope.h"
#include "server/finance/chart.h"
#include "server/finance/fiscal_periods.h"
#include "server/finance/ledger_balance.h"
#include "server/finance/report_parts.h"

namespace kontor::finance {

namespace {

struct Request {
    QList<Value> accounts; ///< the account and those below it
    Value party;
    QDate from;
    QDate to;
    QString language;
};

struct Line {
    QDate date;
    QUuid entry;
    QString number;
    QString memo;
    QString account;
    QString party;
    QString sourceEntity;
    QUuid sourceId;
    QString sourceNumber;
    Amount debit;
    Amount credit;
};

/// Debit and credit since some day.
struct Turnover {
    Amount debit;
    Amount credit;

    void add(const Turnover &other)
    {
        debit += other.debit;
        credit += other.credit;
    }
};

QString partyCondition(const Request &request, const char *column)
{
    return request.party.isEmpty() ? QString()
                                   : QStringLiteral(" AND %1 = ?").arg(QLatin1String(column));
}

QList<Value> boundParty(const Request &request)
{
    return request.party.isEmpty() ? QList<Value>() : QList<Value>{request.party};
}

Result<Turnover> turnover(Tx &tx, const Request &request, const BalanceSource &source)
{
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral("SELECT CAST(SUM(debit) AS BIGINT),"
                                      " CAST(SUM(credit) AS BIGINT) FROM (%1) b"
                                      " WHERE account IN %2%3")
                           .arg(source.text, placeholderRow(request.accounts.size()),
                                partyCondition(request, "party")),
                       source.bound + request.accounts + boundParty(request),
                       {FieldType::Amount, FieldType::Amount}));
    return Turnover{Amount::fromRaw(rows.first().at(0).toInt()),
                    Amount::fromRaw(rows.first().at(1).toInt())};
}

Result<QList<Line>> readLines(Tx &tx, const Rights &rights, const Request &request)
{
    const SqlCondition seen = ownedBy(rights, "p.owner");
    const QString sql =
        QStringLiteral("SELECT e.date, e.id, e.number, l.memo, a.code, p.name, e.source_entity,"
                       " e.source_id, e.source_number, l.debit, l.credit"
                       " FROM journal_line l JOIN journal_entry e ON e.id = l.parent"
                       " JOIN account a ON a.id = l.account"
                       " LEFT JOIN party p ON p.id = l.party AND %1"
                       " WHERE e.state = 'posted' AND l.account IN %2 AND e.date >= ?"
                       " AND e.date <= ?%3 ORDER BY e.date, e.number, l.position LIMIT %4")
            .arg(seen.text, placeholderRow(request.accounts.size()),
                 partyCondition(request, "l.party"))
            .arg(maximumRows + 1);
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql,
                       seen.bound + request.accounts
                           + QList<Value>{Value(request.from), Value(request.to)}
                           + boundParty(request),
                       {FieldType::Date, FieldType::Reference, FieldType::Text, FieldType::Text,
                        FieldType::Text, FieldType::Text, FieldType::Text, FieldType::Reference,
                        FieldType::Text, FieldType::Amount, FieldType::Amount}));
    TRY(requireFits(rows.size()));
    QList<Line> lines;
    lines.reserve(rows.size());
    for (const QList<Value> &row : rows) {
        lines.append({row.at(0).toDate(), row.at(1).toUuid(), row.at(2).toText(),
                      row.at(3).toText(), row.at(4).toText(), row.at(5).toText(),
                      row.at(6).toText(), row.at(7).toUuid(), row.at(8).toText(),
                      Amount::fromRaw(row.at(9).toInt()), Amount::fromRaw(row.at(10).toInt())});
    }
    return lines;
}

/// Writes the rows one after the other and keeps the balance.
class LedgerRows
{
public:
    LedgerRows(const QString &language, Amount opening, const Turnover &beforeInYear)
        : m_chinese(language == QLatin1String("zh_CN")), m_balance(opening), m_year(beforeInYear)
    {
    }

    void opening(QDate day)
    {
        ReportRow row =
            plain(ReportRow::Kind::Heading, day,
                  m_chinese ? QStringLiteral("期初余额") : QStringLiteral("Opening balance"),
                  Value(), Value());
        m_rows.append(row);
    }

    void line(const Line &line)
    {
        m_balance += line.debit - line.credit;
        m_month.add({line.debit, line.credit});
        m_year.add({line.debit, line.credit});
        ReportRow row;
        row.values = {Value(line.date),        Value(line.number),
                      Value(line.memo),        Value(line.account),
                      Value(line.party),       Value(line.sourceNumber),
                      Value(line.debit.raw()), Value(line.credit.raw()),
                      Value(side()),           Value(m_balance.abs().raw())};
        row.target = opensRecord(JournalEntry::entity.key(), line.entry);
        if (!line.sourceId.isNull()) {
            row.cells.resize(row.values.size());
            row.cells[5] = opensRecord(line.sourceEntity, line.sourceId);
        }
        m_rows.append(row);
    }

    /// 本月合计 and 本年累计, as books in China close a month.
    void monthEnds(QDate day)
    {
        m_rows.append(plain(ReportRow::Kind::Subtotal, day,
                            m_chinese ? QStringLiteral("本月合计") : QStringLiteral("Month total"),
                            Value(m_month.debit.raw()), Value(m_month.credit.raw())));
        m_rows.append(plain(ReportRow::Kind::Subtotal, day,
                            m_chinese ? QStringLiteral("本年累计") : QStringLiteral("Year to date"),
                            Value(m_year.debit.raw()), Value(m_year.credit.raw())));
        m_month = {};
    }

    void yearBegins() { m_year = {}; }
    const QList<ReportRow> &rows() const { return m_rows; }

private:
    /// 借, 贷 or 平.
    QString side() const
    {
        switch (m_balance.sign()) {
        case 1:
            return m_chinese ? QStringLiteral("借") : QStringLiteral("Dr");
        case -1:
            return m_chinese ? QStringLiteral("贷") : QStringLiteral("Cr");
        default:
            return m_chinese ? QStringLiteral("平") : QString();
        }
    }

    ReportRow plain(ReportRow::Kind kind, QDate day, const QString &memo, const Value &debit,
                    const Value &credit) const
    {
        ReportRow row;
        row.kind = kind;
        row.values = {
            Value(day), Value(), Value(memo), Value(),       Value(),
            Value(),    debit,   credit,      Value(side()), Value(m_balance.abs().raw())};
        return row;
    }

    bool m_chinese;
    Amount m_balance;
    Turnover m_month;
    Turnover m_year;
    QList<ReportRow> m_rows;
};

QList<ReportColumn> columns()
{
    ReportColumn date = textColumn("date", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Date")));
    date.type = FieldType::Date;
    return {
        date,
        textColumn("number", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Entry"))),
        textColumn("memo", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Summary"))),
        textColumn("account", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Account"))),
        textColumn("party", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Customer or supplier"))),
        textColumn("document", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Document"))),
        amountColumn("debit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Debit"))),
        amountColumn("credit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Credit"))),
        textColumn("side", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Side"))),
        amountColumn("balance", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Balance"))),
    };
}

QDate monthEnd(QDate day)
{
    return {day.year(), day.month(), day.daysInMonth()};
}

Result<QList<ReportRow>> rowsOf(Tx &tx, const Rights &rights, const Request &request)
{
    TRY_ASSIGN(const QList<Line> lines, readLines(tx, rights, request));
    const Detail detail = request.party.isEmpty() ? Detail::Account : Detail::Party;
    TRY_ASSIGN(const Turnover before,
               turnover(tx, request, balancesUpTo(request.from.addDays(-1), detail)));
    TRY_ASSIGN(QDate yearStart, fiscalYearStart(tx, request.from));
    TRY_ASSIGN(
        const Turnover inYear,
        turnover(tx, request, movementsBetween(yearStart, request.from.addDays(-1), detail)));
    LedgerRows rows(request.language, before.debit - before.credit, inYear);
    rows.opening(request.from);
    QDate month;
    for (const Line &line : lines) {
        if (month.isValid() && monthEnd(line.date) != month) {
            rows.monthEnds(month);
        }
        if (line.date >= yearStart.addYears(1)) {
            TRY_ASSIGN(yearStart, fiscalYearStart(tx, line.date));
            rows.yearBegins();
        }
        month = monthEnd(line.date);
        rows.line(line);
    }
    if (month.isValid()) {
        rows.monthEnds(month);
    }
    return rows.rows();
}

Result<ReportTable> run(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    TRY_ASSIGN(const Account account,
               tx.get(Id<Account>(parameters.value(QStringLiteral("account")).toUuid())));
    TRY_ASSIGN(
        const QList<Account> below,
        tx.select<Account>(Filter::compare("code", Filter::Op::StartsWith, Value(account.code))));
    Request request;
    request.accounts = {Value(account.id)};
    for (const Account &part : below) {
        request.accounts.append(Value(part.id));
    }
    const QUuid party = parameters.value(QStringLiteral("party")).toUuid();
    if (!party.isNull()) {
        TRY(require(account.byParty, "account_not_by_party", "party",
                    {{QStringLiteral("account"), QString(account.code + u' ' + account.name)}}));
        TRY(Reader::requireVisible(tx, actor.rights, Party::entity, party));
        request.party = Value(party);
    }
    TRY_ASSIGN(const DateSpan span, spanOf(tx, parameters, SpanStart::Month));
    request.from = span.from;
    request.to = span.to;
    TRY_ASSIGN(request.language, reportLanguage(tx, actor, parameters));
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    ReportTable table;
    table.title = account.code + u' ' + accountName(chart, account, request.language);
    table.columns = columns();
    table.heading = {periodText(request.from, request.to, request.language)};
    TRY_ASSIGN(table.rows, rowsOf(tx, actor.rights, request));
    table.asOf = tx.clock().now();
    return table;
}

} // namespace

void registerAccountLedger(Registry &registry)
{
    ReportDescription description;
    description.name = QStringLiteral("account_ledger");
    description.module = QStringLiteral("finance");
    description.label = ledgerText(QT_TRANSLATE_NOOP("Ledger", "Account ledger"));
    ReportParameter account = parameterOf(
        "account", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Account")), FieldType::Reference);
    account.target = &Account::entity;
    account.required = true;
    ReportParameter party =
        parameterOf("party", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Customer or supplier")),
                    FieldType::Reference);
    party.target = &Party::entity;
    description.parameters = {account,
                              parameterOf("from", ledgerText(QT_TRANSLATE_NOOP("Ledger", "From"))),
                              parameterOf("to", ledgerText(QT_TRANSLATE_NOOP("Ledger", "To"))),
                              party, languageParameter()};
    registry.addReport({description, run, initialSpan<SpanStart::Month>});
}

} // namespace kontor::finance
