#include "tests/server/finance/books.h"

#include "common/entities/sales/sales_invoice.h"

using namespace Qt::StringLiterals;

namespace kontor::test {

class PaymentsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Books> m_books;
    Party m_customer;

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init()
    {
        m_books = std::make_unique<Books>();
        m_customer = m_books->party("Aster");
    }
    void cleanup() { m_books.reset(); }

    void aPaymentSettlesTheInvoicesItNames();
    void whatDoesNotHoldIsRefused_data();
    void whatDoesNotHoldIsRefused();
    void anAdvanceIsAllocatedLater();
    void anAdvanceIsAllocatedToSeveralAtOnceOrToNone();
    void aCancelledPaymentOpensEverythingAgain();
    void aSupplierIsPaid();
    void aRefundGoesBackToTheCustomer();
    void anInvoiceIsPaidByOneCommand();
    void amountsAreShownByTheirAge();
    void ageIsSeenAsItWas();
    void onlyTheOwnersCustomersShowInTheAges();

private:
    Office &office() { return m_books->office(); }
    const Actor &actor() { return m_books->accountant(); }

    /// A posted invoice, as sales leaves it.
    SalesInvoice invoice(const char *total, QDate date = {2026, 3, 2}, QDate due = {},
                         const Party &customer = {})
    {
        SalesInvoice invoice;
        invoice.id = Id<SalesInvoice>::create();
        invoice.number = u"SI-"_s + invoice.id.uuid().toString(QUuid::WithoutBraces).right(6);
        invoice.customer = customer.id.isNull() ? m_customer.id : customer.id;
        invoice.date = date;
        invoice.state = SalesInvoice::State::Posted;
        invoice.total = amount(total);
        invoice.balance = amount(total);
        finance::EntryDraft draft;
        draft.date = date;
        draft.due = due;
        draft.party = invoice.customer;
        draft.setSource(invoice);
        draft.debit(AccountRole::Receivable, invoice.total);
        draft.credit(AccountRole::Revenue, invoice.total);
        must(office().write([&](Tx &tx) { return tx.insert(invoice); }));
        must(m_books->post(draft));
        return invoice;
    }
    PaymentAllocation allocation(const SalesInvoice &invoice, const char *value)
    {
        PaymentAllocation line;
        line.documentEntity = u"sales_invoice"_s;
        line.documentId = invoice.id.uuid();
        line.amount = amount(value);
        return line;
    }
    Payment draft(const char *value, const QList<PaymentAllocation> &lines = {})
    {
        Payment payment;
        payment.party = m_customer.id;
        payment.date = QDate(2026, 3, 10);
        payment.account = m_books->account(AccountRole::Bank).id;
        payment.amount = amount(value);
        payment.lines = lines;
        return payment;
    }
    Result<Payment> paid(const Payment &payment)
    {
        const Result<Payment> created = office().create(actor(), payment);
        return created ? office().call(actor(), "post", created->id) : created;
    }
    Amount open(const SalesInvoice &invoice)
    {
        const SalesInvoice stored = office().get(invoice.id);
        Q_ASSERT(stored.paid + stored.balance == stored.total);
        return stored.balance;
    }
    Amount receivable()
    {
        return m_books->balance(m_books->account(AccountRole::Receivable), {2026, 12, 31});
    }
    QList<Value> ages(QDate asOf)
    {
        const ReportTable table =
            m_books->report("receivables_aging", {{u"as_of"_s, asOf.toString(Qt::ISODate)}});
        return table.rows.first().values;
    }
};

