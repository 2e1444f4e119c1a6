#include "app/crm/duplicate_guard.h"

#include "app/views/field_form.h"
#include "app/views/record_form.h"
#include "app/widgets/value_edit.h"

#include "common/entities/party/party.h"
#include "common/rules/match_name.h"
#include "tests/support/memory_source.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// Customers that look like existing ones are seen while they are typed.
class DuplicateGuardTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void otherSpellingsOfANameAreSeen();
    void phoneAndTaxNumberTellToo();
    void whatWasFoundIsAClickAway();

private:
    QUuid add(const QString &name, const QString &phone = {}, const QString &taxNumber = {});
    void open(const Place &place);
    void type(const char *field, const QString &text)
    {
        auto *line = qobject_cast<QLineEdit *>(
            m_view->form()->fields()->edit(QString::fromLatin1(field))->field());
        line->setText(text);
        emit line->textEdited(text);
    }

    FixedClock m_clock{1'772'700'000'000};
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<RecordView> m_view;
    DuplicateGuard *m_guard = nullptr;
};

void DuplicateGuardTest::initTestCase()
{
    QVERIFY(theme::apply(u"light"_s));
}

void DuplicateGuardTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
}

void DuplicateGuardTest::cleanup()
{
    m_view.reset();
}

QUuid DuplicateGuardTest::add(const QString &name, const QString &phone, const QString &taxNumber)
{
    Party party;
    party.name = name;
    party.phone = phone;
    party.taxNumber = taxNumber;
    party.matchName = rules::matchName(name); // as the server keeps it
    return m_source->add(party);
}

void DuplicateGuardTest::open(const Place &place)
{
    const ScreenContext context{*m_source, m_clock};
    m_view = std::make_unique<RecordView>(context, Party::entity, place);
    m_guard = new DuplicateGuard(context, *m_view);
    m_view->show();
    QTRY_VERIFY(m_view->edit().isLoaded());
}

void DuplicateGuardTest::otherSpellingsOfANameAreSeen()
{
    add(u"Lotus Tea Co., Ltd."_s);
    add(u"莲花茶业有限公司"_s);
    open(Place::create(Party::entity));
    type("name", u"LOTUS TEA"_s);
    QTRY_COMPARE(m_guard->found(), QStringList{u"Lotus Tea Co., Ltd."_s});
    QVERIFY(m_guard->isVisible());
    type("name", u"莲花"_s);
    QTRY_COMPARE(m_guard->found(), QStringList{u"莲花茶业有限公司"_s});
    type("name", u"Jasmine"_s);
    QTRY_VERIFY(m_guard->found().isEmpty());
    QVERIFY(!m_guard->isVisible());
}

void DuplicateGuardTest::phoneAndTaxNumberTellToo()
{
    add(u"Lotus"_s, u"021-64001234"_s, u"91310000"_s);
    open(Place::create(Party::entity));
    type("phone", u"021-64001234"_s);
    QTRY_COMPARE(m_guard->found(), QStringList{u"Lotus"_s});
    type("phone", u"1"_s);
    QTRY_VERIFY(m_guard->found().isEmpty());
    type("tax_number", u"91310000"_s);
    QTRY_COMPARE(m_guard->found(), QStringList{u"Lotus"_s});
}

void DuplicateGuardTest::whatWasFoundIsAClickAway()
{
    const QUuid id = add(u"Lotus Tea"_s);
    open(Place::create(Party::entity));
    type("name", u"Lotus"_s);
    QTRY_COMPARE(m_guard->found().size(), 1);
    QSignalSpy opened(m_view.get(), &Screen::openRequested);
    m_guard->findChild<QPushButton *>()->click();
    QCOMPARE(opened.takeLast().first().value<Place>(), Place::record(Party::entity, id));
}

} // namespace kontor

QTEST_MAIN(kontor::DuplicateGuardTest)
#include "duplicate_guard_test.moc"
