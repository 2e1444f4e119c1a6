#include "app/shell/program.h"
#include "common/base/memory.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>
#include <QSysInfo>

int main(int argc, char **argv)
{
    using namespace kontor;
    keepFreedMemory();
    qSetMessagePattern(QStringLiteral("%{time} %{type} %{category}: %{message}"));
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Kontor"));
    QApplication::setApplicationName(QStringLiteral("kontor"));
    QApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.kontor.Kontor"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/kontor.svg")));
    // The window that is built anew closes the old one.
    QApplication::setQuitOnLastWindowClosed(true);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The desktop of Kontor, CRM and ERP in one."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(
        QStringLiteral("server"),
        QStringLiteral("The server, as HOST or HOST:PORT; several of one company\n"
                       "separated by commas."),
        QStringLiteral("address"));
    const QCommandLineOption user(QStringLiteral("user"), QStringLiteral("Who signs in."),
                                  QStringLiteral("login"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("The folder for copies, drafts and preferences."),
                                  QStringLiteral("folder"));
    parser.addOptions({server, user, data});
    parser.process(application);

    if (parser.isSet(data)) {
        // What lists remember of their columns lies there too.
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, parser.value(data));
    }
    SessionOptions options;
    options.folder = parser.isSet(data)
        ? parser.value(data)
        : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    options.deviceName = QSysInfo::machineHostName();
    const SystemClock clock;
    Program program(clock, options,
                    parser.isSet(data) ? options.folder + QStringLiteral("/kontor.ini")
                                       : QString());
    program.start({parser.value(server), parser.value(user), {}});
    return QApplication::exec();
}
