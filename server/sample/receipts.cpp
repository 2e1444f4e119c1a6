#include "common/entities/finance/account.h"
#include "common/entities/finance/payment.h"
#include "server/sample/selling.h"

/// The end of Selling: how customers pay, and what is unfinished on the last day.
namespace kontor::sample {

using namespace Qt::StringLiterals;

namespace {

/// The day of the month on which some customers pay all their invoices at once.
constexpr int monthlyDay = 25;

} // namespace

void Selling::expectPayment(qsizetype customer, const SalesInvoice &invoice)
{
    const Customer &who = m_world.customers.at(customer);
    if (m_world.chance(3)) {
        return; // is disputed, and nobody knows when it will be paid
    }
    if (who.paysMonthly) {
        const QDate due = invoice.dueDate;
        QDate month(due.year(), due.month(), 1);
        month = due.day() > monthlyDay ? month.addMonths(1) : month;
        if (!m_monthly.contains(customer)) {
            m_world.at(month.addDays(monthlyDay - 1),
                       [this, customer] { return receiveMonthly(customer); });
        }
        m_monthly[customer].append(invoice);
        return;
    }
    const QDate day =
        std::max(invoice.dueDate.addDays(who.lateDays + m_world.below(4)), m_world.today());
    if (m_world.chance(8)) {
        const Amount half = Amount::fromRaw(invoice.total.raw() / 20'000 * 10'000);
        const Amount rest = invoice.total - half;
        m_world.at(day, [this, invoice, half] { return receivePayment(invoice, half); });
        m_world.at(day.addDays(m_world.between(10, 40)),
                   [this, invoice, rest] { return receivePayment(invoice, rest); });
        return;
    }
    m_world.at(day, [this, invoice] { return receivePayment(invoice, invoice.total); });
}

Result<void> Selling::receivePayment(const SalesInvoice &invoice, Amount amount)
{
    if (amount.isZero()) {
        return {};
    }
    m_world.bank += amount.raw() / Amount::one;
    return m_world
        .call(m_world.staff.accountant, "pay", invoice.id, {{u"amount"_s, Value(amount.raw())}})
        .map([](const QList<Record> &) {});
}

/// One payment for every invoice that has become due.
Result<void> Selling::receiveMonthly(qsizetype customer)
{
    const QList<SalesInvoice> invoices = m_monthly.take(customer);
    QList<SalesInvoice> later;
    TRY_ASSIGN(
        const QList<Account> banks,
        m_world.select<Account>(Filter::equal("role", Value(choiceCode(AccountRole::Bank)))));
    Payment payment;
    payment.direction = Payment::Direction::In;
    payment.party = m_world.customers.at(customer).party.id;
    payment.date = m_world.today();
    payment.account = banks.first().id;
    for (const SalesInvoice &invoice : invoices) {
        if (invoice.dueDate > m_world.today()) {
            later.append(invoice);
            continue;
        }
        PaymentAllocation line;
        line.documentEntity = SalesInvoice::entity.key();
        line.documentId = invoice.id.uuid();
        line.amount = invoice.total;
        payment.amount += invoice.total;
        payment.lines.append(line);
    }
    for (const SalesInvoice &invoice : std::as_const(later)) {
        expectPayment(customer, invoice);
    }
    if (payment.amount.isZero()) {
        return {};
    }
    m_world.bank += payment.amount.raw() / Amount::one;
    TRY_ASSIGN(payment, m_world.create(m_world.staff.accountant, payment));
    TRY(m_world.call(m_world.staff.accountant, "post", payment.id));
    return {};
}

Result<void> Selling::leaveDrafts()
{
    for (int i = 0; i < 4; ++i) {
        const qsizetype customer = anyCustomer();
        const Customer &who = m_world.customers.at(customer);
        Quotation quotation;
        quotation.customer = who.party.id;
        quotation.validUntil = m_world.today().addDays(30);
        quotation.lines = someLines<QuotationLine>(who);
        TRY(m_world.create(sellerOf(customer), quotation));
        SalesOrder order;
        order.customer = who.party.id;
        order.lines = someLines<SalesOrderLine>(who);
        TRY(m_world.create(sellerOf(customer), order));
    }
    return {};
}

} // namespace kontor::sample
