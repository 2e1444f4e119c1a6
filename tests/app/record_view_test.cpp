#include "app/views/record_view.h"

#include "app/models/record_lookup.h"

#include "app/views/field_form.h"
#include "app/views/line_picks.h"
#include "app/views/origin_links.h"
#include "app/views/record_actions.h"
#include "app/views/record_form.h"
#include "app/views/record_side.h"

#include "app/widgets/value_edit.h"

#include "common/entities/crm/activity.h"
#include "common/entities/crm/opportunity.h"
#include "common/entities/inventory/stock_move.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/system/role.h"
#include "common/entities/system/user.h"
#include "common/rules/command_check.h"
#include "tests/support/memory_source.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {

/// The form of a record: saving, meeting the changes of others, drafts, commands.
class RecordViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aNewRecordSendsWhatDiffersFromAnEmptyOne();
    void savingSendsTheTouchedFieldsAndTheirBase();
    void emptyingWhatWasEmptyIsNoChange();
    void whatOthersChangeArrivesAndWhatWasTypedStays();
    void afterTheHintSavingIsADecision();
    void whatIsTypedWhileItSavesStays();
    void missingAndRefusedFieldsSayWhatIsWrong();
    void draftsBringBackEvenWhatWasNotUnderstood();
    void aDraftMeetsWhatOthersChangedMeanwhile();
    void theEverydayCommandIsThePrimaryOnceEverythingIsSaved();
    void commandsSaveFirstAndSayWhyTheyAreRefused();
    void archivingAsksFirstAndCanBeTakenBack();
    void deletedElsewhereNothingCanBeTyped();
    void whoMayNotUpdateOnlyReads();
    void referencesOfferWhatFits();
    void whatCannotBeReadIsReadOnceTheServerIsThere();
    void linesThatOnlyNameRecordsAreTicked();
    void whereARecordComesFromIsAClickAway();

private:
    void open(const Entity &entity, const Place &place);
    void openParty() { open(Party::entity, Place::record(Party::entity, m_party)); }
    ValueEdit *editor(const char *field) const
    {
        return m_view->form()->fields()->edit(QString::fromLatin1(field));
    }
    void type(const char *field, const QString &text)
    {
        auto *line = qobject_cast<QLineEdit *>(editor(field)->field());
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    QString hint(const char *field) const;
    Record party() const { return *m_source->find(Party::entity, m_party); }
    const MemorySource::Call &lastCall() const { return m_source->calls().constLast(); }

    FixedClock m_clock{1'772'700'000'000}; // 2026-03-05T08:40:00Z
    std::unique_ptr<MemorySource> m_source;
    std::unique_ptr<RecordView> m_view;
    QUuid m_party;
    QTemporaryDir m_settings;
};

void RecordViewTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"kontor-test"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QLocale::setDefault(QLocale(QLocale::English));
    QVERIFY(theme::apply(u"light"_s));
}

void RecordViewTest::init()
{
    m_source = std::make_unique<MemorySource>(m_clock);
    Party party;
    party.name = u"Alfreds Futterkiste"_s;
    party.isCustomer = true;
    party.phone = u"030-0074321"_s;
    m_party = m_source->add(party);
    m_source->add(Activity());
}

void RecordViewTest::cleanup()
{
    m_view.reset();
    m_source.reset();
    QSettings().clear();
}

void RecordViewTest::open(const Entity &entity, const Place &place)
{
    m_view = std::make_unique<RecordView>(ScreenContext{*m_source, m_clock}, entity, place);
    m_view->setCheck(rules::checkCommand);
    m_view->resize(1300, 800);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_VERIFY(m_view->edit().isLoaded());
}

QString RecordViewTest::hint(const char *field) const
{
    for (const QLabel *label : editor(field)->parentWidget()->findChildren<QLabel *>()) {
        if (label->isVisible()) {
            return label->text();
        }
    }
    return {};
}

void RecordViewTest::aNewRecordSendsWhatDiffersFromAnEmptyOne()
{
    const Place place = Place::create(Party::entity, {{u"is_supplier"_s, Value(true)}});
    open(Party::entity, place);
    QCOMPARE(m_view->title(), u"New: Customer or supplier"_s);
    QVERIFY(editor("name")->field()->hasFocus());
    QVERIFY(!m_view->side()->isVisible());
    QCOMPARE(m_view->place(), place);
    type("name", u"Lotus Tea House"_s);
    QSignalSpy saved(&m_view->edit(), &RecordEdit::saved);
    m_view->save();
    QVERIFY(saved.wait());
    QCOMPARE(lastCall().command, u"party.create"_s);
    QCOMPARE(lastCall().arguments.record, place.target.id);
    QCOMPARE(lastCall().arguments.values.keys(),
             (QStringList{u"is_supplier"_s, u"name"_s, u"owner"_s}));
    QVERIFY(lastCall().arguments.base.isEmpty());
    QCOMPARE(m_view->title(), u"Lotus Tea House"_s);
    QVERIFY(!m_view->place().isNew);
    QVERIFY(m_view->draft().isEmpty());
    QVERIFY(m_view->side()->isVisible());
}

