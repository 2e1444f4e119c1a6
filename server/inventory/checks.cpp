#include "server/inventory/checks.h"

#include "server/finance/posting.h"

namespace kontor::inventory {

namespace {

QString number(const Value &raw, int scale)
{
    return detail::formatFixed(raw.toInt(), scale, 0);
}

/// On hand, value and number of movements of each level are what its movements sum to.
Result<QList<Finding>> movesSumToLevels(Tx &tx)
{
    const QString sql = QStringLiteral(R"(
        SELECT p.code, w.code, s.on_hand, s.value, s.moves,
               CAST(COALESCE(m.quantity, 0) AS BIGINT), CAST(COALESCE(m.value, 0) AS BIGINT),
               CAST(COALESCE(m.count, 0) AS BIGINT)
        FROM stock_level s
        JOIN product p ON p.id = s.product
        JOIN warehouse w ON w.id = s.warehouse
        LEFT JOIN (SELECT product, warehouse, SUM(quantity) AS quantity, SUM(value) AS value,
                          COUNT(*) AS count
                   FROM stock_move GROUP BY product, warehouse) m
            ON m.product = s.product AND m.warehouse = s.warehouse
        WHERE s.on_hand <> COALESCE(m.quantity, 0) OR s.value <> COALESCE(m.value, 0)
           OR s.moves <> COALESCE(m.count, 0)
        ORDER BY p.code, w.code)");
    const FieldType quantity = FieldType::Quantity;
    const FieldType amount = FieldType::Amount;
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, {},
                       {FieldType::Text, FieldType::Text, quantity, amount, FieldType::Integer,
                        quantity, amount, FieldType::Integer}));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        findings.append({QStringLiteral("stock_moves_sum_to_levels"),
                         QStringLiteral("%1 in %2: stored %3 worth %4 in %5 moves, moves say %6 "
                                        "worth %7 in %8")
                             .arg(row.at(0).toText(), row.at(1).toText(), number(row.at(2), 6),
                                  number(row.at(3), 4), number(row.at(4), 0), number(row.at(5), 6),
                                  number(row.at(6), 4), number(row.at(7), 0))});
    }
    return findings;
}

/// Nothing is negative, and what is not there is worth nothing.
Result<QList<Finding>> levelsAreSound(Tx &tx)
{
    const QString sql = QStringLiteral(R"(
        SELECT p.code, w.code, s.on_hand, s.value
        FROM stock_level s
        JOIN product p ON p.id = s.product
        JOIN warehouse w ON w.id = s.warehouse
        WHERE s.on_hand < 0 OR s.value < 0 OR (s.on_hand = 0 AND s.value <> 0)
        ORDER BY p.code, w.code)");
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, {},
                       {FieldType::Text, FieldType::Text, FieldType::Quantity, FieldType::Amount}));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        findings.append({QStringLiteral("stock_levels_are_sound"),
                         QStringLiteral("%1 in %2: %3 worth %4")
                             .arg(row.at(0).toText(), row.at(1).toText(), number(row.at(2), 6),
                                  number(row.at(3), 4))});
    }
    return findings;
}

/// The inventory account of the ledger holds what the stock is worth.
Result<QList<Finding>> accountHoldsValuation(Tx &tx)
{
    TRY_ASSIGN(const Account account, finance::accountFor(tx, AccountRole::Inventory));
    TRY_ASSIGN(const Rows rows,
               tx.rows(QStringLiteral(R"(
        SELECT (SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM stock_level),
               (SELECT CAST(COALESCE(SUM(l.debit - l.credit), 0) AS BIGINT)
                FROM journal_line l JOIN journal_entry e ON e.id = l.parent
                WHERE e.state = 'posted' AND l.account = ?))"),
                       {Value(account.id)}, {FieldType::Amount, FieldType::Amount}));
    const Value stock = rows.first().at(0);
    const Value ledger = rows.first().at(1);
    if (stock == ledger) {
        return QList<Finding>();
    }
    return QList<Finding>{{QStringLiteral("inventory_account_is_valuation"),
                           QStringLiteral("account %1: %2, stock: %3")
                               .arg(account.code, number(ledger, 4), number(stock, 4))}};
}

} // namespace

void registerChecks(Registry &registry)
{
    registry.addCheck({"stock_moves_sum_to_levels", movesSumToLevels});
    registry.addCheck({"stock_levels_are_sound", levelsAreSound});
    registry.addCheck({"inventory_account_is_valuation", accountHoldsValuation});
}

} // namespace kontor::inventory
