#include "app/shell/actions.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/sign_in_dialog.h"
#include "app/widgets/theme.h"
#include "common/entities/party/party.h"
#include "tests/support/engine_source.h"
#include "tests/support/trade.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace kontor;
using namespace kontor::test;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString folder = arguments.value(1, QStringLiteral("/tmp/shell"));
    const QString languageCode = arguments.value(2, QStringLiteral("en"));
    const QString look = arguments.value(3, QStringLiteral("light"));
    QTemporaryDir home;
    Language language;
    language.use(languageCode);
    must(theme::apply(look));
    const std::unique_ptr<Office> office = Office::open(DatabaseKind::Sqlite);
    const Actor admin = office->admin();
    const Party customer = addCustomer(*office, "Alfreds Futterkiste");
    const Party supplier = addSupplier(*office);
    QList<Product> products;
    for (int i = 1; i < 9; ++i) {
        products.append(addGoods(*office, qPrintable(QStringLiteral("TEA-%1").arg(i, 3, 10, QLatin1Char('0'))), "12.5"));
    }
    receive(*office, supplier, {bought(products.at(0), "100"), bought(products.at(1), "200")});
    SalesOrder order = draftOrder(*office, customer, {sold(products.at(0), "10"), sold(products.at(1), "20", "9.9", "0.05"), sold(products.at(2), "3")});
    SalesOrder order2 = draftOrder(*office, customer, {sold(products.at(0), "10"), sold(products.at(1), "20", "9.9", "0.05")});
    must(office->call(admin, "confirm", order2.id));
    must(office->call(admin, "deliver", order2.id));
    must(office->call(admin, "invoice", order2.id));
    EngineSource source(*office, admin,
                        {admin.user, admin.name, QStringLiteral("青石贸易有限公司"),
                         QStringLiteral("CNY"), QStringLiteral("127.0.0.1:4343")});
    Preferences preferences(home.filePath(QStringLiteral("kontor.ini")));
    preferences.setAccount(QStringLiteral("x"), QStringLiteral("y"));
    Drafts drafts(preferences, office->clock());
    MainWindow window({source, office->clock(), preferences, drafts});
    window.resize(1360, 860);
    window.show();
    window.restore();
    QTest::qWait(600);
    const auto grab = [&](const char *name) {
        window.grab().save(QStringLiteral("%1/%2_%3_%4.png")
                               .arg(folder, QString::fromLatin1(name), languageCode, look));
    };
    window.open(Place::list(SalesOrder::entity));
    QTest::qWait(400);
    grab("orders");
    window.open(Place::create(SalesOrder::entity));
    QTest::qWait(300);
    grab("order_new");
    window.open(Place::record(SalesOrder::entity, order.id.uuid()));
    QTest::qWait(300);
    grab("order_draft");
    window.open(Place::record(SalesOrder::entity, order2.id.uuid()));
    QTest::qWait(300);
    grab("order_invoiced");
    window.actions().find("palette")->trigger();
    QTest::qWait(200);
    grab("palette");
    return 0;
}
