#include "common/entities/party/party.h"
#include "common/entities/system/user.h"
#include "common/model/catalogue.h"
#include "common/model/rights.h"
#include "server/engine/default_roles.h"
#include "server/engine/registry.h"

#include <QRegularExpression>
#include <QTest>

using namespace kontor;

/// What every description promises to the code that derives from it. A new entity, field, command
/// or report is checked here without a line of its own.
class CatalogueTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerModules(m_registry); }
    void namesAreDistinctAndSpelledAlike_data() { eachEntity(); }
    void namesAreDistinctAndSpelledAlike();
    void labelsAreGiven_data() { eachEntity(); }
    void labelsAreGiven();
    void referencesLeadSomewhere_data() { eachEntity(); }
    void referencesLeadSomewhere();
    void choicesHoldTheInitialOne_data() { eachEntity(); }
    void choicesHoldTheInitialOne();
    void hiddenFieldsAreNotSearched_data() { eachEntity(); }
    void hiddenFieldsAreNotSearched();
    void recordsBelongToTheRootThatDecides_data() { eachEntity(); }
    void recordsBelongToTheRootThatDecides();
    void closedDocumentsHaveADay_data() { eachEntity(); }
    void closedDocumentsHaveADay();
    void commandsHaveRules_data() { eachEntity(); }
    void commandsHaveRules();
    void reportsAreDescribed();
    void grantedReportsExist();

private:
    /// A row for each entity, the lines of documents included.
    static void eachEntity()
    {
        QTest::addColumn<const Entity *>("entity");
        for (const Entity *entity : catalogue()) {
            QTest::newRow(entity->name) << entity;
            if (entity->lines != nullptr) {
                QTest::newRow(entity->lines->name) << entity->lines;
            }
        }
    }
    /// Whether it is in the catalogue, by itself or as the lines of a document.
    static bool isDescribed(const Entity *entity)
    {
        const QList<const Entity *> &all = catalogue();
        return std::any_of(all.begin(), all.end(), [entity](const Entity *known) {
            return known == entity || known->lines == entity;
        });
    }
    static bool isName(const char *name)
    {
        static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9]*(_[a-z0-9]+)*$"));
        return pattern.match(QString::fromLatin1(name)).hasMatch();
    }

    Registry m_registry;
};

void CatalogueTest::namesAreDistinctAndSpelledAlike()
{
    QFETCH(const Entity *, entity);
    // What every record has besides its fields.
    QSet<QByteArray> taken = {"id",         "version",    "archived",   "created_at",
                              "created_by", "changed_at", "changed_by", "search_text"};
    if (entity->isLine) {
        taken.unite({"parent", "position"});
    }
    QVERIFY(isName(entity->name));
    QVERIFY(isName(entity->module));
    QCOMPARE(entity->isLine, findEntity(QString(entity->key())) == nullptr);
    for (const Field &field : entity->fields) {
        QVERIFY2(isName(field.name), field.name);
        QVERIFY2(!taken.contains(field.name), field.name);
        taken.insert(field.name);
        if (field.has(Phonetic)) {
            taken.insert(QByteArray(field.name) + "_s");
        }
    }
    QSet<QByteArray> actions = {"read", "create", "update", "delete", "restore"};
    for (const Command &command : entity->commands) {
        QVERIFY2(isName(command.name) && !actions.contains(command.name), command.name);
        actions.insert(command.name);
    }
}

void CatalogueTest::labelsAreGiven()
{
    QFETCH(const Entity *, entity);
    const auto given = [](const Label &label) { return *label.context != 0 && *label.text != 0; };
    QVERIFY(given(entity->label));
    QVERIFY(given(entity->plural));
    for (const Field &field : entity->fields) {
        QVERIFY2(given(field.label), field.name);
        const QList<Choice> choices = field.choices != nullptr ? field.choices() : QList<Choice>();
        for (const Choice &choice : choices) {
            QVERIFY2(given(choice.label), choice.code);
        }
    }
    for (const Command &command : entity->commands) {
        QVERIFY2(given(command.label), command.name);
        const QList<Field> parameters =
            command.parameters != nullptr ? command.parameters->fields : QList<Field>();
        for (const Field &parameter : parameters) {
            QVERIFY2(given(parameter.label), parameter.name);
        }
    }
}

void CatalogueTest::referencesLeadSomewhere()
{
    QFETCH(const Entity *, entity);
    for (const Field &field : entity->fields) {
        if (field.type != FieldType::Reference) {
            continue;
        }
        // One that may lead anywhere has a field beside it that names the entity.
        const QString beside =
            QString::fromLatin1(field.name)
                .replace(QRegularExpression(QStringLiteral("_?id$")), QStringLiteral("_entity"));
        QVERIFY2(field.target != nullptr ? isDescribed(field.target)
                                         : entity->find(beside) != nullptr,
                 field.name);
    }
}

