#include "server/finance/fiscal_periods.h"

#include "common/entities/finance/journal_entry.h"
#include "server/engine/numbering.h"
#include "server/engine/settings.h"
#include "server/finance/closing.h"

namespace kontor::finance {

namespace {

QVariantMap named(const FiscalPeriod &period)
{
    return {{QStringLiteral("period"), period.name}};
}

Result<void> requireNoDrafts(Tx &tx, const FiscalPeriod &period)
{
    Query drafts;
    drafts.entity = &JournalEntry::entity;
    drafts.filter = Filter::equal("state", Value(choiceCode(JournalEntry::State::Draft)))
        && Filter::compare("date", Filter::Op::GreaterOrEqual, Value(period.starts))
        && Filter::compare("date", Filter::Op::LessOrEqual, Value(period.ends));
    TRY_ASSIGN(const Totals found, tx.totals(drafts, {}));
    return require(
        found.count == 0, "period_has_drafts", "",
        {{QStringLiteral("count"), found.count}, {QStringLiteral("period"), period.name}});
}

Result<void> closePeriod(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(FiscalPeriod period, tx.get(Id<FiscalPeriod>(call.arguments.record), Lock::Update));
    TRY(require(period.state == FiscalPeriod::State::Open, "period_closed_already", "",
                named(period)));
    TRY_ASSIGN(const auto earlier,
               tx.first<FiscalPeriod>(
                   Filter::compare("starts", Filter::Op::Less, Value(period.starts))
                       && Filter::equal("state", Value(choiceCode(FiscalPeriod::State::Open))),
                   {{QStringLiteral("starts"), false}}));
    TRY(require(!earlier, "period_earlier_open", "", named(earlier.value_or(period))));
    TRY(requireNoDrafts(tx, period));
    if (call.parameter("carry_profit").toBool()) {
        TRY(carryProfit(tx, call.actor, period.ends));
    }
    // Whoever is posting into the period finishes first; whoever comes later finds it closed.
    for (QDate month = period.starts; month <= period.ends; month = month.addMonths(1)) {
        TRY(holdNumbers(tx, "journal_entry", month, NumberSpan::Month));
    }
    TRY(requireBalanced(tx, period));
    period.state = FiscalPeriod::State::Closed;
    TRY(tx.update(period));
    // The fiscal year after this one is there before anybody needs it: its first days are worked in
    // before the last month of this one is closed.
    const QDate ahead = period.ends.addYears(1);
    TRY_ASSIGN(const auto next, periodOf(tx, ahead));
    TRY_ASSIGN(const QDate nextYear, fiscalYearStart(tx, ahead));
    return next ? Result<void>() : openYear(tx, nextYear.year());
}

Result<void> reopenPeriod(Call &call)
{
    Tx &tx = call.tx;
    TRY_ASSIGN(FiscalPeriod period, tx.get(Id<FiscalPeriod>(call.arguments.record), Lock::Update));
    TRY(require(period.state == FiscalPeriod::State::Closed, "period_not_closed", "",
                named(period)));
    TRY_ASSIGN(const auto later,
               tx.first<FiscalPeriod>(
                   Filter::compare("starts", Filter::Op::Greater, Value(period.starts))
                       && Filter::equal("state", Value(choiceCode(FiscalPeriod::State::Closed))),
                   {{QStringLiteral("starts"), true}}));
    TRY(require(!later, "period_later_closed", "", named(later.value_or(period))));
    period.state = FiscalPeriod::State::Open;
    period.reopenReason = call.parameter("reason").toText();
    return tx.update(period);
}

Result<void> openYearRule(Call &call)
{
    return openYear(call.tx, static_cast<int>(call.parameter("year").toInt()));
}

} // namespace

Result<void> openYear(Tx &tx, int year)
{
    TRY(require(year >= 1900 && year <= 9998, "value_malformed", "year"));
    TRY_ASSIGN(const Company owner, company(tx));
    const QDate begin(year, owner.fiscalStart, 1);
    const QDate end = begin.addYears(1).addDays(-1);
    TRY_ASSIGN(const auto existing,
               tx.first<FiscalPeriod>(
                   Filter::compare("starts", Filter::Op::LessOrEqual, Value(end))
                   && Filter::compare("ends", Filter::Op::GreaterOrEqual, Value(begin))));
    TRY(require(!existing, "period_exists", "year", named(existing.value_or(FiscalPeriod()))));
    for (QDate month = begin; month < end; month = month.addMonths(1)) {
        FiscalPeriod period;
        period.name = month.toString(QStringLiteral("yyyy-MM"));
        period.starts = month;
        period.ends = month.addMonths(1).addDays(-1);
        TRY(tx.insert(period));
    }
    return {};
}

Result<std::optional<FiscalPeriod>> periodOf(Tx &tx, QDate day)
{
    return tx.first<FiscalPeriod>(
        Filter::compare("starts", Filter::Op::LessOrEqual, Value(day))
        && Filter::compare("ends", Filter::Op::GreaterOrEqual, Value(day)));
}

Result<QDate> fiscalYearStart(Tx &tx, QDate day)
{
    TRY_ASSIGN(const Company owner, company(tx));
    const int year = day.month() < owner.fiscalStart ? day.year() - 1 : day.year();
    return QDate(year, owner.fiscalStart, 1);
}

void registerPeriods(Registry &registry)
{
    registry.addCommand("fiscal_period.close", closePeriod);
    registry.addCommand("fiscal_period.reopen", reopenPeriod);
    registry.addCommand("fiscal_period.open_year", openYearRule);
}

} // namespace kontor::finance
