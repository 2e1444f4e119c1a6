#include "app/views/report_view.h"

#include "app/views/report_chart.h"
#include "app/views/report_parameter_bar.h"
#include "app/views/report_table_view.h"

#include "app/widgets/choice_edit.h"
#include "app/widgets/date_edit.h"

#include "common/entities/finance/account.h"
#include "common/entities/sales/sales_invoice.h"
#include "tests/support/memory_source.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

constexpr Label text(const char *source)
{
    return {"Test", source};
}

Value yuan(int amount)
{
    return Value(Amount::fromInteger(amount).raw());
}

} // namespace

class ReportViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyFigureOpensWhatMakesIt();
    void aRowOpensAsAWholeOrCellByCell();
    void totalsAndLevelsAreTold();
    void parametersAreAskedForAndKept();
    void whatIsLeftBlankShowsWhatTheReportUses();
    void fractionsAreShownAsPercentages();
    void textsComeInTheLanguageOfTheProgram();
    void whatIsRequiredIsAskedForFirst();
    void withoutTheServerTheLastFiguresStay();
    void withoutTheServerAndFiguresItSaysSo();
    void withoutTheServerItIsCalledByItsName();
    void theChartShowsTheLinesAndOpensThem();
    void theCsvFileHoldsWhatIsShown();

private:
    ReportDescription sales() const;
    ReportTable months() const;
    void show(const QVariantMap &parameters = {});
    QString cell(int row, int column) const
    {
        return m_view->model().index(row, column).data().toString();
    }
    bool isLink(int row, int column) const
    {
        return m_view->model().index(row, column).data(ReportTableModel::LinkRole).toBool();
    }

    FixedClock m_clock{1'772'442'000'000}; // 2026-03-02T09:00:00Z
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<ReportView> m_view;
};

void ReportViewTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

void ReportViewTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    SyncState online;
    online.link = SyncState::Link::Online;
    m_source->setState(online);
    m_source->setReports({sales()});
    m_source->setReport(u"sales"_s, months());
}

void ReportViewTest::cleanup()
{
    m_view.reset();
    m_source.reset();
}

ReportDescription ReportViewTest::sales() const
{
    ReportParameter from;
    from.name = u"from"_s;
    from.label = text("From");
    from.type = FieldType::Date;
    ReportParameter span;
    span.name = u"span"_s;
    span.label = text("Span");
    span.type = FieldType::Choice;
    span.choices = {{"month", text("This month")}, {"year", text("This year")}};
    span.initial = Value(u"month"_s);
    ReportDescription description;
    description.name = u"sales"_s;
    description.label = text("Sales");
    description.parameters = {from, span};
    description.chart = u"revenue"_s;
    return description;
}

/// January, February with a credit note of its own, nothing in March, and their sum.
ReportTable ReportViewTest::months() const
{
    DrillTarget invoices;
    invoices.entity = SalesInvoice::entity.key();
    DrillTarget creditNote = invoices;
    creditNote.id = QUuid("{5ddc9d2e-0a0f-7000-8000-000000000001}");
    ReportTable table;
    table.columns = {{u"month"_s, text("Month"), FieldType::Text, 0},
                     {u"revenue"_s, text("Revenue"), FieldType::Amount, 2},
                     {u"returned"_s, text("Returned"), FieldType::Amount, 2}};
    table.rows = {
        {ReportRow::Kind::Line, 1, {Value(u"2026-01"_s), yuan(1200), yuan(0)}, invoices, {}, {}},
        {ReportRow::Kind::Line,
         1,
         {Value(u"2026-02"_s), yuan(800), yuan(-50)},
         invoices,
         {{}, {}, creditNote},
         {}},
        {ReportRow::Kind::Line, 1, {Value(u"2026-03"_s), yuan(0), Value()}, {}, {}, {}},
        {ReportRow::Kind::Total, 0, {Value(), yuan(2000), yuan(-50)}, {}, {}, {}}};
    table.asOf = m_clock.now();
    return table;
}

void ReportViewTest::show(const QVariantMap &parameters)
{
    m_view = std::make_unique<ReportView>(ScreenContext{*m_source, m_clock},
                                          Place::report(u"sales"_s, parameters));
    m_view->resize(900, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void ReportViewTest::everyFigureOpensWhatMakesIt()
{
    show();
    QTRY_VERIFY(m_view->isLoaded());
    QCOMPARE(cell(0, 1), u"1,200.00"_s);
    QVERIFY(isLink(0, 1));
    QVERIFY(!isLink(3, 1)); // nothing stands behind the sum of all
    QSignalSpy opened(m_view.get(), &Screen::openRequested);
    ReportTableView &table = m_view->table();
    table.setCurrentIndex(m_view->model().index(0, 1));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<Place>(), Place::list(SalesInvoice::entity));
    const QRect figure = table.visualRect(m_view->model().index(1, 1));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, figure.center());
    QCOMPARE(opened.count(), 2);
    // The total opens nothing, neither by mouse nor by key.
    table.setCurrentIndex(m_view->model().index(3, 1));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.count(), 2);
}

