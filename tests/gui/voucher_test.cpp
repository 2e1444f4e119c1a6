#include "app/documents/document_screen.h"
#include "app/documents/voucher_lines.h"
#include "app/shell/actions.h"
#include "app/views/report_table_view.h"
#include "app/views/report_view.h"
#include "app/widgets/line_grid.h"
#include "common/entities/finance/journal_entry.h"
#include "tests/gui/desktop.h"
#include "tests/support/trade.h"

#include <QLabel>

using namespace Qt::StringLiterals;

/// An accountant writes vouchers with the keyboard alone, in the real main window before the real
/// engine.
namespace kontor::test {

class VoucherTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aVoucherFromNewToTheTrialBalance();
    void theNextVoucherTakesDateAndTab();
    void whatDoesNotBalanceStaysADraft();
    void theOtherSideIsEmptied();
    void anAccountByPartyAsksForOne();
    void aPostedVoucherIsReversed();

private:
    /// The screen of a new voucher, ready for its first line.
    DocumentScreen *begin();
    void chooseAccount(const QString &typed, const QString &code);
    QString sum(const char *name) const;
    QString shown(int row, const char *column) const;
    void writeRent();

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Desktop> m_desktop;
};

void VoucherTest::init()
{
    m_office = Office::open(DatabaseKind::Sqlite);
    m_desktop = std::make_unique<Desktop>(*m_office, m_office->person("accountant"));
}

void VoucherTest::cleanup()
{
    m_desktop.reset();
    m_office.reset();
}

DocumentScreen *VoucherTest::begin()
{
    m_desktop->window().open(Place::create(JournalEntry::entity));
    auto *screen = m_desktop->screen<DocumentScreen>();
    const bool ready = screen != nullptr
        && QTest::qWaitFor([&] { return QApplication::focusWidget() == screen->grid(); });
    if (!ready) {
        qFatal("the voucher does not begin");
    }
    return screen;
}

/// Types what finds an account and takes the hit, as Enter does.
void VoucherTest::chooseAccount(const QString &typed, const QString &code)
{
    auto *screen = m_desktop->screen<DocumentScreen>();
    const QModelIndex cell = screen->grid()->currentIndex();
    m_desktop->type(typed);
    m_desktop->key(Qt::Key_Return);
    QTRY_VERIFY2(cell.data().toString().startsWith(code), qPrintable(cell.data().toString()));
    QTRY_COMPARE(QApplication::focusWidget(), screen->grid());
}

QString VoucherTest::sum(const char *name) const
{
    const auto *label =
        m_desktop->screen<DocumentScreen>()->findChild<QLabel *>(QString::fromLatin1(name));
    return label == nullptr ? QString() : label->text();
}

QString VoucherTest::shown(int row, const char *column) const
{
    const LineModel &model = m_desktop->screen<DocumentScreen>()->document().lines().model();
    return model.index(row, model.columnOf(QString::fromLatin1(column))).data().toString();
}

/// Rent of 5,000 paid from the bank, with the balance filled in by one key.
void VoucherTest::writeRent()
{
    m_desktop->type(u"Rent for March"_s);
    m_desktop->key(Qt::Key_Return);
    chooseAccount(u"560202"_s, u"560202"_s);
    m_desktop->type(u"5000"_s);
    m_desktop->key(Qt::Key_Return);
    chooseAccount(u"1002"_s, u"1002"_s);
    m_desktop->type(u"="_s);
    m_desktop->key(Qt::Key_Return);
}

void VoucherTest::aVoucherFromNewToTheTrialBalance()
{
    DocumentScreen *screen = begin();
    writeRent();
    QCOMPARE(shown(0, "debit"), u"5,000.00"_s);
    QCOMPARE(shown(1, "memo"), u"Rent for March"_s); // repeats from the line above
    QCOMPARE(shown(1, "debit"), QString());
    QCOMPARE(shown(1, "credit"), u"5,000.00"_s);
    QCOMPARE(sum("difference"), u"0.00"_s);
    m_desktop->key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(screen->document().record().version, 1);
    QCOMPARE(screen->document().state(), u"draft"_s);
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    QVERIFY(!screen->document().isEditable());
    QVERIFY(!screen->document().record().title().isEmpty());
    QCOMPARE(screen->document().record().value("memo").toText(), u"Rent for March"_s);

    m_desktop->window().open(Place::report(u"trial_balance"_s));
    auto *report = m_desktop->screen<ReportView>();
    QTRY_VERIFY(report->isLoaded());
    QHash<QString, QStringList> byAccount;
    const ReportTableModel &model = report->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList figures;
        for (int column = 2; column < model.columnCount(); ++column) {
            figures.append(model.index(row, column).data().toString());
        }
        byAccount.insert(model.index(row, 0).data().toString(), figures);
    }
    // Opening, movements and closing, debit and credit each.
    QCOMPARE(byAccount.value(u"560202"_s).mid(2, 3),
             QStringList({u"5,000.00"_s, u"0.00"_s, u"5,000.00"_s}));
    QCOMPARE(byAccount.value(u"1002"_s).mid(2),
             QStringList({u"0.00"_s, u"5,000.00"_s, u"0.00"_s, u"5,000.00"_s}));
}

