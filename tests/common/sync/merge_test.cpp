#include "common/entities/party/party.h"
#include "common/sync/merge.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

/// The texts of a customer that two people may type into.
const QStringList typedFields{u"name"_s, u"phone"_s, u"email"_s, u"website"_s, u"note"_s};

/// Few different texts, so that two people often type the same, and one of them the empty text.
rc::Gen<Value> anyText()
{
    return rc::gen::element(Value(), Value(u""_s), Value(u"a"_s), Value(u"b"_s), Value(u"茶"_s));
}

rc::Gen<Record> anyCustomer()
{
    return rc::gen::exec([] {
        Record record(Party::entity);
        record.id = newUuid();
        record.version = *rc::gen::inRange<qint64>(1, 4);
        for (const QString &field : typedFields) {
            record.set(QLatin1String(field.toLatin1()), *anyText());
        }
        return record;
    });
}

Value valueOf(const Record &record, const QString &field)
{
    return record.value(QLatin1String(field.toLatin1()));
}

/// What a form sends that was opened on `seen`: some of these fields, with what they held.
rc::Gen<Arguments> anyUpdate(const Record &seen, const QStringList &fields)
{
    return rc::gen::exec([seen, fields] {
        Arguments update;
        update.record = seen.id;
        update.baseVersion = seen.version;
        for (const QString &field : fields) {
            if (*rc::gen::arbitrary<bool>()) {
                update.values.insert(field, *anyText());
                update.base.insert(field, valueOf(seen, field));
            }
        }
        return update;
    });
}

/// Saves the update as the server does.
Record saved(Record record, const Arguments &update)
{
    const Merge merge = mergeFields(record, update).value();
    const Record changed = withValues(record, merge.values);
    if (!(changed == record)) {
        record = changed;
        ++record.version;
    }
    return record;
}

bool sameText(const Value &a, const Value &b)
{
    return a == b || (a.isBlank() && b.isBlank());
}

bool isInConflict(const Merge &merge, const QString &field, const Value &mine)
{
    return std::any_of(merge.conflicts.begin(), merge.conflicts.end(),
                       [&](const FieldConflict &conflict) {
                           return conflict.field == field && conflict.mine == mine;
                       });
}

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT

private slots:
    void oneFieldBetweenTwoPeople_data();
    void oneFieldBetweenTwoPeople();
    void withoutBaseTheVersionDecides();
    void withheldValuesAreNeverWritten();
    void unknownFieldsAreNamed();
    void changesOfDifferentFieldsComeInAnyOrder();
    void nothingThatSomebodyTypedIsLost();
    void sentAgainItChangesNothing();
};

void MergeTest::oneFieldBetweenTwoPeople_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("mine");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("saved");
    QTest::addColumn<bool>("conflict");
    QTest::newRow("only mine") << u"1"_s << u"2"_s << u"1"_s << u"2"_s << false;
    QTest::newRow("only theirs") << u"1"_s << u"1"_s << u"3"_s << u"3"_s << false;
    QTest::newRow("nobody") << u"1"_s << u"1"_s << u"1"_s << u"1"_s << false;
    QTest::newRow("both the same") << u"1"_s << u"2"_s << u"2"_s << u"2"_s << false;
    QTest::newRow("both differently") << u"1"_s << u"2"_s << u"3"_s << u"3"_s << true;
    QTest::newRow("I clear, they do not") << u"1"_s << u""_s << u"1"_s << u""_s << false;
    QTest::newRow("I clear, they change") << u"1"_s << u""_s << u"3"_s << u"3"_s << true;
    QTest::newRow("they clear, I change") << u"1"_s << u"2"_s << u""_s << u""_s << true;
}

