#include "app/admin/grant_set.h"
#include "app/admin/grants_edit.h"
#include "app/admin/role_screen.h"
#include "app/views/field_form.h"

#include "common/entities/system/role.h"
#include "tests/support/memory_source.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTreeView>

namespace kontor {

using namespace Qt::StringLiterals;

/// The rights of a role: as keys, as ticks, and on their screen.
class RoleTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_source = std::make_unique<MemorySource>(m_clock); }
    void linesBecomeKeysAndLinesAgain();
    void aWholeSubjectIsWrittenShort();
    void everythingNeedsNoList();
    void unknownLinesStay();
    void ticksFollowTheLines();
    void aTickChangesTheRole();
    void aNewRoleIsMade();
    void whoMayNotChangeOnlyLooks();

private:
    std::unique_ptr<RoleScreen> open(const Place &place);
    QStandardItem *check(const RoleScreen &screen, const QString &key);

    FixedClock m_clock{1'772'442'000'000};
    std::unique_ptr<MemorySource> m_source;
};

void RoleTest::linesBecomeKeysAndLinesAgain()
{
    GrantSet set({u"party.read"_s, u"party.update"_s, u"product.read"_s, u"product.cost.read"_s});
    set.read(u"party.read\nproduct.cost.read\n"_s);
    QVERIFY(set.has(u"party.read"_s));
    QVERIFY(!set.has(u"party.update"_s));
    QVERIFY(!set.has(u"product.read"_s));
    QCOMPARE(set.text(), u"party.read\nproduct.cost.read"_s);
    set.set(u"product.cost.read"_s, false);
    QCOMPARE(set.text(), u"party.read"_s);
}

void RoleTest::aWholeSubjectIsWrittenShort()
{
    GrantSet set({u"party.read"_s, u"party.update"_s, u"product.read"_s});
    set.read(u"party.*"_s);
    QVERIFY(set.has(u"party.update"_s));
    QCOMPARE(set.text(), u"party.*"_s);
    set.set(u"party.update"_s, false);
    QCOMPARE(set.text(), u"party.read"_s);
    set.set(u"party.update"_s, true);
    QCOMPARE(set.text(), u"party.*"_s);
}

void RoleTest::everythingNeedsNoList()
{
    GrantSet set({u"party.read"_s, u"party.update"_s, u"product.cost.read"_s});
    set.read(u"*.read\nparty.update"_s);
    QVERIFY(set.seesEverything() && !set.everything());
    QVERIFY(set.has(u"product.cost.read"_s));
    QCOMPARE(set.text(), u"*.read\nparty.update"_s);
    set.read(u"*"_s);
    QVERIFY(set.has(u"party.update"_s));
    QCOMPARE(set.text(), u"*"_s);
}

void RoleTest::unknownLinesStay()
{
    GrantSet set({u"party.read"_s, u"party.update"_s});
    set.read(u"report.*\nparty.read\nmachine.read"_s);
    QCOMPARE(set.text(), u"party.read\nreport.*\nmachine.read"_s);
}

std::unique_ptr<RoleScreen> RoleTest::open(const Place &place)
{
    auto screen = std::make_unique<RoleScreen>(ScreenContext{*m_source, m_clock}, place);
    screen->show();
    return screen;
}

QStandardItem *RoleTest::check(const RoleScreen &screen, const QString &key)
{
    auto *model = static_cast<QStandardItemModel *>(screen.grants()->tree()->model());
    QList<QStandardItem *> parents{model->invisibleRootItem()};
    while (!parents.isEmpty()) {
        const QStandardItem *parent = parents.takeFirst();
        for (int row = 0; row < parent->rowCount(); ++row) {
            for (int column = 0; column < parent->columnCount(); ++column) {
                QStandardItem *item = parent->child(row, column);
                if (item != nullptr && item->data(Qt::UserRole).toString() == key) {
                    return item;
                }
                if (item != nullptr && item->hasChildren()) {
                    parents.append(item);
                }
            }
        }
    }
    return nullptr;
}

