#include "common/model/catalogue.h"
#include "common/rules/document_state.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor::rules {

class DocumentStateTest : public QObject
{
    Q_OBJECT

private slots:
    void followsTheLifeOfADocument_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("to"); // empty: refused

        QTest::newRow("send") << u"quotation"_s << u"draft"_s << u"send"_s << u"sent"_s;
        QTest::newRow("accept") << u"quotation"_s << u"sent"_s << u"accept"_s << u"accepted"_s;
        QTest::newRow("accept twice") << u"quotation"_s << u"accepted"_s << u"accept"_s << u""_s;
        QTest::newRow("confirm") << u"sales_order"_s << u"draft"_s << u"confirm"_s
                                 << u"confirmed"_s;
        QTest::newRow("deliver a draft") << u"sales_order"_s << u"draft"_s << u"deliver"_s << u""_s;
        QTest::newRow("deliver on hold")
            << u"sales_order"_s << u"on_hold"_s << u"deliver"_s << u""_s;
        QTest::newRow("release") << u"sales_order"_s << u"on_hold"_s << u"release"_s
                                 << u"confirmed"_s;
        QTest::newRow("cancel what is done")
            << u"sales_order"_s << u"done"_s << u"cancel"_s << u""_s;
        QTest::newRow("post twice") << u"sales_invoice"_s << u"posted"_s << u"post"_s << u""_s;
        QTest::newRow("pay a draft") << u"sales_invoice"_s << u"draft"_s << u"pay"_s << u""_s;
    }

    void followsTheLifeOfADocument()
    {
        QFETCH(QString, entity);
        QFETCH(QString, from);
        QFETCH(QString, command);
        QFETCH(QString, to);
        const Result<QString> next = nextState(entity, from, command);
        if (!to.isEmpty()) {
            QCOMPARE(next.value(), to);
            return;
        }
        QCOMPARE(next.error().code, u"state_forbids"_s);
        QCOMPARE(next.error().args.value(u"state"_s).toString(), from);
    }

    void onlyDraftsAreEditable()
    {
        QVERIFY(isEditable(u"sales_order"_s, u"draft"_s));
        QVERIFY(!isEditable(u"sales_order"_s, u"confirmed"_s));
        QVERIFY(!isEditable(u"delivery"_s, u"posted"_s));
        QVERIFY(isEditable(u"party"_s, u""_s));
    }

    /// The table speaks of entities, states and commands that exist, and forgets no command.
    void agreesWithTheDescriptions()
    {
        for (const char *name :
             {"quotation", "sales_order", "delivery", "sales_invoice", "purchase_order",
              "goods_receipt", "vendor_bill", "stocktake", "journal_entry", "payment"}) {
            const Entity *entity = findEntity(QString::fromLatin1(name));
            QVERIFY2(entity != nullptr, name);
            const Field *state = entity->find(QLatin1String("state"));
            QVERIFY2(state != nullptr && state->choices != nullptr, name);
            QStringList used;
            for (const Choice &choice : state->choices()) {
                for (const QString &command :
                     commandsIn(entity->key(), QString::fromLatin1(choice.code))) {
                    QVERIFY2(entity->findCommand(command) != nullptr, qPrintable(command));
                    used.append(command);
                }
            }
            for (const Command &command : entity->commands) {
                QVERIFY2(used.contains(QLatin1String(command.name)), command.name);
            }
        }
    }
};

} // namespace kontor::rules

QTEST_APPLESS_MAIN(kontor::rules::DocumentStateTest)
#include "document_state_test.moc"
