#include "common/base/language.h"
#include "common/wire/limits.h"
#include "server/admin/command_line.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QTextStream>

namespace kontor::admin {

const QList<Verb> &verbs()
{
    static const QList<Verb> list{
        {"init", "COMPANY",
         "Found a company in a new database (--data or --database; --chart, --currency).",
         &runInit},
        {"sample", "",
         "Make a trading company with two years of history in a new database (--data or --database;"
         " --scale, --seed, --language, --months).",
         &runSample},
        {"status", "", "What the server is and how it does.", &runStatus},
        {"user", "list|add LOGIN|set-password LOGIN|set-roles LOGIN|lock LOGIN|unlock LOGIN",
         "People who may sign in (--name, --language, --role A,B).", &runUser},
        {"role", "list|set ROLE", "Roles (--grants A,B --scope own|team|all).", &runRole},
        {"device", "list|revoke DEVICE|wipe DEVICE|lease DEVICE DAYS|months [MONTHS]",
         "The installations that people signed in with: who, which version, last contact, how far"
         " behind, what waits on them; wipe erases what one holds of Kontor; lease says how many"
         " days it may be without contact (0: as the role says), months of how many months all hold"
         " closed documents (0: of all).",
         &runDevice},
        {"call", "COMMAND JSON | call -",
         "Run any command; with - one `COMMAND JSON` a line from standard input (--keep-going).",
         &runCall},
        {"list", "ENTITY", "Records (--filter, --sort A,-B, --archived, --format, --output).",
         &runList},
        {"export", "ENTITY", "The same as list, for files: --format csv|xlsx --output FILE.",
         &runList},
        {"import", "ENTITY FILE",
         "CSV or XLSX (--mapping, --encoding, --sheet, --dry-run, --rejected FILE).", &runImport},
        {"report", "[NAME [PARAMETERS]]",
         "Without a name the reports there are; parameters as JSON (--as-of, --format, --output).",
         &runReport},
        {"verify", "", "Recompute every invariant of the books (--data or --database).",
         &runVerify},
        {"backup", "FILE", "A consistent copy while work goes on (--data or --database).",
         &runBackup},
        {"restore", "FILE",
         "Put a copy in place of the database, keep the old one beside it (--force).",
         &runRestore}};
    return list;
}

namespace {

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *help, const char *value = nullptr,
                               const QString &initial = {}) {
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(help),
                                            QString::fromLatin1(value), initial));
    };
    add("server", "The server's address.", "HOST:PORT",
        QStringLiteral("127.0.0.1:%1").arg(wire::limits::defaultPort));
    add("user", "Who signs in.", "LOGIN", QStringLiteral("admin"));
    add("password-file", "A file with the password; else KONTOR_PASSWORD, else it is asked for.",
        "FILE");
    add("new-password-file", "The same for the password to be set; else KONTOR_NEW_PASSWORD.",
        "FILE");
    add("fingerprint", "Of the server's certificate, as the server prints it.", "HEX");
    add("trust", "Accept the certificate of a server that is seen for the first time.");
    add("data", "The server's data folder.", "DIR");
    add("database", "The database, when it is not in the data folder.", "URL");
    add("format", "json, csv or xlsx; pdf for reports.", "FORMAT");
    add("json", "The same as --format json.");
    add("output", "Write there instead of to standard output.", "FILE");
    add("filter", "Which records, e.g. \"state=confirmed and total>=100\".", "EXPR");
    add("sort", "By which fields; - before one for descending.", "FIELDS");
    add("archived", "Archived records too.");
    add("mapping", "A file that says which column is which field.", "FILE");
    add("encoding", "Of the file; found out when it is not given.", "NAME");
    add("sheet", "Of the workbook; the first when it is not given.", "NAME");
    add("dry-run", "Check everything, save nothing.");
    add("rejected", "Where rejected rows go with their reasons.", "FILE");
    add("keep-going", "Go on after an error.");
    add("as-of", "The date of a report.", "DATE");
    add("name", "Of a person.", "NAME");
    add("language",
        "en or zh_CN: of a person, of reports and messages (else that of LANG), and of the columns"
        " of an export (else the names of the fields).",
        "LANGUAGE");
    add("role", "Names of roles, separated by commas.", "ROLES");
    add("grants", "Rights, separated by commas: sales_order.confirm,party.*", "GRANTS");
    add("scope", "Whose records a role sees: own, team or all.", "SCOPE");
    add("chart", "The chart of accounts: cn_small_business or international.", "KEY");
    add("currency", "Of the books, ISO 4217.", "CODE");
    add("country", "Of the company, ISO 3166.", "CODE");
    add("force", "Really replace the database.");
    add("scale", "So many times 400 parties and 6,000 documents.", "N", QStringLiteral("1"));
    add("seed", "The same seed makes the same company.", "N", QStringLiteral("1"));
    add("months", "How far back the history reaches.", "N", QStringLiteral("24"));
}

void printHelp(const QCommandLineParser &parser, const Verb *verb)
{
    QTextStream out(stdout);
    if (verb != nullptr) {
        out << "usage: kontor-admin " << verb->name << ' ' << verb->usage << " [options]\n\n"
            << verb->help << "\n\n";
    } else {
        out << "usage: kontor-admin VERB [arguments] [options]\n\n";
        for (const Verb &each : verbs()) {
            out << "  " << each.name << ' ' << each.usage << "\n        " << each.help << '\n';
        }
        out << '\n';
    }
    const QString text = parser.helpText();
    out << text.mid(text.indexOf(QStringLiteral("Options:")));
}

/// Only paper needs fonts, and they need no screen.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const bool paper = std::any_of(argv + 1, argv + argc, [](const char *argument) {
        return qstrcmp(argument, "pdf") == 0 || qstrcmp(argument, "--format=pdf") == 0;
    });
    if (!paper) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

int run(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("This text."));
    parser.addOption(help);
    if (!parser.parse(arguments)) {
        printError(Error{QStringLiteral("argument_unknown"),
                         {{QStringLiteral("argument"), parser.errorText()}},
                         {}});
        return 2;
    }
    Language language;
    language.use(parser.value(QStringLiteral("language")));
    QStringList words = parser.positionalArguments();
    const QString name = words.isEmpty() ? QString() : words.takeFirst();
    const auto verb = std::find_if(verbs().begin(), verbs().end(), [&name](const Verb &each) {
        return name == QLatin1String(each.name);
    });
    const Verb *found = verb == verbs().end() ? nullptr : &*verb;
    if (parser.isSet(help) || name.isEmpty() || name == QLatin1String("help")) {
        printHelp(parser, found);
        return 0;
    }
    if (found == nullptr) {
        printError(
            Error{QStringLiteral("argument_unknown"), {{QStringLiteral("argument"), name}}, {}});
        return 2;
    }
    const auto outcome = found->run(CommandLine(parser, words));
    if (!outcome) {
        printError(outcome.error());
        return 1;
    }
    return 0;
}

} // namespace

} // namespace kontor::admin

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("kontor-admin"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    const auto application = kontor::admin::makeApplication(argc, argv);
    return kontor::admin::run(QCoreApplication::arguments());
}
