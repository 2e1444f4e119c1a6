#include "app/widgets/line_grid.h"

#include "app/widgets/reference_picker.h"
#include "app/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

/// Three products, found by name or code.
class Products final : public ReferenceLookup
{
public:
    QFuture<QList<ReferenceHit>> search(const QString &text) override
    {
        QList<ReferenceHit> found;
        for (const ReferenceHit &hit : all) {
            if (hit.title.contains(text, Qt::CaseInsensitive)
                || hit.detail.startsWith(text, Qt::CaseInsensitive)) {
                found.append(hit);
            }
        }
        return QtFuture::makeReadyFuture(found);
    }
    QFuture<ReferenceHit> find(const QUuid &id) override
    {
        for (const ReferenceHit &hit : all) {
            if (hit.id == id) {
                return QtFuture::makeReadyFuture(hit);
            }
        }
        return QtFuture::makeReadyFuture(ReferenceHit());
    }
    QFuture<ReferenceCard> card(const QUuid &) override
    {
        return QtFuture::makeReadyFuture(ReferenceCard());
    }
    QString noun() const override { return u"Product"_s; }

    const QList<ReferenceHit> all{{QUuid::createUuid(), u"Green tea"_s, u"T100"_s},
                                  {QUuid::createUuid(), u"Black tea"_s, u"T200"_s},
                                  {QUuid::createUuid(), u"Teapot"_s, u"P300"_s}};
};

/// net = quantity x price; a negative quantity is wrong.
class OrderRules final : public LineRules
{
public:
    void complete(const LineModel &model, Line &line, const QString &) override
    {
        const Quantity quantity = Quantity::fromRaw(model.value(line, u"quantity"_s).toInt());
        const Rate price = Rate::fromRaw(model.value(line, u"price"_s).toInt());
        model.set(line, u"net"_s, Value(multiply(quantity, price, 2).value_or(Amount()).raw()));
    }
    QHash<QString, QString> check(const LineModel &model, const Line &line) const override
    {
        return model.value(line, u"quantity"_s).toInt() < 0
            ? QHash<QString, QString>{{u"quantity"_s, u"A quantity cannot be negative."_s}}
            : QHash<QString, QString>();
    }
};

} // namespace

class LineGridTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void anOrderIsTypedWithoutTheMouse();
    void enterSkipsWhatIsComputed();
    void aScannerIsFasterThanTheHits();
    void enterOnTheEmptyLineLeaves();
    void escapeTakesBackWhatIsTyped();
    void tabVisitsEveryCellThatCanBeTyped();
    void fillDownCopiesTheCellAbove();
    void linesAreInsertedDuplicatedMovedAndDeleted();
    void undoTakesBackStepByStep();
    void undoTakesBackWhatFollowedFromAChange();
    void aBlockFromASpreadsheetIsPasted();
    void aBlockWithAHeadGoesToItsColumns();
    void whatIsNotUnderstoodIsReportedAndKept();
    void copiedCellsArePastedBack();
    void errorsStandAtTheirCells();
    void readOnlyGridsTakeNothing();

private:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    QString cell(int row, const QString &column) const;
    void addLine(int product, int quantity, int price);
    QWidget *editor() const { return QApplication::focusWidget(); }

    FixedClock m_clock{1'772'700'000'000};
    Products m_products;
    OrderRules m_rules;
    std::unique_ptr<LineModel> m_model;
    std::unique_ptr<LineGrid> m_grid;
};

void LineGridTest::initTestCase()
{
    QVERIFY(theme::apply(u"light"_s));
    QLocale::setDefault(QLocale(QLocale::English));
}

