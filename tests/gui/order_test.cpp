#include "app/documents/document_screen.h"
#include "app/shell/command_palette.h"
#include "app/shell/main_window.h"
#include "app/shell/printing/print_preview.h"
#include "app/views/list_view.h"
#include "app/widgets/line_grid.h"
#include "app/widgets/theme.h"

#include "common/entities/finance/payment.h"
#include "common/entities/inventory/stock_level.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/sales/sales_invoice.h"
#include "tests/support/engine_source.h"
#include "tests/support/trade.h"

#include <QApplication>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace kontor {

using namespace Qt::StringLiterals;
using namespace kontor::test;

/// A whole order through the real main window over the real engine, with the keyboard alone.
class OrderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void fromTheFirstKeyToTheMoney();
    void onPaperAndInATable();

private:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    /// Ctrl+K, the words, Enter on the first entry that says this.
    void go(const QString &words, const QString &entry);
    void tabInto(const QWidget *widget);
    void tabTo(const QString &button);
    /// Answers the dialog of a command as it stands.
    void agree();
    void backToWindow();
    void goToColumn(const char *column);
    Screen *screen() const { return m_window->workspace().current()->screen(); }
    template <class T>
    T *screenAs() const
    {
        const ScreenFrame *frame = m_window->workspace().current();
        return frame == nullptr ? nullptr : qobject_cast<T *>(frame->screen());
    }
    LineGrid *grid() const { return screen()->findChild<LineGrid *>(u"lines"_s); }
    void enterOrder();
    void saveInDialog(const QString &path);

    std::unique_ptr<Office> m_office;
    std::unique_ptr<EngineSource> m_source;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<MainWindow> m_window;
    Party m_customer;
    Product m_green;
    Product m_oolong;
};

void OrderTest::initTestCase()
{
    // The file dialogs of the desktop are not those of the machine, so that keys reach them.
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(theme::apply(u"light"_s));
}

void OrderTest::init()
{
    m_office = Office::open(DatabaseKind::Sqlite);
    m_customer = addCustomer(*m_office, "莲花茶行");
    addCustomer(*m_office, "Alfreds Futterkiste");
    m_green = addGoods(*m_office, "TEA-001", "12.5", "6");
    m_oolong = addGoods(*m_office, "TEA-002", "12.5", "6");
    receive(*m_office, addSupplier(*m_office), {bought(m_green, "100"), bought(m_oolong, "200")});
    const Actor admin = m_office->admin();
    m_source = std::make_unique<EngineSource>(
        *m_office, admin,
        Identity{admin.user, admin.name, u"Kontor Trading"_s, u"CNY"_s, u"office"_s});
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"kontor.ini"_s));
    m_preferences->setAccount(u"office"_s, u"ada"_s);
    m_drafts = std::make_unique<Drafts>(*m_preferences, m_office->clock());
    m_window =
        std::make_unique<MainWindow>(Desk{*m_source, m_office->clock(), *m_preferences, *m_drafts});
    m_window->show();
    m_window->restore();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void OrderTest::cleanup()
{
    m_window.reset();
    m_drafts.reset();
    m_preferences.reset();
    m_source.reset();
    m_office.reset();
}

// --- keys ----------------------------------------------------------------------------------------

void OrderTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : QApplication::activeWindow(), key, modifiers);
}

void OrderTest::type(const QString &text)
{
    for (const QChar character : text) {
        // Each key goes to what has the focus then: the first one opens the editor of a cell.
        QTest::keyClicks(QApplication::focusWidget(), QString(character));
    }
}

void OrderTest::go(const QString &words, const QString &entry)
{
    key(Qt::Key_K, Qt::ControlModifier);
    const auto *palette = m_window->findChild<CommandPalette *>();
    QTRY_VERIFY(palette->isVisible());
    type(words);
    const auto *list = palette->findChild<QListView *>();
    const auto current = [list] { return list->currentIndex().data().toString(); };
    for (int i = 0; i < 10; ++i) {
        // Records come a moment after the letters.
        if (QTest::qWaitFor([&] { return current() == entry; }, 300)) {
            break;
        }
        key(Qt::Key_Down);
    }
    QCOMPARE(current(), entry);
    key(Qt::Key_Return);
    QTRY_VERIFY(!palette->isVisible());
}