void RecordViewTest::savingSendsTheTouchedFieldsAndTheirBase()
{
    openParty();
    QVERIFY(!m_view->actions()->save()->isEnabled());
    type("phone", u"030-1"_s);
    QVERIFY(m_view->actions()->save()->isEnabled());
    QSignalSpy saved(&m_view->edit(), &RecordEdit::saved);
    m_view->save();
    QVERIFY(saved.wait());
    const Arguments expected{
        m_party, 1, {{u"phone"_s, Value(u"030-1"_s)}}, {{u"phone"_s, Value(u"030-0074321"_s)}}, {}};
    QCOMPARE(lastCall().command, u"party.update"_s);
    QVERIFY(lastCall().arguments == expected);
    QVERIFY(!m_view->edit().isDirty());
}

void RecordViewTest::emptyingWhatWasEmptyIsNoChange()
{
    openParty();
    type("email", u"a"_s);
    QVERIFY(m_view->edit().isDirty());
    QTest::keyClick(editor("email")->field(), Qt::Key_Backspace);
    QVERIFY(!m_view->edit().isDirty());
    QVERIFY(m_view->draft().isEmpty());
}

void RecordViewTest::whatOthersChangeArrivesAndWhatWasTypedStays()
{
    openParty();
    type("phone", u"030-1"_s);
    User user;
    user.name = u"Li Na"_s;
    Record theirs = party();
    theirs.changedBy = m_source->add(user);
    theirs.set("phone", Value(u"030-2"_s));
    theirs.set("region", Value(u"Berlin"_s));
    m_source->change(theirs);
    QTRY_COMPARE(editor("region")->value(), Value(u"Berlin"_s));
    QCOMPARE(editor("phone")->value(), Value(u"030-1"_s));
    QTRY_COMPARE(hint("phone"),
                 u"Li Na changed this to “030-2” meanwhile. Saving keeps what you typed."_s);
    QVERIFY(hint("region").isEmpty());
}

void RecordViewTest::afterTheHintSavingIsADecision()
{
    openParty();
    type("phone", u"030-1"_s);
    Record theirs = party();
    theirs.set("phone", Value(u"030-2"_s));
    m_source->change(theirs);
    QTRY_VERIFY(!hint("phone").isEmpty());
    QSignalSpy saved(&m_view->edit(), &RecordEdit::saved);
    m_view->save();
    QVERIFY(saved.wait());
    // The base is what the hint told, so the server sees no conflict.
    QCOMPARE(lastCall().arguments.base.value(u"phone"_s), Value(u"030-2"_s));
    QCOMPARE(lastCall().arguments.baseVersion, 2);
    QCOMPARE(party().value("phone"), Value(u"030-1"_s));
    QTRY_VERIFY(hint("phone").isEmpty());
}

void RecordViewTest::whatIsTypedWhileItSavesStays()
{
    openParty();
    type("phone", u"030-1"_s);
    QSignalSpy saved(&m_view->edit(), &RecordEdit::saved);
    m_source->hold();
    m_view->save();
    type("region", u"Berlin"_s);
    m_source->release();
    QVERIFY(saved.wait());
    QCOMPARE(editor("region")->value(), Value(u"Berlin"_s));
    QVERIFY(m_view->edit().isTouched(u"region"_s));
    QVERIFY(!m_view->edit().isTouched(u"phone"_s));
}

void RecordViewTest::missingAndRefusedFieldsSayWhatIsWrong()
{
    openParty();
    auto *name = qobject_cast<QLineEdit *>(editor("name")->field());
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Backspace);
    m_view->save();
    QCOMPARE(hint("name"), u"This must be filled in."_s);
    QVERIFY(m_source->calls().isEmpty());

    type("name", u"Alfreds"_s);
    type("code", u"K-1"_s);
    m_source->setHandler(u"party.update"_s, [](const Arguments &) -> Result<QList<Record>> {
        return fail("value_not_unique", "code");
    });
    QSignalSpy failed(m_view.get(), &Screen::failed);
    m_view->save();
    QVERIFY(failed.wait());
    QCOMPARE(hint("code"), u"Another record already has this value. Choose a different one."_s);
    QVERIFY(editor("code")->field()->hasFocus());
    QCOMPARE(editor("code")->value(), Value(u"K-1"_s));
}

