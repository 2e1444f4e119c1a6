#include "server/product/checks.h"

namespace kontor::product {

namespace {

QString shown(const Value &raw, int scale)
{
    return detail::formatFixed(raw.toInt(), scale, 0);
}

} // namespace

Result<QList<Finding>> checkTotals(Tx &tx, const Entity &document)
{
    const QString table = QString::fromLatin1(document.name);
    const QString sql = QStringLiteral(R"(
        SELECT d.id, d.number, d.provisional_number, d.subtotal, d.tax_total, d.total,
               CAST(COALESCE(SUM(l.net), 0) AS BIGINT),
               CAST(COALESCE(SUM(l.tax_amount), 0) AS BIGINT),
               CAST(COALESCE(SUM(l.gross), 0) AS BIGINT)
        FROM %1 d LEFT JOIN %1_line l ON l.parent = d.id
        GROUP BY d.id, d.number, d.provisional_number, d.subtotal, d.tax_total, d.total
        HAVING d.subtotal <> COALESCE(SUM(l.net), 0)
            OR d.tax_total <> COALESCE(SUM(l.tax_amount), 0)
            OR d.total <> COALESCE(SUM(l.gross), 0)
            OR d.total <> d.subtotal + d.tax_total
        ORDER BY d.id)")
                            .arg(table);
    const FieldType amount = FieldType::Amount;
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, {},
                       {FieldType::Reference, FieldType::Text, FieldType::Text, amount, amount,
                        amount, amount, amount, amount}));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        const QString number = row.at(1).isBlank() ? row.at(2).toText() : row.at(1).toText();
        findings.append(
            {QStringLiteral("document_totals_match_lines"),
             QStringLiteral("%1 %2: stored %3 + %4 = %5, lines %6 + %7 = %8")
                 .arg(table, number, shown(row.at(3), 4), shown(row.at(4), 4), shown(row.at(5), 4),
                      shown(row.at(6), 4), shown(row.at(7), 4), shown(row.at(8), 4))});
    }
    return findings;
}

Result<QList<Finding>> checkDone(Tx &tx, const DoneQuantity &what)
{
    const QString orderLines = QString::fromLatin1(what.orderLines);
    const QString done = QString::fromLatin1(what.done);
    const QString documents = QString::fromLatin1(what.documents);
    const QString sql = QStringLiteral(R"(
        SELECT o.id, o.%2, CAST(COALESCE(d.quantity, 0) AS BIGINT)
        FROM %1 o LEFT JOIN (
            SELECT l.order_line AS id, SUM(l.quantity) AS quantity
            FROM %3_line l JOIN %3 p ON p.id = l.parent
            WHERE p.state = 'posted' AND l.order_line IS NOT NULL
            GROUP BY l.order_line) d ON d.id = o.id
        WHERE o.%2 <> COALESCE(d.quantity, 0)
        ORDER BY o.id)")
                            .arg(orderLines, done, documents);
    TRY_ASSIGN(const Rows rows,
               tx.rows(sql, {}, {FieldType::Reference, FieldType::Quantity, FieldType::Quantity}));
    QList<Finding> findings;
    for (const QList<Value> &row : rows) {
        findings.append({QStringLiteral("order_quantities_match_documents"),
                         QStringLiteral("%1 %2: %3 %4, %5 %6")
                             .arg(orderLines, row.at(0).toUuid().toString(QUuid::WithoutBraces),
                                  done, shown(row.at(1), 6), documents, shown(row.at(2), 6))});
    }
    return findings;
}

} // namespace kontor::product
