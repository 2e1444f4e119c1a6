#include "app/shell/actions.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/sign_in_dialog.h"
#include "app/widgets/theme.h"
#include "common/entities/party/party.h"
#include "tests/support/engine_source.h"

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
    for (int i = 0; i < 40; ++i) {
        Party party;
        party.name = QStringLiteral("上海青石贸易 %1").arg(i);
        party.isCustomer = true;
        must(office->create(admin, party));
    }
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
    grab("start");
    window.actions().find("palette")->trigger();
    QTest::qWait(200);
    grab("palette");
    return 0;
}