void LineGridTest::init()
{
    m_model = std::make_unique<LineModel>(&m_rules);
    m_model->setColumns({{.name = u"product"_s,
                          .title = u"Product"_s,
                          .type = FieldType::Reference,
                          .lookup = &m_products,
                          .stop = true},
                         {.name = u"description"_s, .title = u"Description"_s, .stretches = true},
                         {.name = u"quantity"_s,
                          .title = u"Quantity"_s,
                          .type = FieldType::Quantity,
                          .format = NumberFormat::quantity(),
                          .stop = true},
                         {.name = u"price"_s,
                          .title = u"Price"_s,
                          .type = FieldType::Rate,
                          .format = NumberFormat::unitPrice(),
                          .stop = true},
                         {.name = u"net"_s,
                          .title = u"Net"_s,
                          .type = FieldType::Amount,
                          .format = NumberFormat::amount(),
                          .readOnly = true}});
    m_grid = std::make_unique<LineGrid>(*m_model, m_clock);
    m_grid->resize(800, 300);
    m_grid->show();
    m_grid->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_grid.get()));
    m_grid->startEntry();
}

void LineGridTest::cleanup()
{
    m_grid.reset();
    m_model.reset();
}

void LineGridTest::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(editor(), key, modifiers);
}

void LineGridTest::type(const QString &text)
{
    for (const QChar character : text) {
        QTest::keyClicks(editor(), QString(character));
    }
}

QString LineGridTest::cell(int row, const QString &column) const
{
    return m_model->index(row, m_model->columnOf(column)).data().toString();
}

void LineGridTest::addLine(int product, int quantity, int price)
{
    const int row = m_model->lineCount();
    const ReferenceHit &hit = m_products.all.at(product);
    m_model->enter(row, 0, {Value(hit.id), hit.title, {}});
    m_model->enter(row, 2, {Value(Quantity::fromInteger(quantity).raw()), {}, {}});
    m_model->enter(row, 3, {Value(Rate::fromInteger(price).raw()), {}, {}});
}

void LineGridTest::anOrderIsTypedWithoutTheMouse()
{
    type(u"gree"_s);
    auto *picker = m_grid->findChild<ReferencePicker *>();
    QVERIFY(picker != nullptr);
    QTRY_VERIFY(picker->isPopupOpen());
    key(Qt::Key_Return);
    QTRY_COMPARE(m_grid->currentIndex().column(), 2);
    type(u"12"_s);
    key(Qt::Key_Return);
    QCOMPARE(m_grid->currentIndex().column(), 3);
    type(u"2.5"_s);
    key(Qt::Key_Return);

    QCOMPARE(m_grid->currentIndex().row(), 1);
    QCOMPARE(m_grid->currentIndex().column(), 0);
    QCOMPARE(cell(0, u"product"_s), u"Green tea"_s);
    QCOMPARE(cell(0, u"quantity"_s), u"12"_s);
    QCOMPARE(cell(0, u"net"_s), u"30.00"_s);
    QCOMPARE(m_model->lines().size(), 1);
}

void LineGridTest::enterSkipsWhatIsComputed()
{
    addLine(0, 1, 1);
    m_grid->setCurrentIndex(m_model->index(0, 3));
    key(Qt::Key_Return);
    QCOMPARE(m_grid->currentIndex(), m_model->index(1, 0));
    key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_grid->currentIndex(), m_model->index(0, 3));
}