void PaymentsTest::aPaymentSettlesTheInvoicesItNames()
{
    const SalesInvoice first = invoice("113");
    const SalesInvoice second = invoice("226");
    const Payment payment =
        must(paid(draft("200", {allocation(first, "113"), allocation(second, "87")})));
    QCOMPARE(payment.state, Payment::State::Posted);
    QVERIFY(payment.number.endsWith(u"2026-00001"_s));
    QCOMPARE(payment.lines.first().documentNumber, first.number);
    QCOMPARE(payment.currency, u"CNY"_s);
    QCOMPARE(open(first), Amount());
    QCOMPARE(open(second), amount("139"));
    QCOMPARE(receivable(), amount("139"));
    const QList<JournalEntry> entries =
        office().all<JournalEntry>(Filter::equal("source_id", Value(payment.id)));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().memo, u"收款 "_s + payment.number);
    QCOMPARE(entries.first().lines.first().cashFlowItem, CashFlowItem::SalesReceipts);
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::whatDoesNotHoldIsRefused_data()
{
    QTest::addColumn<QByteArray>("total");
    QTest::addColumn<QByteArray>("allocated");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("error");
    const QDate day(2026, 3, 10);
    QTest::newRow("more than the payment")
        << QByteArray("50") << QByteArray("60") << u"100201"_s << day << u"payment_overallocated"_s;
    QTest::newRow("more than is open") << QByteArray("150") << QByteArray("120") << u"100201"_s
                                       << day << u"settlement_exceeds_open"_s;
    QTest::newRow("negative allocation") << QByteArray("50") << QByteArray("-10") << u"100201"_s
                                         << day << u"settlement_amount_not_positive"_s;
    QTest::newRow("nothing") << QByteArray("0") << QByteArray() << u"100201"_s << day
                             << u"payment_amount_not_positive"_s;
    QTest::newRow("not a bank") << QByteArray("50") << QByteArray("50") << u"1221"_s << day
                                << u"payment_account_not_cash"_s;
    QTest::newRow("no period") << QByteArray("50") << QByteArray("50") << u"100201"_s
                               << QDate(2020, 1, 1) << u"period_closed"_s;
}

