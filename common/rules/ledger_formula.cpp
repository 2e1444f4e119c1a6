#include "common/rules/ledger_formula.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace kontor::rules {

namespace {

struct NamedKind {
    const char *name;
    FormulaTerm::Kind kind;
};

constexpr NamedKind functions[] = {
    {"debit", FormulaTerm::Kind::Debit},
    {"credit", FormulaTerm::Kind::Credit},
    {"debit_each", FormulaTerm::Kind::DebitEach},
    {"credit_each", FormulaTerm::Kind::CreditEach},
    {"debit_by_party", FormulaTerm::Kind::DebitByParty},
    {"credit_by_party", FormulaTerm::Kind::CreditByParty},
    {"flow", FormulaTerm::Kind::Flow},
    {"cash_before", FormulaTerm::Kind::CashBefore},
};

std::optional<FormulaTerm::Kind> functionNamed(const QString &name)
{
    for (const NamedKind &function : functions) {
        if (name == QLatin1String(function.name)) {
            return function.kind;
        }
    }
    return std::nullopt;
}

Amount positivePart(Amount amount)
{
    return amount.isPositive() ? amount : Amount();
}

/// The sum of `part` over the accounts that the selectors mean; each account counts once.
template <class Part>
Amount sum(const LedgerFigures &figures, const QStringList &selectors, Part part)
{
    Amount total;
    for (const AccountFigure &account : figures.accounts) {
        if (isSelected(account.code, account.kind, selectors)) {
            total += part(account);
        }
    }
    return total;
}

Amount net(const LedgerFigures &figures, const QStringList &selectors)
{
    return sum(figures, selectors, [](const AccountFigure &account) { return account.net; });
}

Amount valueOfSources(const FormulaTerm &term, const LedgerFigures &figures)
{
    Amount value;
    switch (term.kind) {
    case FormulaTerm::Kind::Debit:
        return net(figures, term.arguments);
    case FormulaTerm::Kind::Credit:
        return -net(figures, term.arguments);
    case FormulaTerm::Kind::DebitEach:
        for (const QString &account : term.arguments) {
            value += positivePart(net(figures, {account}));
        }
        return value;
    case FormulaTerm::Kind::CreditEach:
        for (const QString &account : term.arguments) {
            value += positivePart(-net(figures, {account}));
        }
        return value;
    case FormulaTerm::Kind::DebitByParty:
        return sum(figures, term.arguments,
                   [](const AccountFigure &account) { return account.debitByParty; });
    case FormulaTerm::Kind::CreditByParty:
        return sum(figures, term.arguments,
                   [](const AccountFigure &account) { return account.creditByParty; });
    case FormulaTerm::Kind::Flow:
        for (const QString &item : term.arguments) {
            value += figures.flows.value(choiceFromCode<CashFlowItem>(item));
        }
        return value;
    case FormulaTerm::Kind::CashBefore:
        return figures.cashBefore;
    case FormulaTerm::Kind::Line:
        break;
    }
    return value;
}

/// Computes lines in the order in which they need each other.
class Evaluation
{
public:
    Evaluation(const Formulas &formulas, const LedgerFigures &figures)
        : m_formulas(formulas), m_figures(figures)
    {
    }

    Result<Amount> line(int number)
    {
        if (const auto known = m_values.constFind(number); known != m_values.constEnd()) {
            return *known;
        }
        const QVariantMap where{{QStringLiteral("line"), number}};
        TRY(require(m_formulas.contains(number), "formula_line_missing", "", where));
        TRY(require(!m_begun.contains(number), "formula_circular", "", where));
        m_begun.insert(number);
        Amount value;
        for (const FormulaTerm &term : m_formulas.value(number)) {
            Amount part;
            if (term.kind == FormulaTerm::Kind::Line) {
                TRY_ASSIGN(part, line(term.line));
            } else {
                part = valueOfSources(term, m_figures);
            }
            value += term.negative ? -part : part;
        }
        m_values.insert(number, value);
        return value;
    }

    const QHash<int, Amount> &values() const { return m_values; }

private:
    const Formulas &m_formulas;
    const LedgerFigures &m_figures;
    QHash<int, Amount> m_values;
    QSet<int> m_begun;
};

void collectSources(const Formulas &formulas, int line, QSet<int> &seen, FormulaSources &sources)
{
    if (seen.contains(line)) {
        return;
    }
    seen.insert(line);
    for (const FormulaTerm &term : formulas.value(line)) {
        switch (term.kind) {
        case FormulaTerm::Kind::Line:
            collectSources(formulas, term.line, seen, sources);
            break;
        case FormulaTerm::Kind::Flow:
            sources.cashFlowItems += term.arguments;
            break;
        case FormulaTerm::Kind::CashBefore:
            break;
        case FormulaTerm::Kind::DebitByParty:
        case FormulaTerm::Kind::CreditByParty:
            sources.byParty = true;
            [[fallthrough]];
        default:
            sources.accounts += term.arguments;
        }
    }
}

Result<FormulaTerm> parseTerm(const QRegularExpressionMatch &match, const QString &formula)
{
    const QVariantMap where{{QStringLiteral("formula"), formula}};
    FormulaTerm term;
    term.negative = match.captured(1) == QLatin1String("-");
    if (const QString line = match.captured(2); !line.isEmpty()) {
        term.line = line.toInt();
        return term;
    }
    const auto kind = functionNamed(match.captured(3));
    TRY(require(kind.has_value(), "formula_malformed", "", where));
    term.kind = *kind;
    term.arguments = match.captured(4).split(u' ', Qt::SkipEmptyParts);
    TRY(require(term.arguments.isEmpty() == (term.kind == FormulaTerm::Kind::CashBefore),
                "formula_malformed", "", where));
    return term;
}

} // namespace

Result<Formula> parseFormula(const QString &text)
{
    static const QRegularExpression expression(
        QStringLiteral("\\s*([+-]?)\\s*(?:L(\\d+)|([a-z_]+)\\(([^()]*)\\))\\s*"));
    Formula formula;
    qsizetype at = 0;
    while (at < text.size()) {
        const QRegularExpressionMatch match =
            expression.match(text, at, QRegularExpression::NormalMatch,
                             QRegularExpression::AnchorAtOffsetMatchOption);
        const bool joins = formula.isEmpty() || !match.captured(1).isEmpty();
        TRY(require(match.hasMatch() && joins, "formula_malformed", "",
                    {{QStringLiteral("formula"), text}}));
        TRY_ASSIGN(const FormulaTerm term, parseTerm(match, text));
        formula.append(term);
        at = match.capturedEnd();
    }
    return formula;
}

Result<QHash<int, Amount>> evaluate(const Formulas &formulas, const LedgerFigures &figures)
{
    Evaluation evaluation(formulas, figures);
    for (auto it = formulas.begin(); it != formulas.end(); ++it) {
        TRY(evaluation.line(it.key()));
    }
    return evaluation.values();
}

FormulaSources sourcesOf(const Formulas &formulas, int line)
{
    FormulaSources sources;
    QSet<int> seen;
    collectSources(formulas, line, seen, sources);
    sources.accounts.removeDuplicates();
    sources.cashFlowItems.removeDuplicates();
    return sources;
}

bool isSelected(const QString &code, AccountKind kind, const QStringList &selectors)
{
    return std::any_of(selectors.begin(), selectors.end(), [&](const QString &selector) {
        return selector.startsWith(u'@') ? choiceCode(kind) == QStringView(selector).mid(1)
                                         : code.startsWith(selector);
    });
}

} // namespace kontor::rules
