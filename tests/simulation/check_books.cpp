#include "common/model/catalogue.h"
#include "tests/simulation/checks.h"

/// Ledger, stock and numbers: what the modules verify, and sums of our own.
namespace kontor::sim {

namespace {

struct Sum {
    const char *invariant;
    const char *what;
    const char *sql; ///< rows that should not be there; the first column says where
};

constexpr Sum sums[] = {
    {"I11", "debits are not credits",
     "SELECT e.number FROM journal_entry e JOIN journal_line l ON l.parent = e.id"
     " WHERE e.state = 'posted' GROUP BY e.id, e.number HAVING SUM(l.debit) <> SUM(l.credit)"},
    {"I11", "stock is not the sum of its moves",
     "SELECT CAST(l.id AS TEXT) FROM stock_level l WHERE l.on_hand <> COALESCE((SELECT"
     " SUM(m.quantity) FROM stock_move m WHERE m.product = l.product"
     " AND m.warehouse = l.warehouse), 0)"},
    {"I11", "a document has no line",
     "SELECT CAST(o.id AS TEXT) FROM sales_order o WHERE NOT EXISTS (SELECT 1"
     " FROM sales_order_line l WHERE l.parent = o.id)"},
};

Verdict checkSum(Engine &engine, const Sum &sum)
{
    const auto rows = engine.store().read<Rows>(
        [&sum](Tx &tx) { return tx.rows(QString::fromLatin1(sum.sql), {}, {FieldType::Text}); });
    if (!rows || !rows->isEmpty()) {
        return Violation{QString::fromLatin1(sum.invariant),
                         QString::fromLatin1(sum.what) + u' '
                             + (rows ? rows->first().first().toText() : rows.error().code)};
    }
    return std::nullopt;
}

/// The numbers of each series are those that were drawn, each once.
Verdict checkNumbers(Engine &engine)
{
    const auto wrong = engine.store().read<QString>([](Tx &tx) -> Result<QString> {
        TRY_ASSIGN(const Rows series,
                   tx.rows(QStringLiteral("SELECT series, CAST(SUM(last) AS BIGINT)"
                                          " FROM number_counter GROUP BY series"),
                           {}, {FieldType::Text, FieldType::Integer}));
        for (const QList<Value> &row : series) {
            const QString name = row.at(0).toText();
            if (findEntity(name) == nullptr) {
                continue;
            }
            TRY_ASSIGN(const Rows counted,
                       tx.rows(QStringLiteral("SELECT COUNT(number), COUNT(DISTINCT number) FROM"
                                              " %1 WHERE number <> ''")
                                   .arg(name),
                               {}, {FieldType::Integer, FieldType::Integer}));
            const qint64 drawn = row.at(1).toInt();
            if (counted.first().at(0).toInt() != drawn || counted.first().at(1).toInt() != drawn) {
                return QStringLiteral("%1: %2 drawn, %3 there")
                    .arg(name)
                    .arg(drawn)
                    .arg(counted.first().at(1).toInt());
            }
        }
        return QString();
    });
    if (!wrong || !wrong->isEmpty()) {
        return Violation{QStringLiteral("I10"), wrong ? *wrong : wrong.error().code};
    }
    return std::nullopt;
}

} // namespace

Verdict checkBooks(World &world)
{
    Engine &engine = world.anyServer()->engine();
    const auto findings = engine.verify();
    if (!findings || !findings->isEmpty()) {
        return Violation{QStringLiteral("I11"),
                         findings ? findings->first().check + u' ' + findings->first().detail
                                  : findings.error().code};
    }
    for (const Sum &sum : sums) {
        if (const Verdict verdict = checkSum(engine, sum)) {
            return verdict;
        }
    }
    return checkNumbers(engine);
}

} // namespace kontor::sim
