#include "tests/server/finance/books.h"

#include "server/finance/fiscal_periods.h"
#include "server/finance/statement_figures.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace kontor::test {

namespace {

const QDate firstDay(2024, 1, 1);
const QDate lastDay(2026, 3, 2);

/// What an account has at a day or moved until it: "net" or "net of debtors / of creditors".
using Figures = QMap<QString, QString>;

QString shown(Amount net, Amount debtors, Amount creditors)
{
    return u"%1 = %2 - %3"_s.arg(net.toString(2), debtors.toString(2), creditors.toString(2));
}

Figures shown(const rules::LedgerFigures &figures)
{
    Figures texts;
    for (const rules::AccountFigure &figure : figures.accounts) {
        if (!figure.debitByParty.isZero() || !figure.creditByParty.isZero()) {
            texts.insert(figure.code, shown(figure.net, figure.debitByParty, figure.creditByParty));
        }
    }
    return texts;
}

/// The same by adding up the lines of the journal.
Result<Figures> addedUp(Tx &tx, QDate from, QDate to, const QString &condition)
{
    TRY_ASSIGN(
        const Rows rows,
        tx.rows(u"SELECT a.code, CAST(SUM(l.debit - l.credit) AS BIGINT)"
                " FROM journal_line l JOIN journal_entry e ON e.id = l.parent"
                " JOIN account a ON a.id = l.account"
                " WHERE e.state = 'posted' AND e.date >= ? AND e.date <= ? AND %1"
                " GROUP BY a.code, CASE WHEN a.by_party = ? THEN l.party ELSE NULL END"_s.arg(
                    condition),
                {Value(from), Value(to), Value(true)}, {FieldType::Text, FieldType::Amount}));
    struct Sides {
        Amount debit;
        Amount credit;
    };
    QMap<QString, Sides> sides;
    for (const QList<Value> &row : rows) {
        const Amount net = Amount::fromRaw(row.at(1).toInt());
        Sides &account = sides[row.at(0).toText()];
        (net.isNegative() ? account.credit : account.debit) += net.abs();
    }
    Figures texts;
    for (auto it = sides.cbegin(); it != sides.cend(); ++it) {
        if (!it->debit.isZero() || !it->credit.isZero()) {
            texts.insert(it.key(), shown(it->debit - it->credit, it->debit, it->credit));
        }
    }
    return texts;
}

} // namespace

/// Kept balances against the journal, on random days of random books.
class AnyDayTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Books> m_books;
    QList<Party> m_parties;
    QRandomGenerator m_random;

    QDate anyDay() { return firstDay.addDays(m_random.bounded(firstDay.daysTo(lastDay) + 1)); }
    void postSome(int count);
    void compareSomeDays();

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void init();
    void cleanup() { m_books.reset(); }

    void figuresOfAnyDayAreThoseOfTheJournal_data();
    void figuresOfAnyDayAreThoseOfTheJournal();
    void booksKeptBeforeThereWereSumsGetThem();
};

void AnyDayTest::init()
{
    m_books = std::make_unique<Books>();
    must(m_books->office().write([](Tx &tx) { return finance::openYear(tx, 2024); }));
    must(m_books->office().write([](Tx &tx) { return finance::openYear(tx, 2025); }));
    m_parties.clear();
    for (const char *name : {"Aster", "Birch", "Cedar", "Dogwood", "Elder"}) {
        m_parties.append(m_books->party(name));
    }
}

/// Invoices, returns and receipts in no order of days, so that a party goes from one side to the
/// other again and again.
void AnyDayTest::postSome(int count)
{
    for (int i = 0; i < count; ++i) {
        finance::EntryDraft draft;
        // Half of them today, as most postings are.
        draft.date = m_random.bounded(2) == 0 ? lastDay : anyDay();
        draft.kind = JournalEntry::Kind::Document;
        draft.party = m_parties.at(m_random.bounded(m_parties.size())).id;
        draft.sourceEntity = u"delivery"_s;
        draft.sourceId = newUuid();
        const Amount amount = Amount::fromRaw((m_random.bounded(2001) - 1000) * qint64{10'000});
        if (m_random.bounded(2) == 0) {
            draft.debit(AccountRole::Receivable, amount);
            draft.credit(AccountRole::Revenue, amount);
        } else {
            draft.debit(AccountRole::Bank, amount);
            draft.credit(AccountRole::Receivable, amount);
        }
        if (!amount.isZero()) {
            must(m_books->post(draft));
        }
    }
}

void AnyDayTest::compareSomeDays()
{
    struct Case {
        Figures kept;
        Figures added;
    };
    QList<std::pair<QDate, QDate>> spans{{firstDay, lastDay},
                                         {{2025, 1, 1}, {2025, 12, 31}},
                                         {{2025, 2, 1}, {2025, 2, 28}},
                                         {lastDay, lastDay}};
    for (int i = 0; i < 12; ++i) {
        const QDate one = anyDay();
        const QDate other = anyDay();
        spans.append({std::min(one, other), std::max(one, other)});
    }
    Store &store = m_books->office().engine().store();
    for (const auto &span : std::as_const(spans)) {
        const QDate from = span.first;
        const QDate to = span.second;
        const auto balances = must(store.read<Case>([&](Tx &tx) -> Result<Case> {
            TRY_ASSIGN(const auto figures, finance::balanceFigures(tx, to));
            TRY_ASSIGN(const auto added, addedUp(tx, firstDay, to, u"1 = 1"_s));
            return Case{shown(figures), added};
        }));
        QCOMPARE(balances.kept, balances.added);
        const auto movements = must(store.read<Case>([&](Tx &tx) -> Result<Case> {
            TRY_ASSIGN(const auto figures, finance::movementFigures(tx, from, to));
            TRY_ASSIGN(const auto added,
                       addedUp(tx, from, to, u"a.kind IN ('income', 'expense')"_s));
            return Case{shown(figures), added};
        }));
        QCOMPARE(movements.kept, movements.added);
    }
}

void AnyDayTest::figuresOfAnyDayAreThoseOfTheJournal_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U}) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void AnyDayTest::figuresOfAnyDayAreThoseOfTheJournal()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    for (int round = 0; round < 5; ++round) {
        postSome(12);
        compareSomeDays();
        if (round % 2 == 0) {
            m_books->fold();
            compareSomeDays();
        }
    }
    m_books->fold();
    QCOMPARE(m_books->findings(), QStringList());
}

void AnyDayTest::booksKeptBeforeThereWereSumsGetThem()
{
    m_random.seed(4);
    postSome(20);
    m_books->fold();
    must(m_books->office().write([](Tx &tx) -> Result<void> {
        TRY(tx.execute(u"DROP TABLE ledger_sum"_s));
        TRY(tx.execute(u"DROP TABLE ledger_debtors"_s));
        return {};
    }));
    m_books->office().restart();
    compareSomeDays();
    QCOMPARE(m_books->findings(), QStringList());
}

} // namespace kontor::test

QTEST_GUILESS_MAIN(kontor::test::AnyDayTest)
#include "any_day_test.moc"
