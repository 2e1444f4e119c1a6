#include "app/documents/document_screen.h"
#include "app/shell/actions.h"
#include "app/shell/main_window.h"
#include "app/shell/program.h"
#include "app/shell/screen_frame.h"
#include "app/views/field_form.h"
#include "app/views/list_view.h"
#include "app/views/record_form.h"
#include "app/views/record_view.h"
#include "app/widgets/line_grid.h"
#include "app/widgets/value_edit.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// The language changes while somebody works: everything that is open follows, and nothing that was
/// typed is lost.
class LanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everythingThatIsOpenFollows();
    void whatWasTypedStays();

private:
    void use(const char *language);
    void open(const Place &place);
    /// The screen of a kind, in whichever tab.
    template <class T>
    T *screen() const
    {
        for (const ScreenFrame *frame : m_program->window()->workspace().frames()) {
            if (auto *found = qobject_cast<T *>(frame->screen())) {
                return found;
            }
        }
        return nullptr;
    }
    QStringList tabs() const;
    QStringList headings(const QHeaderView &header) const;
    QStringList labels(const QWidget &widget) const;
    QStringList navigation() const;
    QString status(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<OfficeServer> m_server;
    std::unique_ptr<Program> m_program;
    SystemClock m_clock;
    Party m_customer;
    SalesOrder m_order;
};

void LanguageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = Office::open(DatabaseKind::Sqlite);
    m_office->person("administrator", u"Ana"_s);
    m_customer = addCustomer(*m_office, "Lotus Tea House");
    m_order =
        draftOrder(*m_office, m_customer, {sold(addService(*m_office, "TASTING", "100"), "2")});
    m_server = std::make_unique<OfficeServer>(m_office->engine());
    const SessionOptions options = kontor::test::Desktop::options(*m_server, m_folder->path());
    Preferences(m_folder->filePath(u"kontor.ini"_s)).set(preference::language, u"en"_s);
    m_program = std::make_unique<Program>(m_clock, options, m_folder->filePath(u"kontor.ini"_s));
    m_program->signIn(kontor::test::Desktop::credentials(u"ana"_s));
    EVENTUALLY(m_program->window() != nullptr);
    EVENTUALLY(m_program->session().state().link == SyncState::Link::Online);
}

void LanguageTest::cleanup()
{
    m_program.reset();
    m_server.reset();
    m_office.reset();
    m_folder.reset();
}

void LanguageTest::use(const char *language)
{
    const MainWindow *before = m_program->window();
    m_program->window()
        ->actions()
        .find(qPrintable(u"language_"_s + QLatin1String(language)))
        ->trigger();
    QVERIFY(m_program->window() != before);
}

void LanguageTest::open(const Place &place)
{
    m_program->window()->open(place);
}

QStringList LanguageTest::tabs() const
{
    const auto *bar = m_program->window()->findChild<QTabBar *>();
    QStringList texts;
    for (int i = 0; i < bar->count(); ++i) {
        texts.append(bar->tabText(i));
    }
    return texts;
}

QStringList LanguageTest::headings(const QHeaderView &header) const
{
    QStringList texts;
    for (int i = 0; i < header.count(); ++i) {
        texts.append(header.model()->headerData(i, Qt::Horizontal).toString());
    }
    return texts;
}

QStringList LanguageTest::labels(const QWidget &widget) const
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        texts.append(label->text());
    }
    return texts;
}

QStringList LanguageTest::navigation() const
{
    const auto *tree = m_program->window()->findChild<QTreeView *>(u"navigationTree"_s);
    QStringList texts;
    for (int row = 0; row < tree->model()->rowCount(); ++row) {
        texts.append(tree->model()->index(row, 0).data().toString());
    }
    return texts;
}

QString LanguageTest::status(const char *name) const
{
    return m_program->window()->findChild<QToolButton *>(QLatin1String(name))->text();
}