void LineGridTest::aScannerIsFasterThanTheHits()
{
    type(u"P300"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(cell(0, u"product"_s), u"Teapot"_s);
    QTRY_COMPARE(m_grid->currentIndex().column(), 2);
}

void LineGridTest::enterOnTheEmptyLineLeaves()
{
    QSignalSpy left(m_grid.get(), &LineGrid::left);
    addLine(0, 1, 1);
    m_grid->startEntry();
    key(Qt::Key_Return);
    QCOMPARE(left.size(), 1);
    QCOMPARE(m_model->lineCount(), 1);
}

void LineGridTest::escapeTakesBackWhatIsTyped()
{
    addLine(0, 5, 1);
    m_grid->setCurrentIndex(m_model->index(0, 2));
    type(u"7"_s);
    key(Qt::Key_Escape);
    QCOMPARE(cell(0, u"quantity"_s), u"5"_s);
    QCOMPARE(editor(), m_grid.get());
}

void LineGridTest::tabVisitsEveryCellThatCanBeTyped()
{
    addLine(0, 5, 1);
    m_grid->setCurrentIndex(m_model->index(0, 0));
    key(Qt::Key_Tab);
    QCOMPARE(m_grid->currentIndex().column(), 1);
    type(u"organic"_s);
    key(Qt::Key_Tab);
    QCOMPARE(m_grid->currentIndex().column(), 2);
    QCOMPARE(cell(0, u"description"_s), u"organic"_s);
    key(Qt::Key_Backtab);
    QCOMPARE(m_grid->currentIndex().column(), 1);
}

void LineGridTest::fillDownCopiesTheCellAbove()
{
    addLine(0, 5, 3);
    addLine(1, 0, 4);
    m_grid->setCurrentIndex(m_model->index(1, 2));
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(cell(1, u"quantity"_s), u"5"_s);
    QCOMPARE(cell(1, u"net"_s), u"20.00"_s);

    m_grid->setCurrentIndex(m_model->index(2, 0));
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(cell(2, u"product"_s), u"Black tea"_s);
}

void LineGridTest::linesAreInsertedDuplicatedMovedAndDeleted()
{
    addLine(0, 1, 1);
    addLine(1, 2, 1);
    m_grid->setCurrentIndex(m_model->index(1, 0));

    key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_model->lineCount(), 3);
    QCOMPARE(cell(2, u"product"_s), u"Black tea"_s);
    QCOMPARE(m_grid->currentIndex().row(), 2);

    key(Qt::Key_Up, Qt::AltModifier);
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(cell(0, u"product"_s), u"Black tea"_s);
    QCOMPARE(cell(1, u"product"_s), u"Green tea"_s);

    key(Qt::Key_Insert);
    QCOMPARE(m_model->lineCount(), 4);
    QCOMPARE(m_model->lines().size(), 3); // an empty line is no line

    m_grid->setCurrentIndex(m_model->index(1, 0));
    key(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_model->lineCount(), 3);
    QCOMPARE(cell(1, u"product"_s), u"Green tea"_s);
}

void LineGridTest::undoTakesBackStepByStep()
{
    addLine(0, 5, 3);
    m_grid->setCurrentIndex(m_model->index(0, 2));
    type(u"6"_s);
    key(Qt::Key_Return);
    m_grid->setCurrentIndex(m_model->index(0, 0));
    key(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_model->lineCount(), 0);

    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(cell(0, u"net"_s), u"18.00"_s);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(cell(0, u"net"_s), u"15.00"_s);
    key(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(cell(0, u"net"_s), u"18.00"_s);
}

void LineGridTest::undoTakesBackWhatFollowedFromAChange()
{
    connect(m_model.get(), &LineModel::cellEntered, this,
            [this](const QUuid &line, const QString &column) {
                if (column == u"product"_s) {
                    m_model->amend(line, {{u"price"_s, Value(Rate::fromInteger(9).raw())}});
                }
            });
    m_model->enter(0, 0, {Value(m_products.all.first().id), u"Green tea"_s, {}});
    QCOMPARE(cell(0, u"price"_s), u"9.00"_s);

    m_model->undo();
    QCOMPARE(m_model->lineCount(), 0);
    m_model->redo();
    QCOMPARE(cell(0, u"price"_s), u"9.00"_s);
}

void LineGridTest::aBlockFromASpreadsheetIsPasted()
{
    QSignalSpy pasted(m_grid.get(), &LineGrid::pasted);
    QApplication::clipboard()->setText(
        u"T100\tspring\t1,200\t2.5\nBlack tea\t\t3\t12/4\nP300\t\"two\nlines\"\t1\t10\n"_s);
    key(Qt::Key_V, Qt::ControlModifier);

    QTRY_COMPARE(pasted.size(), 1);
    QCOMPARE(m_model->lines().size(), 3);
    QCOMPARE(cell(0, u"product"_s), u"Green tea"_s);
    QCOMPARE(cell(0, u"net"_s), u"3,000.00"_s);
    QCOMPARE(cell(1, u"net"_s), u"9.00"_s);
    QCOMPARE(cell(2, u"description"_s), u"two\nlines"_s);
    QVERIFY(pasted.first().at(1).value<QList<PasteProblem>>().isEmpty());

    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_model->lineCount(), 0);
}

