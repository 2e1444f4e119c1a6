#include "server/net/stop_signals.h"
#include "tests/demo/walk.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLoggingCategory>
#include <QSettings>

/// The demonstration: a company, its server, and the desktop signed in. ./run demo
namespace kontor::demo {
namespace {

using namespace Qt::StringLiterals;

struct Wanted {
    CompanyOptions company;
    bool walk = false;
    bool slow = false;
};

Wanted readArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A company with two years of history, and the desktop."_s);
    parser.addHelpOption();
    const QCommandLineOption data(u"data"_s, u"Where everything is kept."_s, u"folder"_s,
                                  u".kontor/demo"_s);
    const QCommandLineOption database(u"database"_s, u"An empty PostgreSQL database instead."_s,
                                      u"url"_s);
    const QCommandLineOption language(u"language"_s, u"en or zh_CN; else as the system."_s,
                                      u"code"_s);
    const QCommandLineOption scale(u"scale"_s, u"Times 6,000 documents."_s, u"n"_s, u"1"_s);
    const QCommandLineOption walk(u"walk"_s, u"Walk through the main job, then end."_s);
    const QCommandLineOption slow(u"visible"_s, u"At the speed of a person."_s);
    parser.addOptions({data, database, language, scale, walk, slow});
    parser.process(application);
    Wanted wanted;
    wanted.company.folder = QDir(parser.value(data)).absolutePath();
    wanted.company.database = parser.value(database);
    wanted.company.scale = parser.value(scale);
    wanted.company.inChinese = parser.isSet(language)
        ? parser.value(language) == u"zh_CN"
        : QLocale::system().language() == QLocale::Chinese;
    wanted.walk = parser.isSet(walk);
    wanted.slow = parser.isSet(slow);
    return wanted;
}

int failed(const Error &error)
{
    QTextStream(stderr) << "kontor-demo: " << error.code << ' '
                        << error.args.value(u"detail"_s).toString() << Qt::endl;
    return EXIT_FAILURE;
}

/// Walks; the answer is what the program ends with.
int walk(const Wanted &wanted, const Clock &clock, Company &company, Program &office,
         const bool &asked)
{
    const QString pictures = QDir(wanted.company.folder).filePath(u"walk"_s);
    QDir(pictures).removeRecursively();
    QDir().mkpath(pictures);
    Walk story(clock, company, office, wanted.company.folder,
               {wanted.slow, pictures, [&asked] { return asked; }});
    const Result<void> done = story.run();
    say(u"pictures and documents: "_s + pictures);
    return done ? EXIT_SUCCESS : failed(done.error());
}

int run(const Wanted &wanted)
{
    const auto opened = Company::open(wanted.company);
    if (!opened) {
        return failed(opened.error());
    }
    Company &company = **opened;
    bool asked = false;
    const StopSignals stop;
    QObject::connect(&stop, &StopSignals::raised, qApp, [&asked] {
        asked = true;
        QApplication::quit();
    });
    const SystemClock clock;
    const QDir home(QDir(wanted.company.folder).filePath(u"office"_s));
    home.mkpath(u"."_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    const QString preferencesPath = home.filePath(u"kontor.ini"_s);
    Preferences(preferencesPath)
        .set(preference::language, wanted.company.inChinese ? u"zh_CN"_s : u"en"_s);
    Program office(clock, {home.path(), u"office"_s}, preferencesPath);
    office.session().trust(company.address(), company.fingerprint());
    office.signIn({company.address(), u"admin"_s, QString::fromLatin1(Company::password)});
    say(u"everybody's password is %1 (admin, lin, chen, wu, sun, li, zhang, wang, …)"_s.arg(
        QLatin1String(Company::password)));
    const int code =
        wanted.walk ? walk(wanted, clock, company, office, asked) : QApplication::exec();
    return company.stop() ? code : EXIT_FAILURE;
}

} // namespace
} // namespace kontor::demo

int main(int argc, char **argv)
{
    using namespace kontor::demo;
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qCritical("kontor-demo: there is no display; ./run demo walks on one of its own");
        return EXIT_FAILURE;
    }
    // What is typed into the windows must be the same everywhere.
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("kontor-demo"));
    QLoggingCategory::setFilterRules(QStringLiteral("kontor.*.info=false"));
    return run(readArguments(application));
}
