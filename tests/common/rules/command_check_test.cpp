#include "common/rules/command_check.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/finance/fiscal_period.h"
#include "common/entities/finance/journal_entry.h"
#include "common/entities/finance/payment.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/sales_invoice.h"
#include "common/entities/sales/sales_order.h"
#include "common/entities/system/user.h"
#include "common/model/error_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// Which commands a record's own state allows: what buttons show before the server is asked.
class CommandCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsDoneIsNotDoneAgain();
    void documentsFollowTheirStates();
    void whatIsPaidIsNotPaidAgain();
    void paymentsSettleUntilNothingIsLeft();
    void entriesOfDocumentsGoWithThem();
    void passwordsAreChangedByThoseWhoKnowThem();
    void whatSaysNothingAllowsEverything();

private:
    static QString refusal(const Record &record, const QString &command, const QUuid &user = {})
    {
        const Result<void> allowed = rules::checkCommand(record, command, user);
        return allowed ? QString() : allowed.error().code;
    }
};

void CommandCheckTest::whatIsDoneIsNotDoneAgain()
{
    Activity activity;
    QCOMPARE(refusal(toRecord(activity), u"complete"_s), QString());
    activity.done = true;
    QCOMPARE(refusal(toRecord(activity), u"complete"_s), u"activity_is_done"_s);
    Lead lead;
    QCOMPARE(refusal(toRecord(lead), u"convert"_s), QString());
    lead.state = Lead::State::Converted;
    QCOMPARE(refusal(toRecord(lead), u"convert"_s), u"lead_is_converted"_s);
    FiscalPeriod period;
    period.name = u"2026-03"_s;
    QCOMPARE(refusal(toRecord(period), u"reopen"_s), u"period_not_closed"_s);
    const Result<void> reopened = rules::checkCommand(toRecord(period), u"reopen"_s, {});
    QVERIFY(errorText(reopened.error()).contains(u"2026-03"_s));
    period.state = FiscalPeriod::State::Closed;
    QCOMPARE(refusal(toRecord(period), u"close"_s), u"period_closed_already"_s);
    QCOMPARE(refusal(toRecord(period), u"reopen"_s), QString());
}

void CommandCheckTest::documentsFollowTheirStates()
{
    Record order(SalesOrder::entity);
    QCOMPARE(refusal(order, u"confirm"_s), QString());
    QCOMPARE(refusal(order, u"deliver"_s), u"state_forbids"_s);
    order.set("state", Value(u"confirmed"_s));
    QCOMPARE(refusal(order, u"deliver"_s), QString());
    QCOMPARE(refusal(order, u"confirm"_s), u"state_forbids"_s);
}

void CommandCheckTest::whatIsPaidIsNotPaidAgain()
{
    SalesInvoice invoice;
    QCOMPARE(refusal(toRecord(invoice), u"pay"_s), u"state_forbids"_s);
    invoice.state = SalesInvoice::State::Posted;
    QCOMPARE(refusal(toRecord(invoice), u"pay"_s), u"nothing_to_pay"_s);
    invoice.balance = Amount::fromInteger(1);
    QCOMPARE(refusal(toRecord(invoice), u"pay"_s), QString());
}

void CommandCheckTest::paymentsSettleUntilNothingIsLeft()
{
    Payment payment;
    payment.amount = Amount::fromInteger(100);
    QCOMPARE(refusal(toRecord(payment), u"allocate"_s), u"state_forbids"_s);
    payment.state = Payment::State::Posted;
    PaymentAllocation line;
    line.amount = Amount::fromInteger(60);
    payment.lines = {line};
    QCOMPARE(refusal(toRecord(payment), u"allocate"_s), QString());
    line.amount = Amount::fromInteger(40);
    payment.lines.append(line);
    QCOMPARE(refusal(toRecord(payment), u"allocate"_s), u"nothing_to_allocate"_s);
}

void CommandCheckTest::entriesOfDocumentsGoWithThem()
{
    JournalEntry entry;
    entry.state = JournalEntry::State::Posted;
    QCOMPARE(refusal(toRecord(entry), u"reverse"_s), QString());
    entry.kind = JournalEntry::Kind::Document;
    entry.sourceNumber = u"SI-7"_s;
    const Result<void> reversed = rules::checkCommand(toRecord(entry), u"reverse"_s, {});
    QVERIFY2(errorText(reversed.error()).contains(u"SI-7"_s), qPrintable(reversed.error().code));
}

void CommandCheckTest::passwordsAreChangedByThoseWhoKnowThem()
{
    User user;
    user.id = Id<User>(newUuid());
    QCOMPARE(refusal(toRecord(user), u"change_password"_s, user.id.uuid()), QString());
    QCOMPARE(refusal(toRecord(user), u"change_password"_s, newUuid()), u"not_permitted"_s);
    QCOMPARE(refusal(toRecord(user), u"set_password"_s, newUuid()), QString());
}

void CommandCheckTest::whatSaysNothingAllowsEverything()
{
    QCOMPARE(refusal(Record(Party::entity), u"anything"_s), QString());
}

} // namespace kontor

QTEST_MAIN(kontor::CommandCheckTest)
#include "command_check_test.moc"