void ReportViewTest::aRowOpensAsAWholeOrCellByCell()
{
    show();
    QTRY_VERIFY(m_view->isLoaded());
    const ReportTableModel &model = m_view->model();
    QVERIFY(model.targetOf(model.index(1, 1)).id.isNull());
    QVERIFY(!model.targetOf(model.index(1, 2)).id.isNull());
    QVERIFY(isLink(1, 0)); // what stands for the row
    QVERIFY(model.targetOf(model.index(2, 1)).isEmpty());
}

void ReportViewTest::totalsAndLevelsAreTold()
{
    show();
    QTRY_VERIFY(m_view->isLoaded());
    const auto role = [this](int row, int column, int which) {
        return m_view->model().index(row, column).data(which).toInt();
    };
    QCOMPARE(role(0, 0, ReportTableModel::LevelRole), 1);
    QCOMPARE(role(0, 1, ReportTableModel::LevelRole), 0); // only the first column is indented
    QCOMPARE(role(3, 1, ReportTableModel::KindRole), int(ReportRow::Kind::Total));
    QCOMPARE(cell(1, 2), u"-50.00"_s);
    QCOMPARE(cell(2, 2), QString());
}

void ReportViewTest::parametersAreAskedForAndKept()
{
    show({{u"from"_s, u"2026-01-01"_s}});
    QTRY_VERIFY(m_view->isLoaded());
    // What is shown is asked for, what nobody chose among it.
    QCOMPARE(m_source->lastReportParameters(),
             QVariantMap({{u"from"_s, u"2026-01-01"_s}, {u"span"_s, u"month"_s}}));
    auto *from = qobject_cast<DateEdit *>(m_view->parameters().editor(u"from"_s));
    QCOMPARE(from->date(), QDate(2026, 1, 1));
    from->lineEdit()->setFocus();
    from->lineEdit()->selectAll();
    QTest::keyClicks(from->lineEdit(), u"2026-02-01"_s);
    QTest::keyClick(from->lineEdit(), Qt::Key_Return);
    const QVariantMap wanted{{u"from"_s, u"2026-02-01"_s}};
    QTRY_COMPARE(m_source->lastReportParameters().value(u"from"_s), wanted.value(u"from"_s));
    // What is restored at the next start asks the same.
    QCOMPARE(m_view->place(), Place::report(u"sales"_s, wanted));
    QCOMPARE(placeFromVariant(toVariant(m_view->place())), m_view->place());
}

void ReportViewTest::whatIsLeftBlankShowsWhatTheReportUses()
{
    ReportDescription description = sales();
    description.parameters.first().initial = Value(QDate(2026, 1, 1));
    m_source->setReports({description});
    show();
    QTRY_VERIFY(m_view->isLoaded());
    auto *from = qobject_cast<DateEdit *>(m_view->parameters().editor(u"from"_s));
    QCOMPARE(from->date(), QDate(2026, 1, 1));
    QCOMPARE(m_source->lastReportParameters().value(u"from"_s).toString(), u"2026-01-01"_s);
    // Tomorrow it is another day: it is no choice that the person made.
    QVERIFY(m_view->place().target.parameters.isEmpty());
    from->lineEdit()->setFocus();
    from->lineEdit()->selectAll();
    QTest::keyClick(from->lineEdit(), Qt::Key_Delete);
    QTest::keyClick(from->lineEdit(), Qt::Key_Return);
    QCOMPARE(from->date(), QDate(2026, 1, 1));
}

void ReportViewTest::fractionsAreShownAsPercentages()
{
    ReportTable table;
    ReportColumn rate{u"rate"_s, text("Margin"), FieldType::Rate, 1};
    rate.percent = true;
    table.columns = {{u"month"_s, text("Month"), FieldType::Text, 0}, rate};
    const auto row = [](qint64 raw) {
        return ReportRow{ReportRow::Kind::Line, 0, {Value(u"m"_s), Value(raw)}, {}, {}, {}};
    };
    table.rows = {row(123'400), row(-5'000)};
    m_source->setReport(u"sales"_s, table);
    show();
    QTRY_VERIFY(m_view->isLoaded());
    QCOMPARE(cell(0, 1), u"12.3%"_s);
    QCOMPARE(cell(1, 1), u"-0.5%"_s);
    QVERIFY2(m_view->model().csv().contains("m,12.34%"), m_view->model().csv().constData());
}

