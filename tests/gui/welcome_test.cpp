#include "app/shell/main_window.h"
#include "app/shell/program.h"
#include "app/shell/sign_in_dialog.h"
#include "common/entities/system/device.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QApplication>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// The server takes its welcome back while somebody works.
class WelcomeTest : public QObject
{
    Q_OBJECT

private slots:
    void whoIsNotWelcomeAnyMoreIsToldWhy();
};

void WelcomeTest::whoIsNotWelcomeAnyMoreIsToldWhy()
{
    const QTemporaryDir folder;
    const auto office = Office::open(DatabaseKind::Sqlite);
    const Actor ana = office->person("sales", u"ana"_s);
    OfficeServer server(office->engine());
    const SystemClock clock;
    const SessionOptions options = Desktop::options(server, folder.path());
    Program program(clock, options, folder.filePath(u"kontor.ini"_s));
    program.signIn(Desktop::credentials(u"ana"_s));
    EVENTUALLY(program.window() != nullptr);
    EVENTUALLY(program.session().state().link == SyncState::Link::Online);

    must(office->call(office->admin(), "revoke", office->all<Device>().first().id));
    EVENTUALLY(program.dialog() != nullptr);
    QVERIFY(program.window() == nullptr);
    QVERIFY(program.dialog()->isVisible());
    QStringList texts;
    for (const QLabel *label : program.dialog()->findChildren<QLabel *>()) {
        texts.append(label->text());
    }
    QVERIFY(texts.contains(u"This device may not sign in any more. Ask your administrator."_s));
    QCOMPARE(program.dialog()->entered().login, u"ana"_s);
}

} // namespace kontor

QTEST_MAIN(kontor::WelcomeTest)
#include "welcome_test.moc"