void OrderTest::tabInto(const QWidget *widget)
{
    for (int i = 0; i < 30; ++i) {
        const QWidget *focused = QApplication::focusWidget();
        if (focused == widget || widget->isAncestorOf(focused)) {
            return;
        }
        key(Qt::Key_Tab);
    }
    QFAIL("Tab does not lead there");
}

void OrderTest::tabTo(const QString &button)
{
    const auto text = [] {
        const auto *focused = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        return focused == nullptr ? QString() : focused->text();
    };
    for (int i = 0; i < 60 && text() != button; ++i) {
        key(Qt::Key_Tab);
    }
    QCOMPARE(text(), button);
}

void OrderTest::agree()
{
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    QWidget *dialog = QApplication::activeModalWidget();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_Return);
    backToWindow();
}

/// Where no window manager does it: the window behind a closed dialog becomes the active one.
void OrderTest::backToWindow()
{
    QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(QApplication::focusWidget() != nullptr);
}

void OrderTest::goToColumn(const char *column)
{
    const LineGrid *lines = grid();
    const auto *model = static_cast<const LineModel *>(lines->model());
    const int wanted = model->columnOf(QString::fromLatin1(column));
    for (int i = 0; i < 20 && lines->currentIndex().column() != wanted; ++i) {
        key(lines->currentIndex().column() < wanted ? Qt::Key_Right : Qt::Key_Left);
    }
    QCOMPARE(lines->currentIndex().column(), wanted);
}

// --- the order -----------------------------------------------------------------------------------

/// Two lines: 10 at the list price of 12.50, and 20 at 9.90 with 5 % off.
void OrderTest::enterOrder()
{
    go(u"sales orders"_s, u"Sales orders"_s);
    QTRY_VERIFY(screenAs<ListView>() != nullptr);
    key(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(screenAs<DocumentScreen>() != nullptr);
    // The customer is asked for first; the initials of its pinyin find it.
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr);
    type(u"lhch"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"莲花茶行"_s);
    tabInto(grid());

    type(u"TEA-001"_s);
    key(Qt::Key_Return);
    const auto *model = static_cast<LineModel *>(grid()->model());
    const auto at = [this, model](int row, const char *column) {
        return grid()->currentIndex()
            == model->index(row, model->columnOf(QString::fromLatin1(column)));
    };
    QTRY_VERIFY(at(0, "quantity"));
    type(u"10"_s);
    key(Qt::Key_Return);
    key(Qt::Key_Return);
    QTRY_VERIFY(at(1, "product"));
    type(u"TEA-002"_s);
    key(Qt::Key_Return);
    QTRY_VERIFY(at(1, "quantity"));
    type(u"20"_s);
    key(Qt::Key_Return);
    goToColumn("unit_price");
    type(u"9.9"_s);
    key(Qt::Key_Tab);
    goToColumn("discount");
    type(u"5%"_s);
    key(Qt::Key_Return);
}

