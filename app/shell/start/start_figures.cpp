#include "app/shell/start/start_figures.h"

#include "app/crm/pipeline_columns.h"
#include "app/models/page_walk.h"
#include "app/widgets/number_text.h"
#include "common/base/when_done.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/sales/sales_invoice.h"

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int monthsShown = 12;

QString money(Amount amount)
{
    return numberText(amount, NumberFormat::amount(0));
}

Query invoices(const Filter &filter)
{
    Query query;
    query.entity = &SalesInvoice::entity;
    query.filter = Filter::equal("state", Value(u"posted"_s)) && filter;
    return query;
}

Filter between(const QDate &first, const QDate &last)
{
    return Filter::compare("date", Filter::Op::GreaterOrEqual, Value(first))
        && Filter::compare("date", Filter::Op::LessOrEqual, Value(last));
}

QDate firstOfMonth(const QDate &day)
{
    return {day.year(), day.month(), 1};
}

} // namespace

/// What the sales figure is made of, as its answers come in.
struct StartFigures::Sales {
    QList<qint64> months = QList<qint64>(monthsShown, 0); ///< net, the current one last
    qint64 sameDaysBefore = 0; ///< of last month, up to this day of the month
    int waiting = monthsShown + 1;
    bool failed = false;
};

StartFigures::StartFigures(const ScreenContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
}

bool StartFigures::may(const char *key) const
{
    return m_context.source.rights().may(QString::fromLatin1(key));
}

QStringList StartFigures::names() const
{
    QStringList names;
    if (may("sales_invoice.read")) {
        names.append(u"sales"_s);
    }
    if (may("opportunity.read")) {
        names.append(u"pipeline"_s);
    }
    if (may("sales_invoice.read")) {
        names.append(u"receivables"_s);
    }
    if (may("report.trial_balance")) {
        names.append(u"cash"_s);
    }
    return names;
}

FigureCard::Figure StartFigures::blank(const QString &name) const
{
    FigureCard::Figure figure;
    figure.label = name == u"sales"_s ? tr("Sales this month, without tax")
        : name == u"pipeline"_s       ? tr("Pipeline, weighted")
        : name == u"receivables"_s    ? tr("Receivables overdue")
                                      : tr("Cash and bank");
    return figure;
}

Place StartFigures::place(const QString &name) const
{
    if (name == u"pipeline"_s) {
        return Place::named(name);
    }
    if (name == u"receivables"_s) {
        return Place::list(SalesInvoice::entity, overdue());
    }
    if (name == u"cash"_s) {
        return Place::report(u"trial_balance"_s, {{u"cash"_s, true}});
    }
    if (may("report.sales_by_month")) {
        return Place::report(u"sales_by_month"_s);
    }
    const QDate today = m_context.clock.today();
    return Place::list(SalesInvoice::entity, invoices(between(firstOfMonth(today), today)).filter);
}

void StartFigures::tell(const QString &name, const QString &value, const QString &detail, Tone tone,
                        const QList<qint64> &trend)
{
    FigureCard::Figure figure = blank(name);
    figure.value = value;
    figure.detail = detail;
    figure.tone = tone;
    figure.trend = trend;
    emit figureRead(name, figure);
}

void StartFigures::read()
{
    const QStringList wanted = names();
    if (wanted.contains(u"sales"_s)) {
        readSales();
        readReceivables();
    }
    if (wanted.contains(u"pipeline"_s)) {
        readPipeline();
    }
    if (wanted.contains(u"cash"_s)) {
        readCash();
    }
}

// --- sales ---------------------------------------------------------------------------------------

void StartFigures::readSales()
{
    const auto sales = std::make_shared<Sales>();
    const QDate today = m_context.clock.today();
    const auto ask = [this, sales](const QDate &first, const QDate &last, qint64 &sum) {
        whenDone(m_context.source.totals(invoices(between(first, last)), {u"subtotal"_s}), this,
                 [this, sales, &sum](const Result<Totals> &totals) {
                     sales->failed = sales->failed || !totals;
                     sum = totals ? totals->sums.value(0) : 0;
                     if (--sales->waiting == 0) {
                         tellSales(*sales);
                     }
                 });
    };
    for (int i = 0; i < monthsShown; ++i) {
        const QDate first = firstOfMonth(today).addMonths(i + 1 - monthsShown);
        ask(first, first.addMonths(1).addDays(-1), sales->months[i]);
    }
    const QDate before = firstOfMonth(today).addMonths(-1);
    // The 31st has the whole of a shorter month before it.
    ask(before, today.addMonths(-1), sales->sameDaysBefore);
}

