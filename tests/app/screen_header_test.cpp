#include "app/shell/screen_header.h"
#include "app/views/screen.h"
#include "tests/support/memory_source.h"

#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

/// A screen with the actions that a test gives it.
class Bare final : public Screen
{
public:
    explicit Bare(const ScreenContext &context) : Screen(context) {}
    QString title() const override { return u"Bare"_s; }
    Place place() const override { return Place::named(u"bare"_s); }
    QList<QAction *> secondaryActions() const override { return shown; }

    QList<QAction *> shown;
};

} // namespace

class ScreenHeaderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(theme::apply(u"light"_s)); }
    void init();
    void cleanup();
    void aButtonStaysWhileItsActionDoes();
    void whatCannotBeDoneIsInTheMenu();
    void aClickMayBringOtherActions();

private:
    QAction *add(const QString &text)
    {
        auto *action = new QAction(text, m_screen.get());
        m_screen->shown.append(action);
        return action;
    }
    /// The buttons that a person sees.
    QList<QToolButton *> buttons() const
    {
        QList<QToolButton *> found = m_header->findChildren<QToolButton *>();
        found.removeIf([](const QToolButton *button) {
            return button->objectName() == u"moreActions" || button->isHidden();
        });
        return found;
    }
    QStringList entries() const
    {
        QStringList texts;
        for (const QAction *entry :
             m_header->findChild<QToolButton *>(u"moreActions"_s)->menu()->actions()) {
            texts.append(entry->text());
        }
        return texts;
    }

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<Bare> m_screen;
    std::unique_ptr<ScreenHeader> m_header;
};

void ScreenHeaderTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    m_screen = std::make_unique<Bare>(ScreenContext{*m_source, m_clock});
    m_header = std::make_unique<ScreenHeader>();
}

void ScreenHeaderTest::cleanup()
{
    m_header.reset();
    m_screen.reset();
    m_source.reset();
}

/// Screens tell many times a second that something has changed, and a person takes longer to click.
void ScreenHeaderTest::aButtonStaysWhileItsActionDoes()
{
    add(u"Print"_s);
    QAction *copy = add(u"Copy"_s);
    m_header->showScreen(*m_screen);
    const QList<QToolButton *> before = buttons();
    QCOMPARE(before.size(), 2);
    copy->setText(u"Duplicate"_s);
    m_header->showScreen(*m_screen);
    QCOMPARE(buttons(), before);
    QCOMPARE(before.last()->text(), u"Duplicate"_s);
    m_screen->shown.swapItemsAt(0, 1);
    m_header->showScreen(*m_screen);
    QCOMPARE(buttons().first()->text(), u"Duplicate"_s);
}

void ScreenHeaderTest::whatCannotBeDoneIsInTheMenu()
{
    QAction *print = add(u"Print"_s);
    add(u"Copy"_s);
    m_header->showScreen(*m_screen);
    QCOMPARE(entries(), QStringList());
    print->setEnabled(false);
    m_header->showScreen(*m_screen);
    QCOMPARE(entries(), QStringList{u"Print"_s});
    QCOMPARE(buttons().size(), 1);
    print->setEnabled(true);
    m_header->showScreen(*m_screen);
    QCOMPARE(entries(), QStringList());
    QCOMPARE(buttons().size(), 2);
}

void ScreenHeaderTest::aClickMayBringOtherActions()
{
    QAction *archive = add(u"Archive"_s);
    connect(archive, &QAction::triggered, this, [this] {
        m_screen->shown.clear();
        add(u"Restore"_s);
        m_header->showScreen(*m_screen);
    });
    m_header->showScreen(*m_screen);
    m_header->show();
    QTest::mouseClick(buttons().first(), Qt::LeftButton);
    QTRY_COMPARE(buttons().size(), 1);
    QCOMPARE(buttons().first()->text(), u"Restore"_s);
}

} // namespace kontor

QTEST_MAIN(kontor::ScreenHeaderTest)
#include "screen_header_test.moc"