void OrderTest::fromTheFirstKeyToTheMoney()
{
    enterOrder();
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto *document = screenAs<DocumentScreen>();
    const QUuid id = document->place().target.id;

    key(Qt::Key_Return, Qt::ControlModifier); // confirms
    QTRY_COMPARE(document->state(), u"Confirmed"_s);
    const SalesOrder order = m_office->get(Id<SalesOrder>(id));
    QCOMPARE(order.customer, m_customer.id);
    QCOMPARE(order.lines.size(), 2);
    // 10 x 12.50; 20 x 9.90 less 5 %; 13 % on each, rounded by line.
    QCOMPARE(order.lines.at(0).net, amount("125.00"));
    QCOMPARE(order.lines.at(1).net, amount("188.10"));
    QCOMPARE(order.subtotal, amount("313.10"));
    QCOMPARE(order.taxTotal, amount("40.70")); // 16.25 + 24.45
    QCOMPARE(order.total, amount("353.80"));

    connect(document, &Screen::failed, this, [](const Error &e) { qInfo() << e.code << e.args; });
    key(Qt::Key_Return, Qt::ControlModifier); // delivers
    agree();
    QTRY_COMPARE(m_office->all<Delivery>().size(), 1);
    QCOMPARE(levelOf(*m_office, m_green).onHand, quantity("90"));
    QCOMPARE(levelOf(*m_office, m_oolong).onHand, quantity("180"));

    QTRY_COMPARE(screen()->primaryAction()->objectName(), u"invoice"_s);
    key(Qt::Key_Return, Qt::ControlModifier); // invoices, and the invoice opens
    agree();
    QTRY_COMPARE(m_office->all<SalesInvoice>().size(), 1);
    const SalesInvoice invoice = m_office->all<SalesInvoice>().first();
    QTRY_COMPARE(screen()->place().target.id, invoice.id.uuid());
    QCOMPARE(invoice.total, amount("353.80"));
    QCOMPARE(balanceOf(*m_office, AccountRole::Receivable), amount("353.80"));

    QTRY_VERIFY(screen()->primaryAction() != nullptr && screen()->primaryAction()->isEnabled());
    QCOMPARE(screen()->primaryAction()->objectName(), u"pay"_s);
    key(Qt::Key_Return, Qt::ControlModifier); // takes the money: bank, amount and date stand there
    agree();
    QTRY_COMPARE(m_office->get(invoice.id).balance, amount("0"));
    QCOMPARE(m_office->all<Payment>().first().amount, amount("353.80"));
    QCOMPARE(balanceOf(*m_office, AccountRole::Receivable), amount("0"));
    QCOMPARE(balanceOf(*m_office, AccountRole::Revenue), amount("-313.10"));
    QCOMPARE(balanceOf(*m_office, AccountRole::CostOfSales), amount("180.00")); // 30 x 6
    QCOMPARE(findings(*m_office), QStringList());
}

// --- paper and tables ----------------------------------------------------------------------------

void OrderTest::saveInDialog(const QString &path)
{
    QTRY_VERIFY(qobject_cast<QFileDialog *>(QApplication::activeModalWidget()) != nullptr);
    QWidget *dialog = QApplication::activeModalWidget();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()) != nullptr);
    key(Qt::Key_A, Qt::ControlModifier);
    type(path);
    key(Qt::Key_Return);
    QTRY_VERIFY(QApplication::activeModalWidget() != dialog);
}

void OrderTest::onPaperAndInATable()
{
    enterOrder();
    if (QTest::currentTestFailed()) {
        return;
    }
    const auto *document = screenAs<DocumentScreen>();
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(document->state(), u"Confirmed"_s);
    const SalesOrder order = m_office->get(Id<SalesOrder>(document->place().target.id));

    key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<PrintPreview *>() != nullptr);
    auto *preview = m_window->findChild<PrintPreview *>();
    QVERIFY(QTest::qWaitForWindowActive(preview));
    tabTo(u"Save as PDF …"_s);
    key(Qt::Key_Space);
    const QString pdf = m_folder->filePath(u"order.pdf"_s);
    saveInDialog(pdf);
    QTRY_VERIFY(QFile::exists(pdf));
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, pdf, u"-"_s});
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput())
                             .normalized(QString::NormalizationForm_KC); // fonts say 行 twice
    for (const QString &expected : {order.number, u"莲花茶行"_s, u"TEA-002"_s, u"188.10"_s,
                                    u"313.10"_s, u"40.70"_s, u"353.80"_s}) {
        QVERIFY2(text.contains(expected), qPrintable(text));
    }
    preview->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(preview));
    key(Qt::Key_Escape);
    backToWindow();

    go(u"sales orders"_s, u"Sales orders"_s);
    QTRY_VERIFY(screenAs<ListView>() != nullptr);
    QTRY_COMPARE(screenAs<ListView>()->model().rowCount(), 1);
    tabTo(u"Export"_s);
    key(Qt::Key_Space);
    const QString csv = m_folder->filePath(u"orders.csv"_s);
    saveInDialog(csv);
    QTRY_VERIFY(QFile::exists(csv));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString table = QString::fromUtf8(file.readAll());
    for (const QString &expected : {order.number, u"莲花茶行"_s, u"Confirmed"_s}) {
        QVERIFY2(table.contains(expected), qPrintable(table));
    }
}

} // namespace kontor

QTEST_MAIN(kontor::OrderTest)
#include "order_test.moc"