void VoucherTest::theNextVoucherTakesDateAndTab()
{
    const QDate day(2026, 2, 27);
    DocumentScreen *screen = begin();
    screen->document().setValue(u"date"_s, Value(day));
    screen->grid()->startEntry();
    QStringList numbers;
    const qsizetype tabs = m_desktop->tabCount();
    for (int i = 0; i < 3; ++i) {
        writeRent();
        m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(screen->document().state(), u"posted"_s);
        numbers.append(screen->document().record().title());
        m_desktop->key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_desktop->screen<DocumentScreen>() != nullptr
                    && m_desktop->screen<DocumentScreen>() != screen);
        screen = m_desktop->screen<DocumentScreen>();
        QTRY_COMPARE(QApplication::focusWidget(), screen->grid());
        QVERIFY(screen->document().isNew());
        QCOMPARE(screen->document().record().value("date"), Value(day));
        QCOMPARE(m_desktop->tabCount(), tabs);
    }
    QCOMPARE(QSet<QString>(numbers.begin(), numbers.end()).size(), 3);
    QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
}

void VoucherTest::whatDoesNotBalanceStaysADraft()
{
    DocumentScreen *screen = begin();
    writeRent();
    screen->grid()->setCurrentIndex(screen->document().lines().model().index(
        1, screen->document().lines().model().columnOf(u"credit"_s)));
    m_desktop->type(u"4000"_s);
    // Ctrl+Enter takes what is being typed along.
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(sum("difference"), u"1,000.00"_s);
    QTRY_COMPARE(screen->document().record().version, 1);
    QTRY_VERIFY(!screen->document().isBusy());
    QCOMPARE(screen->document().state(), u"draft"_s);
    QCOMPARE(m_office->all<JournalEntry>().size(), 1);
    QCOMPARE(m_office->all<JournalEntry>().first().lines.at(1).credit, amount("4000"));
}

void VoucherTest::theOtherSideIsEmptied()
{
    begin();
    m_desktop->type(u"Rent"_s);
    m_desktop->key(Qt::Key_Return);
    chooseAccount(u"560202"_s, u"560202"_s);
    m_desktop->type(u"5000"_s);
    m_desktop->key(Qt::Key_Tab); // to the other side
    m_desktop->type(u"100"_s);
    m_desktop->key(Qt::Key_Return);
    QCOMPARE(shown(0, "debit"), QString());
    QCOMPARE(shown(0, "credit"), u"100.00"_s);
    // What is missing stands on the other side, whatever cell it is asked for in.
    chooseAccount(u"1002"_s, u"1002"_s);
    m_desktop->key(Qt::Key_Return); // over the empty debit to the credit
    m_desktop->type(u"="_s);
    m_desktop->key(Qt::Key_Return);
    QCOMPARE(shown(1, "debit"), u"100.00"_s);
    QCOMPARE(shown(1, "credit"), QString());
}

void VoucherTest::anAccountByPartyAsksForOne()
{
    const Party customer = addCustomer(*m_office);
    DocumentScreen *screen = begin();
    LineModel &model = screen->document().lines().model();
    m_desktop->type(u"Correction"_s);
    m_desktop->key(Qt::Key_Return);
    chooseAccount(u"1122"_s, u"1122"_s);
    QCOMPARE(screen->grid()->currentIndex().column(), model.columnOf(u"party"_s));
    m_desktop->type(u"lotus"_s);
    m_desktop->key(Qt::Key_Return);
    QTRY_COMPARE(shown(0, "party"), customer.name);
    QTRY_COMPARE(screen->grid()->currentIndex().column(), model.columnOf(u"debit"_s));
    m_desktop->type(u"10"_s);
    m_desktop->key(Qt::Key_Return);
    // Cash does not: straight to the amount.
    chooseAccount(u"kcxj"_s, u"1001"_s); // by its initials
    QCOMPARE(screen->grid()->currentIndex().column(), model.columnOf(u"debit"_s));
    QVERIFY(!model.flags(model.index(1, model.columnOf(u"party"_s))).testFlag(Qt::ItemIsEditable));
    m_desktop->type(u"="_s);
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    QCOMPARE(balanceOf(*m_office, AccountRole::Receivable), amount("10"));
}

void VoucherTest::aPostedVoucherIsReversed()
{
    DocumentScreen *screen = begin();
    writeRent();
    m_desktop->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(screen->document().state(), u"posted"_s);
    const QUuid first = screen->document().record().id;
    screen->document().run(u"reverse"_s);
    // The entry that takes it back is shown, with a way to the one that it takes back.
    QTRY_VERIFY(m_desktop->place().target.id != first);
    QTRY_COMPARE(m_desktop->screen<DocumentScreen>()->document().record().value("reverses"),
                 Value(first));
    QTRY_COMPARE(shown(0, "debit"), u"-5,000.00"_s);
    QCOMPARE(balanceOf(*m_office, AccountRole::Bank), Amount());
}

} // namespace kontor::test

QTEST_MAIN(kontor::test::VoucherTest)
#include "voucher_test.moc"