void MergeTest::oneFieldBetweenTwoPeople()
{
    QFETCH(QString, base);
    QFETCH(QString, mine);
    QFETCH(QString, theirs);
    QFETCH(bool, conflict);
    Record current(Party::entity);
    current.version = 2;
    current.set("phone", Value(theirs));
    Arguments update;
    update.baseVersion = 1;
    update.values = {{u"phone"_s, Value(mine)}};
    update.base = {{u"phone"_s, Value(base)}};
    const auto merge = mergeFields(current, update);
    QVERIFY(merge);
    QVERIFY(merge->stale);
    QCOMPARE(!merge->conflicts.isEmpty(), conflict);
    QTEST(withValues(current, merge->values).value("phone").toText(), "saved");
    if (conflict) {
        const FieldConflict expected{u"phone"_s, Value(base), Value(mine), Value(theirs)};
        QCOMPARE(merge->conflicts, QList{expected});
    }
}

void MergeTest::withoutBaseTheVersionDecides()
{
    Record current(Party::entity);
    current.version = 2;
    current.set("phone", Value(u"1"_s));
    Arguments update;
    update.values = {{u"phone"_s, Value(u"2"_s)}};
    update.baseVersion = 2;
    QCOMPARE(mergeFields(current, update)->values.value(u"phone"_s), Value(u"2"_s));
    update.baseVersion = 1;
    QVERIFY(mergeFields(current, update)->values.isEmpty());
    QCOMPARE(mergeFields(current, update)->conflicts.size(), 1);
}

void MergeTest::withheldValuesAreNeverWritten()
{
    Record current(Party::entity);
    current.set("phone", Value(u"1"_s));
    Arguments update;
    update.values = {{u"phone"_s, Value(Withheld())}};
    const auto merge = mergeFields(current, update);
    QVERIFY(merge->values.isEmpty());
    QVERIFY(merge->conflicts.isEmpty());
}

void MergeTest::unknownFieldsAreNamed()
{
    Arguments update;
    update.values = {{u"shoe_size"_s, Value(42)}};
    const auto merge = mergeFields(Record(Party::entity), update);
    QCOMPARE(merge.error().code, u"field_unknown"_s);
    QCOMPARE(merge.error().field, u"shoe_size"_s);
}

void MergeTest::changesOfDifferentFieldsComeInAnyOrder()
{
    QVERIFY(rc::check([] {
        const Record seen = *anyCustomer();
        QStringList anas;
        QStringList bobs;
        for (const QString &field : typedFields) {
            (*rc::gen::arbitrary<bool>() ? anas : bobs).append(field);
        }
        const Arguments ana = *anyUpdate(seen, anas);
        const Arguments bob = *anyUpdate(seen, bobs);
        const Record one = saved(saved(seen, ana), bob);
        const Record other = saved(saved(seen, bob), ana);
        RC_ASSERT(one.values == other.values);
        RC_ASSERT(mergeFields(saved(seen, ana), bob)->conflicts.isEmpty());
    }));
}

void MergeTest::nothingThatSomebodyTypedIsLost()
{
    QVERIFY(rc::check([] {
        const Record seen = *anyCustomer();
        const Record current = saved(seen, *anyUpdate(seen, typedFields));
        const Arguments update = *anyUpdate(seen, typedFields);
        const Merge merge = mergeFields(current, update).value();
        const Record after = withValues(current, merge.values);
        for (const QString &field : typedFields) {
            const Value base = valueOf(seen, field);
            const Value theirs = valueOf(current, field);
            const Value mine = update.values.value(field, base);
            if (!sameText(mine, base)) { // I typed it
                RC_ASSERT(sameText(valueOf(after, field), mine)
                          || isInConflict(merge, field, mine));
            }
            if (!sameText(theirs, base)) { // they did, and it stands until a person decides
                RC_ASSERT(valueOf(after, field) == theirs);
            }
        }
    }));
}

void MergeTest::sentAgainItChangesNothing()
{
    QVERIFY(rc::check([] {
        const Record seen = *anyCustomer();
        const Record current = saved(seen, *anyUpdate(seen, typedFields));
        const Arguments update = *anyUpdate(seen, typedFields);
        const Merge first = mergeFields(current, update).value();
        const Record once = saved(current, update);
        const Merge second = mergeFields(once, update).value();
        RC_ASSERT(second.values.isEmpty());
        RC_ASSERT(second.conflicts == first.conflicts);
        RC_ASSERT(saved(once, update) == once);
    }));
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::MergeTest)
#include "merge_test.moc"
