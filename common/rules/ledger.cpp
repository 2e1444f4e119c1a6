#include "common/rules/ledger.h"

namespace kontor::rules {

namespace {

bool add(Amount &sum, Amount amount)
{
    const std::optional<Amount> result = sum.checkedAdd(amount);
    sum = result.value_or(sum);
    return result.has_value();
}

/// What most of the lines without cash are for when money flows in (or out) against them.
CashFlowItem mainPurpose(const QList<CashFlowLine> &lines, bool inflow)
{
    QList<std::pair<CashFlowItem, Amount>> weights;
    for (const CashFlowLine &line : lines) {
        if (line.isCash) {
            continue;
        }
        const CashFlowItem item = inflow ? line.cashIn : line.cashOut;
        const Amount weight = inflow ? -line.amount : line.amount;
        const auto found = std::find_if(weights.begin(), weights.end(),
                                        [item](const auto &known) { return known.first == item; });
        if (found == weights.end()) {
            weights.append({item, weight});
        } else {
            found->second += weight;
        }
    }
    const auto heaviest =
        std::max_element(weights.begin(), weights.end(),
                         [](const auto &a, const auto &b) { return a.second < b.second; });
    if (heaviest == weights.end()) {
        return CashFlowItem::None;
    }
    if (!heaviest->second.isPositive() || heaviest->first == CashFlowItem::None) {
        return inflow ? CashFlowItem::OtherOperatingReceipts : CashFlowItem::OtherOperatingPayments;
    }
    return heaviest->first;
}

} // namespace

Result<EntryTotals> checkEntry(const QList<JournalLine> &lines, int digits)
{
    TRY(require(!lines.isEmpty(), "entry_has_no_lines", "lines"));
    EntryTotals totals;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const JournalLine &line = lines.at(i);
        const QVariantMap where{{QStringLiteral("line"), i + 1}};
        TRY(require(line.debit.isZero() != line.credit.isZero(), "entry_line_one_side", "lines",
                    where));
        TRY(require(roundTo(line.debit, digits) == line.debit
                        && roundTo(line.credit, digits) == line.credit,
                    "entry_too_precise", "lines", where));
        TRY(require(add(totals.debit, line.debit) && add(totals.credit, line.credit),
                    "number_out_of_range", "lines"));
    }
    TRY(require(totals.debit == totals.credit, "entry_not_balanced", "lines",
                {{QStringLiteral("debit"), totals.debit.toString(2)},
                 {QStringLiteral("credit"), totals.credit.toString(2)}}));
    return totals;
}

QList<JournalLine> reversedLines(const QList<JournalLine> &lines)
{
    QList<JournalLine> reversed = lines;
    for (JournalLine &line : reversed) {
        line.lineId = QUuid();
        line.debit = -line.debit;
        line.credit = -line.credit;
        line.currencyAmount = -line.currencyAmount;
    }
    return reversed;
}

QList<CashFlowItem> proposeCashFlow(const QList<CashFlowLine> &lines)
{
    QList<CashFlowItem> items;
    items.reserve(lines.size());
    for (const CashFlowLine &line : lines) {
        if (!line.isCash) {
            items.append(CashFlowItem::None);
        } else if (line.item != CashFlowItem::None) {
            items.append(line.item);
        } else {
            items.append(mainPurpose(lines, line.amount.isPositive()));
        }
    }
    return items;
}

QDate dueDate(const PaymentTerm &term, QDate date)
{
    const QDate from =
        term.endOfMonth ? QDate(date.year(), date.month(), date.daysInMonth()) : date;
    return from.addDays(term.days);
}

} // namespace kontor::rules