void RoleTest::ticksFollowTheLines()
{
    ReportDescription report;
    report.name = u"journal"_s;
    m_source->setReports({report});
    Role role;
    role.name = u"Clerk"_s;
    role.grants = u"party.*\nsales_order.confirm\nproduct.cost.read\nreport.journal"_s;
    const QUuid id = m_source->add(role);
    const auto screen = open(Place::record(Role::entity, id));
    QTRY_COMPARE(screen->title(), u"Role Clerk"_s);
    for (const QString &key : {u"party.read"_s, u"party.delete"_s, u"sales_order.confirm"_s,
                               u"product.cost.read"_s, u"report.journal"_s}) {
        QVERIFY2(check(*screen, key) != nullptr, qPrintable(key));
        QCOMPARE(check(*screen, key)->checkState(), Qt::Checked);
    }
    QCOMPARE(check(*screen, u"sales_order.read"_s)->checkState(), Qt::Unchecked);
    QVERIFY(check(*screen, u"stock_level.create"_s) == nullptr); // nobody writes stock by hand
    QVERIFY(!screen->primaryAction()->isEnabled());
}

void RoleTest::aTickChangesTheRole()
{
    Role role;
    role.name = u"Clerk"_s;
    role.grants = u"unit.read"_s;
    const QUuid id = m_source->add(role);
    const auto screen = open(Place::record(Role::entity, id));
    QTRY_COMPARE(screen->title(), u"Role Clerk"_s);
    check(*screen, u"unit.create"_s)->setCheckState(Qt::Checked);
    QVERIFY(!screen->draft().isEmpty());
    QCOMPARE(screen->state(), u"Changed"_s);
    screen->primaryAction()->trigger();
    QTRY_VERIFY(screen->draft().isEmpty());
    QCOMPARE(m_source->find(Role::entity, id)->value("grants").toText(),
             u"unit.read\nunit.create"_s);
    QCOMPARE(m_source->calls().last().command, u"role.update"_s);
    QCOMPARE(m_source->calls().last().arguments.base.value(u"grants"_s), Value(u"unit.read"_s));
    screen->findChild<QCheckBox *>(u"everything"_s)->click();
    QCOMPARE(screen->grants()->grants(), u"*\nunit.read\nunit.create"_s);
    QVERIFY(!check(*screen, u"party.delete"_s)->isEnabled());
    QCOMPARE(check(*screen, u"party.delete"_s)->checkState(), Qt::Checked);
}

void RoleTest::aNewRoleIsMade()
{
    m_source->add(Role()); // the source writes kinds of which it has one
    const Place place = Place::create(Role::entity);
    const auto screen = open(place);
    QTRY_VERIFY(screen->grants() != nullptr);
    screen->save();
    QCOMPARE(m_source->calls().size(), 0); // the name is missing, and it says so
    screen->form()->setValue(u"name"_s, Value(u"Trainee"_s));
    check(*screen, u"party.read"_s)->setCheckState(Qt::Checked);
    screen->save();
    QTRY_COMPARE(screen->title(), u"Role Trainee"_s);
    QVERIFY(!screen->place().isNew);
    QCOMPARE(m_source->find(Role::entity, place.target.id)->value("grants").toText(),
             u"party.read"_s);
}

void RoleTest::whoMayNotChangeOnlyLooks()
{
    Role role;
    role.name = u"Clerk"_s;
    role.grants = u"unit.read"_s;
    const QUuid id = m_source->add(role);
    Rights rights;
    rights.grants = {u"role.read"_s};
    m_source->setRights(rights);
    const auto screen = open(Place::record(Role::entity, id));
    QTRY_COMPARE(screen->title(), u"Role Clerk"_s);
    QVERIFY(screen->primaryAction() == nullptr);
    QVERIFY(!check(*screen, u"unit.read"_s)->isEnabled());
    QCOMPARE(check(*screen, u"unit.read"_s)->checkState(), Qt::Checked);
}

} // namespace kontor

QTEST_MAIN(kontor::RoleTest)
#include "role_test.moc"