void RecordViewTest::draftsBringBackEvenWhatWasNotUnderstood()
{
    openParty();
    type("phone", u"030-1"_s);
    type("credit_limit", u"12x"_s);
    const QVariantMap draft = m_view->draft();
    QVERIFY(!draft.isEmpty());
    m_view = std::make_unique<RecordView>(ScreenContext{*m_source, m_clock}, Party::entity,
                                          Place::record(Party::entity, m_party));
    m_view->restoreDraft(draft); // before the record is there
    QCOMPARE(m_view->draft(), draft);
    QTRY_VERIFY(m_view->edit().isLoaded());
    QCOMPARE(editor("phone")->value(), Value(u"030-1"_s));
    QCOMPARE(editor("credit_limit")->typedText(), u"12x"_s);
    QVERIFY(m_view->edit().isTouched(u"phone"_s));
    QCOMPARE(m_view->draft(), draft);
}

void RecordViewTest::aDraftMeetsWhatOthersChangedMeanwhile()
{
    openParty();
    type("phone", u"030-1"_s);
    const QVariantMap draft = m_view->draft();
    m_view.reset();
    Record theirs = party();
    theirs.set("phone", Value(u"030-2"_s));
    m_source->change(theirs);
    m_view = std::make_unique<RecordView>(ScreenContext{*m_source, m_clock}, Party::entity,
                                          Place::record(Party::entity, m_party));
    m_view->show();
    m_view->restoreDraft(draft);
    QTRY_VERIFY(hint("phone").contains(u"030-2"_s));
    QCOMPARE(editor("phone")->value(), Value(u"030-1"_s));
}

void RecordViewTest::theEverydayCommandIsThePrimaryOnceEverythingIsSaved()
{
    Activity call;
    call.subject = u"Call back"_s;
    const QUuid id = m_source->add(call);
    open(Activity::entity, Place::record(Activity::entity, id));
    QCOMPARE(m_view->primaryAction()->text(), u"Complete"_s);
    type("subject", u"Call back today"_s);
    QCOMPARE(m_view->primaryAction()->text(), u"Save"_s);
}

void RecordViewTest::commandsSaveFirstAndSayWhyTheyAreRefused()
{
    Activity call;
    call.subject = u"Call back"_s;
    const QUuid id = m_source->add(call);
    m_source->setHandler(u"activity.complete"_s,
                         [this](const Arguments &arguments) -> Result<QList<Record>> {
                             Record record = *m_source->find(Activity::entity, arguments.record);
                             record.set("done", Value(true));
                             m_source->change(record);
                             return QList<Record>{*m_source->find(Activity::entity, record.id)};
                         });
    open(Activity::entity, Place::record(Activity::entity, id));
    type("subject", u"Called back"_s);
    QSignalSpy ran(&m_view->edit(), &RecordEdit::ran);
    m_view->edit().run(u"complete"_s, {{u"outcome"_s, Value(u"Ordered"_s)}});
    QVERIFY(ran.wait());
    QCOMPARE(m_source->calls().size(), 2);
    QCOMPARE(m_source->calls().first().command, u"activity.update"_s);
    QCOMPARE(m_view->state(), u"Done"_s);
    const QAction *complete = m_view->actions()->find(u"complete"_s);
    QVERIFY(!complete->isEnabled());
    QCOMPARE(complete->toolTip(), u"This is already done."_s);
}

void RecordViewTest::archivingAsksFirstAndCanBeTakenBack()
{
    m_source->setHandler(u"party.delete"_s, [this](const Arguments &) -> Result<QList<Record>> {
        Record record = party();
        record.archived = true;
        m_source->change(record);
        return QList<Record>{party()};
    });
    openParty();
    m_view->findChild<QAction *>(u"remove"_s)->trigger();
    auto *question = m_view->findChild<QMessageBox *>();
    QVERIFY(question->informativeText().contains(u"can be restored"_s));
    QVERIFY(m_source->calls().isEmpty());
    question->buttons().constFirst()->click();
    QTRY_COMPARE(m_view->state(), u"Archived"_s);
    QVERIFY(editor("name")->isReadOnly());
    QCOMPARE(m_view->primaryAction()->text(), u"Restore"_s);
    m_source->setHandler(u"party.restore"_s, [this](const Arguments &) -> Result<QList<Record>> {
        Record record = party();
        record.archived = false;
        m_source->change(record);
        return QList<Record>{party()};
    });
    m_view->primaryAction()->trigger();
    QTRY_VERIFY(m_view->state().isEmpty());
    QVERIFY(!editor("name")->isReadOnly());
}

