#include "app/shell/actions.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/widgets/theme.h"
#include "common/entities/party/party.h"
#include "tests/support/engine_source.h"
#include "tests/support/trade.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Opens screens of the real desktop on a small trade and writes pictures of them: ./run shots DIR.
namespace kontor::test {
namespace {

struct Trade {
    SalesOrder draft;
    SalesOrder invoiced;
};

Trade makeTrade(Office &office)
{
    const Party customer = addCustomer(office, "Alfreds Futterkiste");
    const Party supplier = addSupplier(office);
    const Product tea = addGoods(office, "TEA-001", "12.5");
    const Product oolong = addGoods(office, "TEA-002", "12.5");
    receive(office, supplier, {bought(tea, "100"), bought(oolong, "200")});
    const QList<SalesOrderLine> lines{sold(tea, "10"), sold(oolong, "20", "9.9", "0.05")};
    Trade trade{draftOrder(office, customer, lines), draftOrder(office, customer, lines)};
    for (const char *step : {"confirm", "deliver", "invoice"}) {
        must(office.call(office.admin(), step, trade.invoiced.id));
    }
    return trade;
}

/// Waits until the picture of the window stands still: until nothing arrives any more.
QImage settled(QWidget &window)
{
    constexpr int same = 20;
    QImage last;
    int count = 0;
    const bool still = QTest::qWaitFor(
        [&] {
            const QImage now = window.grab().toImage();
            count = now == last ? count + 1 : 0;
            last = now;
            return count >= same;
        },
        20'000);
    if (!still) {
        qWarning("a screen did not come to rest");
    }
    return last;
}

void shoot(Office &office, const Trade &trade, const QString &look, const QString &prefix)
{
    const QTemporaryDir home;
    must(theme::apply(look));
    const Actor admin = office.admin();
    EngineSource source(office, admin,
                        {admin.user, admin.name, u"Kontor"_s, u"CNY"_s, u"127.0.0.1:4710"_s});
    Preferences preferences(home.filePath(u"kontor.ini"_s));
    preferences.setAccount(u"shots"_s, u"shots"_s);
    Drafts drafts(preferences, office.clock());
    MainWindow window({source, office.clock(), preferences, drafts});
    window.resize(1360, 860);
    window.show();
    window.restore();
    const auto grab = [&](const char *name) {
        settled(window).save(prefix + QLatin1String(name) + u".png"_s);
    };
    window.open(Place::list(SalesOrder::entity));
    grab("orders");
    window.open(Place::create(SalesOrder::entity));
    grab("order_new");
    window.open(Place::record(SalesOrder::entity, trade.draft.id.uuid()));
    grab("order_draft");
    window.open(Place::record(SalesOrder::entity, trade.invoiced.id.uuid()));
    grab("order_invoiced");
    window.actions().find("palette")->trigger();
    grab("palette");
}

} // namespace
} // namespace kontor::test

int main(int argc, char **argv)
{
    using namespace kontor;
    using namespace kontor::test;
    const QApplication application(argc, argv);
    const QDir folder(QApplication::arguments().value(1, u"."_s));
    if (!folder.mkpath(u"."_s)) {
        qFatal("%s cannot be written to", qPrintable(folder.path()));
    }
    const std::unique_ptr<Office> office = Office::open(DatabaseKind::Sqlite);
    const Trade trade = makeTrade(*office);
    Language language;
    for (const QString &code : {u"en"_s, u"zh_CN"_s}) {
        language.use(code);
        for (const QString &look : {u"light"_s, u"dark"_s}) {
            shoot(*office, trade, look, folder.filePath(u"%1_%2_"_s.arg(code, look)));
        }
    }
    return 0;
}
