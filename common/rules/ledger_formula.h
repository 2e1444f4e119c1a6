#pragma once

#include "common/entities/finance/account.h"

#include <QHash>

/// What a line of a financial statement adds up, written as data (resources/statements):
///
///     debit(1001 1002)           balance of the accounts and their sub-accounts on the debit side
///     credit(2001)               the same on the credit side
///     debit_each(222101 222102)  of each account named, its balance if it is on the debit side
///     credit_each(...)
///     debit_by_party(1122 2203)  of each account and party, the balance if it is on the debit side
///     credit_by_party(...)
///     flow(sales_receipts)       cash received less cash paid for the items
///     cash_before()              cash at the beginning of the column's period
///     L15                        another line of the statement
///
/// joined by + and -. An account is named by the beginning of its code, or by its kind: @income.
namespace kontor::rules {

struct FormulaTerm {
    enum class Kind {
        Line,
        Debit,
        Credit,
        DebitEach,
        CreditEach,
        DebitByParty,
        CreditByParty,
        Flow,
        CashBefore
    };
    Kind kind = Kind::Line;
    bool negative = false;
    int line = 0;          ///< of Kind::Line
    QStringList arguments; ///< accounts or cash flow items

    bool operator==(const FormulaTerm &) const = default;
};

using Formula = QList<FormulaTerm>;

/// Errors: formula_malformed (args: formula).
Result<Formula> parseFormula(const QString &text);

/// What the ledger says about one account in one column of a statement: its balance at a day, or
/// what moved in a period.
struct AccountFigure {
    QString code;
    AccountKind kind = AccountKind::Asset;
    Amount net; ///< debit less credit
    /// Sums over the parties of an account kept by party, of those with a balance on that side;
    /// over the account as a whole for others. debitByParty - creditByParty = net.
    Amount debitByParty;
    Amount creditByParty;
};

/// All that a column of a statement is computed from.
struct LedgerFigures {
    QList<AccountFigure> accounts; ///< those that take postings
    QHash<CashFlowItem, Amount> flows;
    Amount cashBefore;
};

/// The formulas of a statement by line number.
using Formulas = QHash<int, Formula>;

/// The value of every line. Errors: formula_line_missing, formula_circular (args: line).
Result<QHash<int, Amount>> evaluate(const Formulas &formulas, const LedgerFigures &figures);

/// What a line is made of in the end, other lines followed: the accounts and cash flow items that
/// its figure opens.
struct FormulaSources {
    QStringList accounts; ///< as written: beginnings of codes and kinds
    bool byParty = false; ///< the line looks at each party
    QStringList cashFlowItems;
};
FormulaSources sourcesOf(const Formulas &formulas, int line);

/// Whether an account is meant by one of the selectors, e.g. {"1001", "@income"}.
bool isSelected(const QString &code, AccountKind kind, const QStringList &selectors);

} // namespace kontor::rules