void ReportViewTest::textsComeInTheLanguageOfTheProgram()
{
    ReportParameter language;
    language.name = u"language"_s;
    language.type = FieldType::Choice;
    language.choices = {{"zh_CN", text("Chinese")}, {"en", text("English")}};
    ReportDescription description = sales();
    description.parameters.append(language);
    m_source->setReports({description});
    show();
    QTRY_VERIFY(m_view->isLoaded());
    QCOMPARE(m_source->lastReportParameters().value(u"language"_s).toString(), u"en"_s);
    // It is not a choice that the person made.
    QVERIFY(m_view->place().target.parameters.isEmpty());
    show({{u"language"_s, u"zh_CN"_s}});
    QTRY_VERIFY(m_view->isLoaded());
    QCOMPARE(m_source->lastReportParameters().value(u"language"_s).toString(), u"zh_CN"_s);
}

void ReportViewTest::whatIsRequiredIsAskedForFirst()
{
    ReportDescription description = sales();
    description.parameters.first().required = true;
    m_source->setReports({description});
    show();
    QTRY_VERIFY(m_view->parameters().editor(u"from"_s) != nullptr);
    QTRY_VERIFY(m_view->parameters().editor(u"from"_s)->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!m_view->isLoaded());
    QVERIFY(m_source->lastReportParameters().isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), u"2026-02-01"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(m_view->isLoaded());
}

void ReportViewTest::withoutTheServerTheLastFiguresStay()
{
    show();
    QTRY_VERIFY(m_view->isLoaded());
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    m_clock.advance(2 * 60 * 60'000);
    m_view->refresh();
    QTRY_VERIFY(!m_view->remark().isEmpty());
    QVERIFY2(m_view->remark().contains(u"2 hour"_s), qPrintable(m_view->remark()));
    QCOMPARE(cell(0, 1), u"1,200.00"_s);
    // When the server is back, it is asked again by itself.
    m_source->setFailure({});
    SyncState online;
    online.link = SyncState::Link::Online;
    m_source->setState(online);
    QTRY_VERIFY(m_view->remark().isEmpty());
}

void ReportViewTest::withoutTheServerAndFiguresItSaysSo()
{
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    show();
    QTRY_VERIFY(!m_view->table().isVisible());
    QVERIFY(!m_view->isLoaded());
    m_source->setFailure({});
    m_view->refresh();
    QTRY_VERIFY(m_view->isLoaded());
    QTRY_VERIFY(m_view->table().isVisible());
}

void ReportViewTest::withoutTheServerItIsCalledByItsName()
{
    m_source->setFailure(Error{u"offline"_s, {}, {}});
    show();
    m_view->setName(u"Sales by month"_s);
    QCOMPARE(m_view->title(), u"Sales by month"_s);
    m_source->setFailure({});
    m_view->refresh();
    QTRY_COMPARE(m_view->title(), u"Sales"_s); // as the server says it
}

void ReportViewTest::theChartShowsTheLinesAndOpensThem()
{
    show();
    QTRY_VERIFY(m_view->isLoaded());
    QVERIFY(m_view->chart().isVisible());
    QCOMPARE(m_view->chart().rows(), QList<int>({0, 1, 2})); // not their sum
    QSignalSpy opened(m_view.get(), &Screen::openRequested);
    emit m_view->chart().chart().activated(0, 1);
    QCOMPARE(opened.count(), 1);
    emit m_view->chart().chart().activated(0, 2); // nothing was sold
    QCOMPARE(opened.count(), 1);
}

void ReportViewTest::theCsvFileHoldsWhatIsShown()
{
    show();
    QTRY_VERIFY(m_view->isLoaded());
    const QTemporaryDir folder;
    QVERIFY(m_view->writeCsv(folder.filePath(u"sales.csv"_s)));
    QFile file(folder.filePath(u"sales.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("\xEF\xBB\xBF")); // spreadsheets read it as UTF-8
    const QStringList lines = QString::fromUtf8(content).split(u"\r\n"_s);
    QCOMPARE(lines.first(), u"Month,Revenue,Returned"_s);
    QCOMPARE(lines.at(2), u"2026-02,800.00,-50.00"_s);
    QCOMPARE(m_view->writeCsv(folder.filePath(u"nowhere/sales.csv"_s)).error().code,
             u"file_not_written"_s);
}

} // namespace kontor

QTEST_MAIN(kontor::ReportViewTest)
#include "report_view_test.moc"
