#include "tests/support/office.h"

#include "common/model/catalogue.h"

#include <QTest>

using namespace kontor;
using namespace kontor::test;

/// Every entity of the catalogue lives through storing, changing, archiving, listing and the
/// history, on both databases.
class RecordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Office::addDatabases(); }
    void everyEntityIsStoredWhole();
    void everyFieldFiltersAndSorts();

private:
    /// A record whose fields all hold something, different for each `seed`.
    static Record filled(const Entity &entity, int seed);
    static Value valueFor(const Field &field, qint64 number);
};

Value RecordsTest::valueFor(const Field &field, qint64 number)
{
    switch (field.type) {
    case FieldType::Text:
        return Value(QStringLiteral("茶 %1 “ä”").arg(number));
    case FieldType::Boolean:
        return Value(number % 2 == 0);
    case FieldType::Date:
        return Value(QDate(2026, 1, 1).addDays(number));
    case FieldType::Reference:
        return Value(newUuid());
    case FieldType::Choice: {
        const QList<Choice> &choices = field.choices();
        return Value(QString::fromLatin1(choices.at(number % choices.size()).code));
    }
    case FieldType::Bytes:
        return Value(QByteArray("\0\xff", 2) + QByteArray::number(number));
    default:
        return Value(field.type == FieldType::Integer ? number
                                                      : number * 1'000'000'007 - 5'000'000'000);
    }
}

Record RecordsTest::filled(const Entity &entity, int seed)
{
    Record record(entity);
    for (qsizetype i = 0; i < entity.fields.size(); ++i) {
        record.values[i] = valueFor(entity.fields.at(i), seed * 100 + i);
    }
    for (int i = 0; entity.lines != nullptr && i < 3; ++i) {
        record.lines.append(filled(*entity.lines, seed * 10 + i));
    }
    return record;
}

void RecordsTest::everyEntityIsStoredWhole()
{
    const std::unique_ptr<Office> office = Office::open();
    const Actor admin = office->admin();
    for (const Entity *entity : catalogue()) {
        Record record = filled(*entity, 1);
        const auto stored = [&] {
            return must(office->engine().store().read<Record>(
                [&](Tx &tx) { return tx.get(*entity, record.id); }));
        };
        must(office->write([&](Tx &tx) { return tx.insert(record); }));
        QVERIFY2(stored() == record, entity->name);
        const Record first = record;
        const Record other = filled(*entity, 2);
        record.values = other.values;
        record.lines = other.lines;
        record.archived = true;
        must(office->write([&](Tx &tx) { return tx.update(record); }));
        QVERIFY2(stored() == record, entity->name);
        const auto history = must(office->engine().history(admin, *entity, record.id));
        QVERIFY2(history.size() == 2, entity->name);
        Record before = first;
        admin.rights.withhold(before);
        QVERIFY2(history.at(1).change.after.values == before.values, entity->name);
        QVERIFY2(history.at(0).change.before.values == before.values, entity->name);
        QVERIFY2(history.at(0).change.before.lines.size() == before.lines.size(), entity->name);
        must(office->write([&](Tx &tx) { return tx.remove(*entity, record.id); }));
        QCOMPARE(codeOf(office->engine().read(admin, *entity, record.id)),
                 QStringLiteral("record_not_found"));
    }
}

void RecordsTest::everyFieldFiltersAndSorts()
{
    const std::unique_ptr<Office> office = Office::open();
    const Actor admin = office->admin();
    for (const Entity *entity : catalogue()) {
        Record record = filled(*entity, 1);
        must(office->write([&](Tx &tx) { return tx.insert(record); }));
        Record shown = record;
        admin.rights.withhold(shown);
        for (qsizetype i = 0; i < entity->fields.size(); ++i) {
            const Field &field = entity->fields.at(i);
            if (field.has(Secret)) {
                continue;
            }
            Query query;
            query.entity = entity;
            query.filter = Filter::equal(field.name, record.values.at(i))
                && Filter::equal("id", Value(record.id));
            query.sort = {{QString::fromLatin1(field.name), true}};
            query.withLines = entity->lines != nullptr;
            const QList<ListRow> rows = must(office->engine().list(admin, query));
            const QByteArray where = QByteArray(entity->name) + '.' + field.name;
            QVERIFY2(rows.size() == 1 && rows.first().record == shown, where.constData());
        }
        must(office->write([&](Tx &tx) { return tx.remove(*entity, record.id); }));
    }
}

QTEST_GUILESS_MAIN(RecordsTest)
#include "records_test.moc"
