#include "server/finance/ledger_reports.h"

#include "common/entities/finance/journal_entry.h"
#include "common/rules/ledger_formula.h"
#include "common/store/connection.h"
#include "server/engine/report_scope.h"
#include "server/finance/chart.h"
#include "server/finance/report_parts.h"

namespace kontor::finance {

namespace {

QStringList words(const QVariantMap &parameters, const char *name)
{
    return parameters.value(QString::fromLatin1(name)).toString().split(u' ', Qt::SkipEmptyParts);
}

/// The accounts asked for, as a condition on the lines; all when none are named.
SqlCondition accountCondition(const QList<Account> &accounts, const QStringList &selectors)
{
    SqlCondition condition;
    if (selectors.isEmpty()) {
        return condition;
    }
    for (const Account &account : accounts) {
        if (rules::isSelected(account.code, account.kind, selectors)) {
            condition.bound.append(Value(account.id));
        }
    }
    condition.text = condition.bound.isEmpty()
        ? QStringLiteral(" AND 1 = 0")
        : QStringLiteral(" AND l.account IN ") + placeholderRow(condition.bound.size());
    return condition;
}

SqlCondition itemCondition(const QStringList &items)
{
    SqlCondition condition;
    if (!items.isEmpty()) {
        condition.text = QStringLiteral(" AND l.cash_flow_item IN ") + placeholderRow(items.size());
        for (const QString &item : items) {
            condition.bound.append(Value(item));
        }
    }
    return condition;
}

QList<ReportColumn> columns()
{
    ReportColumn date = textColumn("date", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Date")));
    date.type = FieldType::Date;
    return {
        date,
        textColumn("number", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Entry"))),
        textColumn("memo", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Summary"))),
        textColumn("code", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Code"))),
        textColumn("account", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Account"))),
        textColumn("party", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Customer or supplier"))),
        textColumn("document", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Document"))),
        amountColumn("debit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Debit"))),
        amountColumn("credit", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Credit"))),
    };
}

ReportRow rowOf(const QList<Value> &line, const QString &account)
{
    ReportRow row;
    row.values = {line.at(0), line.at(2), line.at(3),  line.at(4), Value(account),
                  line.at(6), line.at(9), line.at(10), line.at(11)};
    row.target = opensRecord(JournalEntry::entity.key(), line.at(1).toUuid());
    if (!line.at(8).isEmpty()) {
        row.cells.resize(row.values.size());
        row.cells[6] = opensRecord(line.at(7).toText(), line.at(8).toUuid());
    }
    return row;
}

ReportRow totalRow(Amount debit, Amount credit)
{
    ReportRow row;
    row.kind = ReportRow::Kind::Total;
    row.values = QList<Value>(7) + QList<Value>{Value(debit.raw()), Value(credit.raw())};
    return row;
}

Result<Rows> readLines(Tx &tx, const Rights &rights, QDate from, QDate to,
                       const SqlCondition &accounts, const SqlCondition &items)
{
    const SqlCondition seen = ownedBy(rights, "p.owner");
    const QString sql =
        QStringLiteral("SELECT e.date, e.id, e.number, l.memo, a.code, a.id, p.name,"
                       " e.source_entity, e.source_id, e.source_number, l.debit, l.credit"
                       " FROM journal_entry e JOIN journal_line l ON l.parent = e.id"
                       " JOIN account a ON a.id = l.account"
                       " LEFT JOIN party p ON p.id = l.party AND %1"
                       " WHERE e.state = 'posted' AND e.date >= ? AND e.date <= ?%2%3"
                       " ORDER BY e.date, e.number, l.position LIMIT %4")
            .arg(seen.text, accounts.text, items.text)
            .arg(maximumRows + 1);
    TRY_ASSIGN(
        const Rows rows,
        tx.rows(sql,
                seen.bound + QList<Value>{Value(from), Value(to)} + accounts.bound + items.bound,
                {FieldType::Date, FieldType::Reference, FieldType::Text, FieldType::Text,
                 FieldType::Text, FieldType::Reference, FieldType::Text, FieldType::Text,
                 FieldType::Reference, FieldType::Text, FieldType::Amount, FieldType::Amount}));
    TRY(requireFits(rows.size()));
    return rows;
}

Result<ReportTable> run(Tx &tx, const Actor &actor, const QVariantMap &parameters)
{
    TRY_ASSIGN(const DateSpan span, spanOf(tx, parameters, SpanStart::Month));
    TRY_ASSIGN(const QString language, reportLanguage(tx, actor, parameters));
    TRY_ASSIGN(const Chart chart, companyChart(tx));
    TRY_ASSIGN(const QList<Account> accounts, tx.select<Account>({}));
    QHash<QUuid, QString> names;
    for (const Account &account : accounts) {
        names.insert(account.id.uuid(), accountName(chart, account, language));
    }
    TRY_ASSIGN(const Rows lines,
               readLines(tx, actor.rights, span.from, span.to,
                         accountCondition(accounts, words(parameters, "accounts")),
                         itemCondition(words(parameters, "cash_flow_items"))));
    ReportTable table;
    table.columns = columns();
    table.heading = {periodText(span.from, span.to, language)};
    table.asOf = tx.clock().now();
    Amount debit;
    Amount credit;
    for (const QList<Value> &line : lines) {
        table.rows.append(rowOf(line, names.value(line.at(5).toUuid())));
        debit += Amount::fromRaw(line.at(10).toInt());
        credit += Amount::fromRaw(line.at(11).toInt());
    }
    table.rows.append(totalRow(debit, credit));
    return table;
}

} // namespace

void registerJournal(Registry &registry)
{
    ReportDescription description;
    description.name = QStringLiteral("journal");
    description.module = QStringLiteral("finance");
    description.label = ledgerText(QT_TRANSLATE_NOOP("Ledger", "Journal"));
    description.parameters = {
        parameterOf("from", ledgerText(QT_TRANSLATE_NOOP("Ledger", "From"))),
        parameterOf("to", ledgerText(QT_TRANSLATE_NOOP("Ledger", "To"))),
        parameterOf("accounts", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Accounts")),
                    FieldType::Text),
        parameterOf("cash_flow_items", ledgerText(QT_TRANSLATE_NOOP("Ledger", "Cash flows")),
                    FieldType::Text),
        languageParameter()};
    registry.addReport({description, run, initialSpan<SpanStart::Month>});
}

} // namespace kontor::finance
