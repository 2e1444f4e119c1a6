#include "app/shell/screen_frame.h"
#include "app/shell/work_tab_bar.h"
#include "app/shell/workspace.h"
#include "app/views/list_view.h"

#include "common/entities/party/party.h"
#include "common/entities/product/product.h"
#include "tests/support/memory_source.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

class WorkspaceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(theme::apply(u"light"_s)); }
    void init();
    void theFirstTabShowsItsScreen();
    void restoredTabsHaveTheirTitlesAndTheCurrentOneItsScreen();
    void aTabWithoutScreenHasATitleAllTheSame();

private:
    std::unique_ptr<Workspace> made();
    static QStringList titles(const Workspace &workspace)
    {
        QStringList titles;
        const auto *tabs = workspace.findChild<WorkTabBar *>();
        for (int i = 0; i < tabs->count(); ++i) {
            titles.append(tabs->tabText(i));
        }
        return titles;
    }

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Drafts> m_drafts;
    QTemporaryDir m_folder;
};

void WorkspaceTest::init()
{
    m_drafts.reset();
    m_source = std::make_unique<MemorySource>(m_clock);
    m_preferences = std::make_unique<Preferences>(m_folder.filePath(u"kontor.ini"_s));
    m_preferences->setAccount(u"server"_s, u"chen"_s);
    m_drafts = std::make_unique<Drafts>(*m_preferences, m_clock);
}

std::unique_ptr<Workspace> WorkspaceTest::made()
{
    return std::make_unique<Workspace>(
        [this](const Place &place) -> Screen * {
            const ScreenContext context{*m_source, m_clock};
            return place.target.entity == u"party"  ? new ListView(context, Party::entity)
                : place.target.entity == u"product" ? new ListView(context, Product::entity)
                                                    : nullptr;
        },
        *m_drafts);
}

void WorkspaceTest::theFirstTabShowsItsScreen()
{
    const auto workspace = made();
    QVERIFY(workspace->open(Place::list(Party::entity))->screen() != nullptr);
    QCOMPARE(titles(*workspace), QStringList{u"Customers and suppliers"_s});
    workspace->open(Place::list(Product::entity));
    workspace->goBack();
    QCOMPARE(workspace->current()->title(), u"Customers and suppliers"_s);
}

void WorkspaceTest::restoredTabsHaveTheirTitlesAndTheCurrentOneItsScreen()
{
    QVariantMap saved;
    {
        const auto workspace = made();
        workspace->open(Place::list(Party::entity));
        workspace->open(Place::list(Product::entity));
        workspace->open(Place::list(Party::entity));
        saved = workspace->saved();
    }
    const auto workspace = made();
    workspace->restore(saved);
    QCOMPARE(titles(*workspace), (QStringList{u"Customers and suppliers"_s, u"Products"_s}));
    QVERIFY(workspace->current()->screen() != nullptr);
    QVERIFY(workspace->frames().at(1)->screen() == nullptr); // made when it is looked at
}

void WorkspaceTest::aTabWithoutScreenHasATitleAllTheSame()
{
    const auto workspace = made();
    workspace->open(Place::named(u"gone"_s));
    QCOMPARE(titles(*workspace), QStringList{u"Not shown"_s});
}

} // namespace kontor

QTEST_MAIN(kontor::WorkspaceTest)
#include "workspace_test.moc"