void CatalogueTest::choicesHoldTheInitialOne()
{
    QFETCH(const Entity *, entity);
    for (const Field &field : entity->fields) {
        if (field.type != FieldType::Choice) {
            continue;
        }
        QSet<QByteArray> codes;
        for (const Choice &choice : field.choices()) {
            QVERIFY2(!codes.contains(choice.code), choice.code);
            codes.insert(choice.code);
        }
        QVERIFY2(codes.contains(field.initial.toText().toLatin1()), field.name);
    }
}

void CatalogueTest::hiddenFieldsAreNotSearched()
{
    QFETCH(const Entity *, entity);
    for (const Field &field : entity->fields) {
        // The search text would tell what the field does not.
        const bool hidden = field.has(Sensitive) || field.has(Secret);
        QVERIFY2(!hidden || (!field.has(Searchable) && !field.has(Naming)), field.name);
    }
}

void CatalogueTest::recordsBelongToTheRootThatDecides()
{
    QFETCH(const Entity *, entity);
    const QLatin1String root(entity->rootField);
    if (entity->isLine) {
        QVERIFY(root.isEmpty());
        return;
    }
    const bool owned =
        entity->replication == Replication::Root || entity->replication == Replication::Own;
    QVERIFY(!owned || !root.isEmpty());
    if (root.isEmpty()) {
        return;
    }
    const Entity *decides = root == QLatin1String("id") ? entity : entity->find(root)->target;
    const Field *owner = entity->replication == Replication::Own
        ? entity->find(root)
        : decides->find(QLatin1String("owner"));
    QVERIFY(owner != nullptr && owner->target == &User::entity);
}

/// What decides whether a device holds a document is there on every device that holds some.
void CatalogueTest::closedDocumentsHaveADay()
{
    QFETCH(const Entity *, entity);
    if (entity->closed == nullptr) {
        return;
    }
    const Field *date = entity->find(QLatin1String("date"));
    QVERIFY(date != nullptr && date->type == FieldType::Date);
    QVERIFY(!entity->isLine && entity->replication != Replication::ServerOnly);
    QList<Filter> parts{entity->closed()};
    QVERIFY(!parts.first().isTrue());
    while (!parts.isEmpty()) {
        const Filter part = parts.takeFirst();
        parts += part.parts;
        if (part.field.isEmpty()) {
            continue;
        }
        const Field *field = entity->find(part.field);
        QVERIFY2(field != nullptr && !field->has(Sensitive) && !field->has(Secret),
                 qPrintable(part.field));
        for (const Value &value : part.values) {
            const QList<Choice> choices =
                field->choices != nullptr ? field->choices() : QList<Choice>();
            QVERIFY2(choices.isEmpty()
                         || std::any_of(choices.begin(), choices.end(),
                                        [&](const Choice &choice) {
                                            return value.toText() == QLatin1String(choice.code);
                                        }),
                     qPrintable(value.toText()));
        }
    }
}

void CatalogueTest::commandsHaveRules()
{
    QFETCH(const Entity *, entity);
    QVERIFY(!entity->isLine || entity->commands.isEmpty());
    for (const Command &command : entity->commands) {
        const QString name = entity->key() + u'.' + QLatin1String(command.name);
        QVERIFY2(m_registry.command(name) != nullptr, qPrintable(name));
        const int before = std::max(command.version - 1, 1);
        QVERIFY2(m_registry.upgrades(name, before, command.version), qPrintable(name));
    }
}

void CatalogueTest::reportsAreDescribed()
{
    QSet<QString> modules;
    for (const Entity *entity : catalogue()) {
        modules.insert(QString::fromLatin1(entity->module));
    }
    for (const Report &report : m_registry.reports()) {
        const ReportDescription &description = report.description;
        QVERIFY2(isName(description.name.toLatin1()), qPrintable(description.name));
        QVERIFY2(modules.contains(description.module), qPrintable(description.name));
        QVERIFY2(*description.label.text != 0, qPrintable(description.name));
        for (const ReportParameter &parameter : description.parameters) {
            QVERIFY2(*parameter.label.text != 0, qPrintable(parameter.name));
        }
    }
}

void CatalogueTest::grantedReportsExist()
{
    for (const DefaultRole &role : defaultRoles()) {
        for (const QString &grant : role.grants) {
            const QString name = grant.section(u'.', 1);
            if (grant.startsWith(QLatin1String("report.")) && name != QLatin1String("*")) {
                QVERIFY2(m_registry.report(name) != nullptr, qPrintable(grant));
            }
        }
    }
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