void LineGridTest::aBlockWithAHeadGoesToItsColumns()
{
    QSignalSpy pasted(m_grid.get(), &LineGrid::pasted);
    QApplication::clipboard()->setText(u"Quantity\tSomething\tProduct\n4\tx\tTeapot\n"_s);
    key(Qt::Key_V, Qt::ControlModifier);

    QTRY_COMPARE(pasted.size(), 1);
    QCOMPARE(cell(0, u"product"_s), u"Teapot"_s);
    QCOMPARE(cell(0, u"quantity"_s), u"4"_s);
}

void LineGridTest::whatIsNotUnderstoodIsReportedAndKept()
{
    QSignalSpy pasted(m_grid.get(), &LineGrid::pasted);
    QApplication::clipboard()->setText(u"coffee\t\tmany\t1\ntea\t\t2\t1\n"_s);
    key(Qt::Key_V, Qt::ControlModifier);

    QTRY_COMPARE(pasted.size(), 1);
    const auto problems = pasted.first().at(1).value<QList<PasteProblem>>();
    QCOMPARE(problems.size(), 3); // no such product, no number, and "tea" means two products
    QCOMPARE(problems.at(0).text, u"coffee"_s);
    QCOMPARE(problems.at(1).text, u"many"_s);
    QCOMPARE(problems.at(2).row, 1);
    QCOMPARE(cell(0, u"quantity"_s), u"many"_s);
    QVERIFY(m_grid->goToProblem());
    QCOMPARE(m_grid->currentIndex(), m_model->index(0, 0));

    m_grid->setCurrentIndex(m_model->index(0, 2));
    type(u"3"_s);
    key(Qt::Key_Return);
    QCOMPARE(cell(0, u"quantity"_s), u"3"_s);
    QVERIFY(!m_model->lineAt(0).typed.contains(2));
}

void LineGridTest::copiedCellsArePastedBack()
{
    addLine(0, 1200, 3);
    m_grid->setCurrentIndex(m_model->index(0, 0));
    m_grid->selectionModel()->select(QItemSelection(m_model->index(0, 0), m_model->index(0, 4)),
                                     QItemSelectionModel::ClearAndSelect);
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"Green tea\t\t1200\t3.00\t3600.00\n"_s);

    QSignalSpy pasted(m_grid.get(), &LineGrid::pasted);
    m_grid->setCurrentIndex(m_model->index(1, 0));
    key(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(pasted.size(), 1);
    QCOMPARE(cell(1, u"net"_s), u"3,600.00"_s);
}

void LineGridTest::errorsStandAtTheirCells()
{
    addLine(0, -1, 3);
    const QModelIndex quantity = m_model->index(0, 2);
    QVERIFY(!quantity.data(LineModel::ErrorRole).toString().isEmpty());
    QCOMPARE(quantity.data(Qt::ToolTipRole).toString(), u"A quantity cannot be negative."_s);

    m_model->setError(0, u"product"_s, u"Out of stock"_s);
    QVERIFY(m_grid->goToProblem());
    QCOMPARE(m_grid->currentIndex().column(), 0);
}

void LineGridTest::readOnlyGridsTakeNothing()
{
    addLine(0, 1, 3);
    m_model->setReadOnly(true);
    QCOMPARE(m_model->rowCount(), 1);
    m_grid->setCurrentIndex(m_model->index(0, 2));
    type(u"9"_s);
    key(Qt::Key_Insert);
    key(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_model->lineCount(), 1);
    QCOMPARE(cell(0, u"quantity"_s), u"1"_s);
}

} // namespace kontor

QTEST_MAIN(kontor::LineGridTest)
#include "line_grid_test.moc"