void LanguageTest::everythingThatIsOpenFollows()
{
    open(Place::list(Party::entity));
    open(Place::record(Party::entity, m_customer.id.uuid()));
    open(Place::record(SalesOrder::entity, m_order.id.uuid()));
    EVENTUALLY(screen<DocumentScreen>()->document().lines().model().lineCount() == 1);
    EVENTUALLY(screen<RecordView>()->edit().isLoaded());
    QVERIFY(navigation().contains(u"Sales"_s));
    QVERIFY(tabs().contains(u"Customers and suppliers"_s));

    use("zh_CN");
    // Tabs that are not shown have their titles too.
    EVENTUALLY(tabs().filter(u"销售订单"_s).size() == 1);
    QVERIFY2(tabs().contains(u"客户和供应商"_s), qPrintable(tabs().join(u", "_s)));
    QVERIFY(navigation().contains(u"销售"_s));
    QVERIFY(!navigation().contains(u"Sales"_s));
    QVERIFY2(status("syncState").startsWith(u"在线"_s), qPrintable(status("syncState")));
    EVENTUALLY(screen<RecordView>()->edit().isLoaded());
    QVERIFY(labels(*screen<RecordView>()).filter(u"电话"_s).size() >= 1);
    QCOMPARE(labels(*screen<RecordView>()).filter(u"Phone"_s), QStringList());
    QStringList headers;
    for (const QHeaderView *header : screen<ListView>()->findChildren<QHeaderView *>()) {
        headers += headings(*header);
    }
    QVERIFY2(headers.contains(u"名称"_s), qPrintable(headers.join(u", "_s)));
    EVENTUALLY(screen<DocumentScreen>()->document().lines().model().lineCount() == 1);
    const QStringList columns = headings(*screen<DocumentScreen>()->grid()->horizontalHeader());
    QVERIFY2(columns.contains(u"数量"_s), qPrintable(columns.join(u", "_s)));
    QVERIFY(!columns.contains(u"Quantity"_s));
    QCOMPARE(screen<DocumentScreen>()->state(), u"草稿"_s);

    use("en");
    EVENTUALLY(tabs().filter(u"Sales order"_s).size() == 1);
    QVERIFY(tabs().contains(u"Customers and suppliers"_s));
    QVERIFY(navigation().contains(u"Sales"_s));
    QVERIFY(status("syncState").startsWith(u"Online"_s));
    EVENTUALLY(screen<RecordView>()->edit().isLoaded());
    QVERIFY(labels(*screen<RecordView>()).filter(u"Phone"_s).size() >= 1);
}

void LanguageTest::whatWasTypedStays()
{
    open(Place::record(Party::entity, m_customer.id.uuid()));
    open(Place::record(SalesOrder::entity, m_order.id.uuid()));
    EVENTUALLY(screen<RecordView>()->edit().isLoaded());
    EVENTUALLY(screen<DocumentScreen>()->document().lines().model().lineCount() == 1);
    screen<RecordView>()->edit().setValue(u"phone"_s, Value(u"0571-8888"_s));
    Document &order = screen<DocumentScreen>()->document();
    LineModel &lines = order.lines().model();
    lines.enter(0, lines.columnOf(u"quantity"_s), {Value(Quantity::fromInteger(7).raw()), {}, {}});
    QVERIFY(order.isDirty());

    use("zh_CN");
    EVENTUALLY(screen<RecordView>() != nullptr
               && screen<RecordView>()->edit().record().value("phone") == Value(u"0571-8888"_s));
    EVENTUALLY(screen<DocumentScreen>()->document().lines().model().lineCount() == 1);
    const auto quantity = [this] {
        const LineModel &model = screen<DocumentScreen>()->document().lines().model();
        return model.value(model.lineAt(0), u"quantity"_s);
    };
    EVENTUALLY(quantity() == Value(Quantity::fromInteger(7).raw()));
    QCOMPARE(tabs().filter(u"•"_s).size(), 2); // both still say that something is not saved
}

} // namespace kontor

QTEST_MAIN(kontor::LanguageTest)
#include "language_test.moc"