void RecordViewTest::deletedElsewhereNothingCanBeTyped()
{
    openParty();
    m_source->erase(Party::entity, m_party);
    QTRY_COMPARE(m_view->state(), u"Deleted"_s);
    QVERIFY(editor("name")->isReadOnly());
    QCOMPARE(editor("name")->value(), Value(u"Alfreds Futterkiste"_s)); // as it was last
    QVERIFY(m_view->primaryAction() == nullptr);
}

void RecordViewTest::whoMayNotUpdateOnlyReads()
{
    Rights rights = m_source->rights();
    rights.grants = {u"*.read"_s};
    m_source->setRights(rights);
    openParty();
    QVERIFY(editor("name")->isReadOnly());
    QVERIFY(m_view->primaryAction() == nullptr);
    for (const QAction *action : m_view->secondaryActions()) {
        QVERIFY(!action->isVisible());
    }
}

void RecordViewTest::referencesOfferWhatFits()
{
    open(Opportunity::entity, Place::create(Opportunity::entity));
    const FieldForm *form = m_view->form()->fields();
    QCOMPARE(form->lookup(u"customer"_s)->filter(), Filter::equal("is_customer", Value(true)));
    QCOMPARE(form->lookup(u"contact"_s)->filter(), Filter());
    m_view->edit().setValue(u"customer"_s, Value(m_party));
    emit m_view->form()->fields()->edited(u"title"_s);
    QCOMPARE(form->lookup(u"contact"_s)->filter(), Filter::equal("party", Value(m_party)));
}

void RecordViewTest::whatCannotBeReadIsReadOnceTheServerIsThere()
{
    m_source->setFailure({u"offline"_s, {}, {}});
    m_view = std::make_unique<RecordView>(ScreenContext{*m_source, m_clock}, Party::entity,
                                          Place::record(Party::entity, m_party));
    QSignalSpy failed(m_view.get(), &Screen::failed);
    QVERIFY(failed.wait());
    QVERIFY(m_view->primaryAction() == nullptr);
    m_source->setFailure({});
    m_source->setState(m_source->state());
    QTRY_COMPARE(m_view->title(), u"Alfreds Futterkiste"_s);
}

void RecordViewTest::linesThatOnlyNameRecordsAreTicked()
{
    Role role;
    role.name = u"Sales"_s;
    const QUuid sales = m_source->add(role);
    role.name = u"Store"_s;
    const QUuid store = m_source->add(role);
    User user;
    user.login = u"li"_s;
    user.name = u"Li Na"_s;
    user.roles.append(UserRole());
    user.roles.last().role = Id<Role>(sales);
    const QUuid id = m_source->add(user);
    open(User::entity, Place::record(User::entity, id));
    const auto *picks = m_view->findChild<LinePicks *>();
    QTRY_VERIFY(picks->box(store) != nullptr);
    QTRY_VERIFY(picks->box(sales)->isChecked());
    picks->box(store)->click();
    picks->box(sales)->click();
    const QVariantMap draft = m_view->draft();
    QSignalSpy saved(&m_view->edit(), &RecordEdit::saved);
    m_view->save();
    QVERIFY(saved.wait());
    QVERIFY(lastCall().arguments.values.isEmpty());
    QCOMPARE(lastCall().arguments.lines->size(), 1);
    QCOMPARE(lastCall().arguments.lines->first().value("role"), Value(store));
    picks->box(sales)->click();
    m_view->restoreDraft(draft);
    QVERIFY(!picks->box(sales)->isChecked());
}

void RecordViewTest::whereARecordComesFromIsAClickAway()
{
    StockMove move;
    move.sourceEntity = u"delivery"_s;
    move.sourceId = newUuid();
    move.sourceNumber = u"DL-2026-00001"_s;
    open(StockMove::entity, Place::record(StockMove::entity, m_source->add(move)));
    auto *link = m_view->findChild<OriginLinks *>()->findChild<QPushButton *>();
    QCOMPARE(link->text(), u"Delivery DL-2026-00001"_s);
    QSignalSpy opened(m_view.get(), &Screen::openRequested);
    link->click();
    QCOMPARE(opened.takeLast().first().value<Place>(),
             Place::record(Delivery::entity, move.sourceId));
    QVERIFY(m_view->primaryAction() == nullptr); // the program keeps it
}

} // namespace kontor

QTEST_MAIN(kontor::RecordViewTest)
#include "record_view_test.moc"
