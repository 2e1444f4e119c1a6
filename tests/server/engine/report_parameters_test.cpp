#include "server/engine/report_parameters.h"

#include "common/entities/party/party.h"

#include <QTest>

using namespace kontor;

/// What a report's function is given, whatever the caller wrote.
class ReportParametersTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEachType_data();
    void readsEachType();
    void takesInitialValues();
    void refusesWhatIsUnknown();
    void requiresWhatIsRequired();

private:
    static ReportDescription description()
    {
        ReportDescription made;
        const auto add = [&made](const char *name, FieldType type) -> ReportParameter & {
            ReportParameter parameter;
            parameter.name = QString::fromLatin1(name);
            parameter.type = type;
            return made.parameters.emplaceBack(parameter);
        };
        add("day", FieldType::Date);
        add("party", FieldType::Reference).target = &Party::entity;
        add("limit", FieldType::Amount);
        add("open", FieldType::Boolean);
        add("text", FieldType::Text);
        add("by", FieldType::Choice).choices = {{"month", {}}, {"year", {}}};
        return made;
    }
};

void ReportParametersTest::readsEachType_data()
{
    const QUuid id = QUuid::fromString(QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057"));
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariant>("given");
    QTest::addColumn<QVariant>("wanted"); // invalid: refused
    QTest::addColumn<QString>("code");
    const auto row = [](const char *tag, const char *name, const QVariant &given,
                        const QVariant &wanted, const char *code = "") {
        QTest::newRow(tag) << QString::fromLatin1(name) << given << wanted
                           << QString::fromLatin1(code);
    };
    const QVariant refused;
    row("date", "day", QDate(2026, 3, 2), QDate(2026, 3, 2));
    row("date as text", "day", QStringLiteral("2026-03-02"), QDate(2026, 3, 2));
    row("no date", "day", QStringLiteral("2026-02-30"), refused, "value_malformed");
    row("number for a date", "day", 5, refused, "value_malformed");
    row("id", "party", QVariant::fromValue(id), QVariant::fromValue(id));
    row("id as text", "party", id.toString(QUuid::WithoutBraces), QVariant::fromValue(id));
    row("no id", "party", QStringLiteral("Lin"), refused, "value_malformed");
    row("raw amount", "limit", qlonglong{15000}, qlonglong{15000});
    row("amount as text", "limit", QStringLiteral("1.5"), qlonglong{15000});
    row("no amount", "limit", QStringLiteral("a lot"), refused, "value_malformed");
    row("truth", "open", true, true);
    row("truth as text", "open", QStringLiteral("false"), false);
    row("no truth", "open", QStringLiteral("perhaps"), refused, "value_malformed");
    row("text", "text", QStringLiteral("tea"), QStringLiteral("tea"));
    row("no text", "text", 5, refused, "value_malformed");
    row("choice", "by", QStringLiteral("year"), QStringLiteral("year"));
    row("no choice", "by", QStringLiteral("moon"), refused, "choice_unknown");
}

void ReportParametersTest::readsEachType()
{
    QFETCH(QString, name);
    QFETCH(QVariant, given);
    QFETCH(QVariant, wanted);
    QFETCH(QString, code);
    const auto checked = checkParameters(description(), {{name, given}});
    if (code.isEmpty()) {
        QVERIFY(checked.has_value());
        QCOMPARE(checked->value(name), wanted);
        QCOMPARE(checked->value(name).typeId(), wanted.typeId());
        QCOMPARE(checked->size(), 1);
    } else {
        QVERIFY(!checked.has_value());
        QCOMPARE(checked.error().code, code);
        QCOMPARE(checked.error().field, name);
    }
}

void ReportParametersTest::takesInitialValues()
{
    ReportDescription described = description();
    described.parameters[0].initial = Value(QDate(2026, 1, 1));
    const auto checked = checkParameters(described, {});
    QCOMPARE(checked->size(), 1);
    QCOMPARE(checked->value(QStringLiteral("day")).toDate(), QDate(2026, 1, 1));
}

void ReportParametersTest::refusesWhatIsUnknown()
{
    const auto checked = checkParameters(description(), {{QStringLiteral("moon"), 1}});
    QCOMPARE(checked.error().code, QStringLiteral("parameter_unknown"));
    QCOMPARE(checked.error().field, QStringLiteral("moon"));
}

void ReportParametersTest::requiresWhatIsRequired()
{
    ReportDescription described = description();
    described.parameters[4].required = true;
    const auto checked = checkParameters(described, {{QStringLiteral("text"), QString()}});
    QCOMPARE(checked.error().code, QStringLiteral("field_required"));
    QCOMPARE(checked.error().field, QStringLiteral("text"));
}

QTEST_GUILESS_MAIN(ReportParametersTest)
#include "report_parameters_test.moc"