void PaymentsTest::whatDoesNotHoldIsRefused()
{
    QFETCH(QByteArray, total);
    QFETCH(QByteArray, allocated);
    QFETCH(QString, account);
    QFETCH(QDate, date);
    const SalesInvoice owed = invoice("113");
    Payment payment = draft(total.constData());
    payment.account = m_books->account(account).id;
    payment.date = date;
    if (!allocated.isEmpty()) {
        payment.lines = {allocation(owed, allocated.constData())};
    }
    const auto result = paid(payment);
    QVERIFY(!result);
    QTEST(result.error().code, "error");
    QCOMPARE(open(owed), amount("113"));
    QCOMPARE(receivable(), amount("113"));
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::anAdvanceIsAllocatedLater()
{
    const Payment advance = must(paid(draft("500")));
    QCOMPARE(receivable(), amount("-500"));
    const SalesInvoice owed = invoice("300");
    const auto allocate = [&](const char *value) {
        return office().call(actor(), "allocate", advance.id,
                             {{u"document_entity"_s, Value(u"sales_invoice"_s)},
                              {u"document_id"_s, Value(owed.id)},
                              {u"amount"_s, Value(amount(value).raw())}});
    };
    QCOMPARE(must(allocate("200")).lines.size(), 1);
    QCOMPARE(open(owed), amount("100"));
    QCOMPARE(allocate("101").error().code, u"settlement_exceeds_open"_s);
    QCOMPARE(allocate("301").error().code, u"payment_overallocated"_s);
    must(allocate("100"));
    QCOMPARE(open(owed), Amount());
    QCOMPARE(receivable(), amount("-200"));
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::anAdvanceIsAllocatedToSeveralAtOnceOrToNone()
{
    const Payment advance = must(paid(draft("500")));
    const SalesInvoice first = invoice("300");
    const SalesInvoice second = invoice("150");
    const auto allocate = [&](const QList<PaymentAllocation> &wanted) {
        Arguments arguments;
        arguments.record = advance.id.uuid();
        Payment lines;
        lines.lines = wanted;
        arguments.lines = toRecord(lines).lines;
        return office().execute(actor(), u"payment.allocate"_s, arguments);
    };
    QCOMPARE(allocate({allocation(first, "300"), allocation(second, "151")}).error().code,
             u"settlement_exceeds_open"_s);
    QCOMPARE(open(first), amount("300")); // all or none
    QCOMPARE(allocate({}).error().code, u"field_required"_s);
    must(allocate({allocation(first, "300"), allocation(second, "150")}));
    QCOMPARE(open(first), Amount());
    QCOMPARE(open(second), Amount());
    QCOMPARE(receivable(), amount("-50"));
    const SalesInvoice third = invoice("100");
    must(allocate({allocation(third, "50")}));
    QCOMPARE(allocate({allocation(third, "1")}).error().code, u"nothing_to_allocate"_s);
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::aCancelledPaymentOpensEverythingAgain()
{
    const SalesInvoice owed = invoice("113");
    const Payment payment = must(paid(draft("113", {allocation(owed, "113")})));
    QCOMPARE(open(owed), Amount());
    const Payment cancelled = must(
        office().call(actor(), "cancel", payment.id,
                      {{u"date"_s, Value(QDate(2026, 3, 15))}, {u"reason"_s, Value(u"退票"_s)}}));
    QCOMPARE(cancelled.state, Payment::State::Cancelled);
    QCOMPARE(cancelled.number, payment.number);
    QCOMPARE(open(owed), amount("113"));
    QCOMPARE(receivable(), amount("113"));
    QCOMPARE(m_books->balance(m_books->account(AccountRole::Bank), {2026, 3, 14}), amount("113"));
    QCOMPARE(m_books->balance(m_books->account(AccountRole::Bank), {2026, 3, 15}), Amount());
    QCOMPARE(office().call(actor(), "cancel", payment.id).error().code, u"payment_not_posted"_s);
    // It can be paid again, and the cancelled payment stays as it is.
    must(paid(draft("113", {allocation(owed, "113")})));
    QCOMPARE(open(owed), Amount());
    Payment changed = cancelled;
    changed.memo = u"x"_s;
    QCOMPARE(office().update(actor(), changed).error().code, u"payment_not_draft"_s);
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::aSupplierIsPaid()
{
    const Party supplier = m_books->party("Birch", false);
    finance::EntryDraft bill = m_books->draft({2026, 3, 2}, "560299 100 | 22210101 13");
    bill.kind = JournalEntry::Kind::Document;
    bill.party = supplier.id;
    bill.sourceEntity = u"goods_receipt"_s;
    bill.sourceId = newUuid();
    bill.sourceNumber = u"GR-1"_s;
    bill.credit(AccountRole::Payable, amount("113"));
    must(m_books->post(bill));
    Payment payment = draft("113");
    payment.direction = Payment::Direction::Out;
    payment.party = supplier.id;
    PaymentAllocation line;
    line.documentEntity = bill.sourceEntity;
    line.documentId = bill.sourceId;
    line.amount = amount("113");
    payment.lines = {line};
    must(paid(payment));
    QCOMPARE(m_books->balance(m_books->account(AccountRole::Payable), {2026, 3, 31}), Amount());
    QCOMPARE(m_books->balance(m_books->account(AccountRole::Bank), {2026, 3, 31}), amount("-113"));
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::aRefundGoesBackToTheCustomer()
{
    must(paid(draft("500")));
    Payment refund = draft("500");
    refund.direction = Payment::Direction::Out;
    must(paid(refund));
    QCOMPARE(receivable(), Amount());
    QCOMPARE(m_books->balance(m_books->account(AccountRole::Payable), {2026, 3, 31}), Amount());
    QCOMPARE(m_books->findings(), QStringList());
}

void PaymentsTest::anInvoiceIsPaidByOneCommand()
{
    const SalesInvoice owed = invoice("113");
    finance::DocumentPayment wanted;
    wanted.party = m_customer.id;
    wanted.documentEntity = u"sales_invoice"_s;
    wanted.documentId = owed.id.uuid();
    wanted.documentNumber = owed.number;
    wanted.date = QDate(2026, 3, 10);
    const auto pay = [&] {
        return office().write([&](Tx &tx) -> Result<void> {
            return finance::payDocument(tx, actor(), wanted).map([](const Payment &) {});
        });
    };
    wanted.amount = amount("13");
    must(pay());
    QCOMPARE(open(owed), amount("100"));
    wanted.amount = Amount(); // all that is open
    must(pay());
    QCOMPARE(open(owed), Amount());
    QCOMPARE(pay().error().code, u"nothing_to_pay"_s);
}

void PaymentsTest::amountsAreShownByTheirAge()
{
    const QDate asOf(2026, 12, 31);
    const std::pair<const char *, int> due[] = {
        {"1", 0},   {"2", 1},     {"4", 30},    {"8", 31},    {"16", 60},  {"32", 90},
        {"64", 91}, {"128", 180}, {"256", 365}, {"512", 366}, {"1024", -5}};
    for (const auto &[total, overdue] : due) {
        invoice(total, {2026, 3, 2}, asOf.addDays(-overdue));
    }
    const QList<Value> row = ages(asOf);
    QCOMPARE(row.at(0).toText(), u"Aster"_s);
    const char *const expected[] = {"2047", "1025", "6", "24", "32", "192", "256", "512"};
    for (qsizetype i = 0; i < 8; ++i) {
        QCOMPARE(Amount::fromRaw(row.at(i + 1).toInt()), amount(expected[i]));
    }
    QCOMPARE(receivable(), amount("2047"));
}

void PaymentsTest::ageIsSeenAsItWas()
{
    const SalesInvoice owed = invoice("100", {2026, 3, 2});
    const Payment payment = must(paid(draft("60", {allocation(owed, "60")}))); // on the 10th
    must(office().call(actor(), "cancel", payment.id, {{u"date"_s, Value(QDate(2026, 3, 20))}}));
    const std::pair<QDate, const char *> days[] = {{{2026, 3, 9}, "100"},
                                                   {{2026, 3, 10}, "40"},
                                                   {{2026, 3, 19}, "40"},
                                                   {{2026, 3, 20}, "100"}};
    for (const auto &[day, total] : days) {
        QCOMPARE(Amount::fromRaw(ages(day).at(1).toInt()), amount(total));
        QCOMPARE(m_books->balance(m_books->account(AccountRole::Receivable), day), amount(total));
    }
    // Before the invoice there was nothing: only the row of totals.
    QCOMPARE(ages({2026, 3, 1}).at(1).toInt(), 0);
}

void PaymentsTest::onlyTheOwnersCustomersShowInTheAges()
{
    Party mine = m_books->party("Mine");
    const Actor seller = office().person("sales_manager", u"Sam"_s);
    mine.owner = Id<User>(seller.user);
    mine = must(office().update(office().admin(), mine));
    Party other = m_books->party("Other");
    other.owner = Id<User>(office().admin().user);
    other = must(office().update(office().admin(), other));
    invoice("10", {2026, 3, 2}, {}, mine);
    invoice("20", {2026, 3, 2}, {}, other);
    const ReportTable all = m_books->report("receivables_aging", {});
    QCOMPARE(all.rows.size(), 3);
    const ReportTable seen = must(office().engine().report(seller, u"receivables_aging"_s, {}));
    QCOMPARE(seen.rows.size(), 2);
    QCOMPARE(seen.rows.first().values.at(0).toText(), u"Mine"_s);
    QCOMPARE(Amount::fromRaw(seen.rows.last().values.at(1).toInt()), amount("10"));
    QCOMPARE(office().engine().report(seller, u"trial_balance"_s, {}).error().code,
             u"not_permitted"_s);
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::PaymentsTest)
#include "payments_test.moc"
