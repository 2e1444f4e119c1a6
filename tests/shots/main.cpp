#include "app/shell/main_window.h"
#include "app/shell/sign_in_dialog.h"
#include "common/entities/party/party.h"
#include "tests/shots/sample_server.h"
#include "tests/shots/walk.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;

/// Opens the screens of the real desktop, signed in at a real server with the sample company, and
/// writes pictures of them: ./run shots DIR.
namespace kontor::test {
namespace {

constexpr int patienceMs = 120'000;

/// The desktop in one language and look, from signing in to going offline.
int shoot(const SampleServer &server, const QString &copies, const QDir &folder,
          const QString &language, const QString &colours)
{
    Album album(folder, u"%1_%2_"_s.arg(language, colours));
    const QTemporaryDir home;
    // No column has a width from an earlier time.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    const QString path = home.filePath(u"kontor.ini"_s);
    {
        Preferences preferences(path);
        preferences.set(preference::language, language);
        preferences.set(preference::colours, colours);
    }
    const SystemClock clock;
    SessionOptions options;
    options.folder = copies;
    options.deviceName = u"shots"_s;
    Program program(clock, options, path);
    const Credentials credentials{server.address(), u"admin"_s, SampleServer::password};
    program.start({credentials.server, credentials.login, {}});
    album.add(*program.dialog(), u"sign_in"_s);
    program.session().trust(server.address(), server.fingerprint());
    program.signIn(credentials);
    const Session &session = program.session();
    const bool level = QTest::qWaitFor(
        [&] {
            return program.window() != nullptr && session.state().link == SyncState::Link::Online
                && session.holds(Party::entity);
        },
        patienceMs);
    if (!level) {
        qFatal("the desktop did not become level with the server");
    }
    Walk(program, album).run();
    return album.count();
}

} // namespace
} // namespace kontor::test

int main(int argc, char **argv)
{
    using namespace kontor::test;
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    const QStringList languages =
        arguments.size() > 2 ? arguments.mid(2) : QStringList{u"en"_s, u"zh_CN"_s};
    if (!folder.mkpath(u"."_s)) {
        qFatal("%s cannot be written to", qPrintable(folder.path()));
    }
    for (const QString &language : languages) {
        QTextStream(stderr) << "==> making the sample company (" << language << ")" << Qt::endl;
        const SampleServer server(language);
        const QTemporaryDir copies;
        for (const QString &colours : {u"light"_s, u"dark"_s}) {
            const int count = shoot(server, copies.path(), folder, language, colours);
            QTextStream(stderr) << "==> " << count << " pictures: " << language << ", " << colours
                                << Qt::endl;
        }
    }
    return 0;
}