void StartFigures::tellSales(const Sales &sales)
{
    if (sales.failed) {
        tell(u"sales"_s, {}, tr("Needs the server"));
        return;
    }
    const Amount current = Amount::fromRaw(sales.months.last());
    const Amount before = Amount::fromRaw(sales.sameDaysBefore);
    QString detail = tr("Nothing by this day of last month");
    Tone tone = Tone::Neutral;
    const Result<Rate> change = divide(current - before, before, 2);
    if (!before.isZero() && change) {
        const QString percent = numberText(*change, NumberFormat::percentage());
        detail = tr("%1 against the same days of last month")
                     .arg(change->isNegative() ? percent : u'+' + percent);
        tone = change->isNegative() ? Tone::Negative : Tone::Positive;
    }
    tell(u"sales"_s, money(current), detail, tone, sales.months);
}

// --- the others ----------------------------------------------------------------------------------

void StartFigures::readPipeline()
{
    Query query;
    query.entity = &Opportunity::entity;
    query.filter = Filter::equal("stage.kind", Value(u"open"_s));
    auto *walk = new PageWalk(m_context.source, query, this);
    const auto sums = std::make_shared<QPair<Amount, Amount>>(); // expected, weighted
    connect(walk, &PageWalk::page, this, [sums](const QList<ListRow> &rows) {
        for (const ListRow &row : rows) {
            sums->first += Amount::fromRaw(row.record.value("expected").toInt());
            sums->second += PipelineColumns::weighted(row.record);
        }
    });
    connect(walk, &PageWalk::failed, this, [this, walk] {
        walk->deleteLater();
        tell(u"pipeline"_s, {}, tr("Needs the server"));
    });
    connect(walk, &PageWalk::finished, this, [this, walk, sums] {
        walk->deleteLater();
        tell(u"pipeline"_s, money(sums->second),
             tr("%n open, worth %1", nullptr, static_cast<int>(walk->count()))
                 .arg(money(sums->first)));
    });
    walk->start();
}

Filter StartFigures::overdue() const
{
    return invoices(
               Filter::compare("balance", Filter::Op::Greater, Value(0))
               && Filter::compare("due_date", Filter::Op::Less, Value(m_context.clock.today())))
        .filter;
}

void StartFigures::readReceivables()
{
    const auto tellThem = [this](const Result<Totals> &late, const Result<Totals> &open) {
        if (!late || !open) {
            tell(u"receivables"_s, {}, tr("Needs the server"));
            return;
        }
        const Amount overdueSum = Amount::fromRaw(late->sums.value(0));
        tell(u"receivables"_s, money(overdueSum),
             tr("of %1 that customers owe").arg(money(Amount::fromRaw(open->sums.value(0)))),
             overdueSum.isZero() ? Tone::Neutral : Tone::Negative);
    };
    Query late;
    late.entity = &SalesInvoice::entity;
    late.filter = overdue();
    const Query open = invoices(Filter::compare("balance", Filter::Op::Greater, Value(0)));
    whenDone(m_context.source.totals(late, {u"balance"_s}), this,
             [this, open, tellThem](const Result<Totals> &lateTotals) {
                 whenDone(m_context.source.totals(open, {u"balance"_s}), this,
                          [tellThem, lateTotals](const Result<Totals> &openTotals) {
                              tellThem(lateTotals, openTotals);
                          });
             });
}

/// From the trial balance of the cash accounts: its total row, debits less credits.
void StartFigures::readCash()
{
    whenDone(m_context.source.report(u"trial_balance"_s, {{u"cash"_s, true}}), this,
             [this](const Result<ReportTable> &table) {
                 if (!table || table->rows.isEmpty()) {
                     tell(u"cash"_s, {}, table ? QString() : tr("Needs the server"));
                     return;
                 }
                 const auto total = [&table](const char *column) {
                     for (qsizetype i = 0; i < table->columns.size(); ++i) {
                         if (table->columns.at(i).name == QLatin1String(column)) {
                             return Amount::fromRaw(table->rows.last().values.value(i).toInt());
                         }
                     }
                     return Amount();
                 };
                 const Amount cash = total("closing_debit") - total("closing_credit");
                 tell(u"cash"_s, money(cash), tr("by the books of today"),
                      cash.isNegative() ? Tone::Negative : Tone::Neutral);
             });
}

} // namespace kontor
