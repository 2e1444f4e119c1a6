#include "common/rules/command_check.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/lead.h"
#include "common/entities/finance/fiscal_period.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
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
    void whatSaysNothingAllowsEverything();

private:
    static QString refusal(const Record &record, const QString &command)
    {
        const Result<void> allowed = rules::checkCommand(record, command);
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
    const Result<void> reopened = rules::checkCommand(toRecord(period), u"reopen"_s);
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

void CommandCheckTest::whatSaysNothingAllowsEverything()
{
    QCOMPARE(refusal(Record(Party::entity), u"anything"_s), QString());
}

} // namespace kontor

QTEST_MAIN(kontor::CommandCheckTest)
#include "command_check_test.moc"
