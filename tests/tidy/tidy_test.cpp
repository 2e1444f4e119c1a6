#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace kontor {
namespace {

/// One C++ file of the product or its tests.
struct SourceFile {
    QString path; ///< from the root, with '/'
    QStringList lines;

    bool isBelow(const QString &folder) const { return path.startsWith(folder + u'/'); }
};

const QString root = QStringLiteral(KONTOR_SOURCE_DIR "/");
constexpr int maximumColumns = 100;
constexpr int maximumFunctionLines = 70;
constexpr int maximumFileLines = 500;

QStringList readLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    QString text = QString::fromUtf8(file.readAll());
    text.chop(text.endsWith(u'\n') ? 1 : 0);
    return text.split(u'\n');
}

/// Every C++ file below app, common, server and tests, in the order of their paths.
const QList<SourceFile> &sourceTree()
{
    static const QList<SourceFile> files = [] {
        QList<SourceFile> found;
        for (const QString &top : {u"app"_s, u"common"_s, u"server"_s, u"tests"_s}) {
            QDirIterator walk(root + top, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                const QString path = walk.next();
                found.append({path.mid(root.size()), readLines(path)});
            }
        }
        std::sort(found.begin(), found.end(),
                  [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
        return found;
    }();
    return files;
}

/// `path:line: what`, as compilers and editors understand it.
QString finding(const SourceFile &file, qsizetype index, const QString &what)
{
    return u"%1:%2: %3"_s.arg(file.path).arg(index + 1).arg(what);
}

/// The part of the house that a path belongs to, as the table of dependencies names it.
QString partOf(const QString &path)
{
    const QStringList folders = path.split(u'/');
    if (folders.first() == u"tests" || folders.size() < 3) {
        return folders.first();
    }
    return folders.at(0) + u'/' + folders.at(1);
}

/// Who may include whom, besides itself: DESIGN's table, said once.
QStringList mayInclude(const QString &part)
{
    const QStringList base{u"common/base"_s};
    const QStringList model = base + QStringList{u"common/model"_s};
    // Beside each other; entities are descriptions that the others do not know.
    const QStringList middle = model + QStringList{u"common/entities"_s};
    const QStringList common = middle
        + QStringList{u"common/rules"_s, u"common/store"_s, u"common/wire"_s, u"common/sync"_s};
    const QStringList engine = common + QStringList{u"server/engine"_s};
    const QStringList parties = engine + QStringList{u"server/party"_s, u"server/product"_s};
    const QStringList finance = parties + QStringList{u"server/finance"_s};
    const QStringList inventory = finance + QStringList{u"server/inventory"_s};
    const QStringList trade = inventory + QStringList{u"server/purchasing"_s, u"server/sales"_s};
    const QStringList widgets = model + QStringList{u"app/widgets"_s};
    const QStringList models = widgets + QStringList{u"app/models"_s};
    const QStringList views = models + QStringList{u"app/views"_s};
    const QStringList documents = views + QStringList{u"common/entities"_s, u"common/rules"_s};
    const QStringList screens = documents + QStringList{u"app/documents"_s};
    const QHash<QString, QStringList> table{
        {u"common/base"_s, {}},
        {u"common/model"_s, base},
        {u"common/entities"_s, model},
        {u"common/rules"_s, middle},
        {u"common/store"_s, model},
        {u"common/wire"_s, model + QStringList{u"common/sync"_s}},
        {u"common/sync"_s, model + QStringList{u"common/store"_s}},
        {u"server/engine"_s, common},
        {u"server/net"_s, engine},
        {u"server/exchange"_s, model},
        {u"server/party"_s, engine},
        {u"server/product"_s, engine + QStringList{u"server/party"_s}},
        {u"server/finance"_s, parties},
        {u"server/inventory"_s, finance},
        {u"server/purchasing"_s, inventory},
        {u"server/sales"_s, inventory},
        {u"server/crm"_s, trade},
        {u"server/sample"_s, trade + QStringList{u"server/crm"_s}},
        {u"server/admin"_s, engine + QStringList{u"server/exchange"_s, u"server/sample"_s}},
        {u"app/widgets"_s, model},
        {u"app/models"_s, widgets},
        {u"app/views"_s, models},
        {u"app/session"_s, common + QStringList{u"app/models"_s}},
        {u"app/documents"_s, documents},
        {u"app/crm"_s, screens},
        {u"app/sales"_s, screens},
        {u"app/purchasing"_s, screens},
        {u"app/inventory"_s, screens},
        {u"app/finance"_s, screens},
        {u"app/admin"_s, screens},
    };
    return table.value(part);
}

/// Folders whose files put the parts together, and may therefore know all of their half.
bool assembles(const SourceFile &file)
{
    return file.isBelow(u"tests"_s) || file.isBelow(u"app/shell"_s) || !file.path.contains(u'/')
        || file.path.count(u'/') == 1;
}

} // namespace

class TidyTest : public QObject
{
    Q_OBJECT

private slots:
    void includesFollowTheDependencies();
    void halvesMeetOnlyInTests();
    void linesFunctionsAndFilesStayShort();
    void nothingForbiddenIsCalled();
    void everyHeaderIsUsed();
    void textsAreTranslated();
    void textsOfClassesAreFoundByTheirFullNames();

private:
    void report(const QStringList &findings) const
    {
        QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings.join(u'\n')));
    }
};

void TidyTest::includesFollowTheDependencies()
{
    static const QRegularExpression include(u"^\\s*#include \"([^\"]+)\""_s);
    QStringList findings;
    for (const SourceFile &file : sourceTree()) {
        const QString part = partOf(file.path);
        const QStringList allowed = mayInclude(part);
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const QString path = include.match(file.lines.at(i)).captured(1);
            if (path.isEmpty() || path.endsWith(u".moc"_s)) {
                continue;
            }
            if (!QFile::exists(root + path)) {
                findings << finding(file, i, u"is not spelled from the root: "_s + path);
            } else if (!assembles(file) && partOf(path) != part
                       && !allowed.contains(partOf(path))) {
                findings << finding(file, i, u"%1 may not include %2"_s.arg(part, path));
            }
        }
    }
    report(findings);
}

void TidyTest::halvesMeetOnlyInTests()
{
    QStringList findings;
    for (const SourceFile &file : sourceTree()) {
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const QString &line = file.lines.at(i);
            const bool server = line.startsWith(u"#include \"server/"_s);
            const bool app = line.startsWith(u"#include \"app/"_s);
            if ((server && file.isBelow(u"app"_s)) || (app && file.isBelow(u"server"_s))
                || ((server || app) && file.isBelow(u"common"_s))
                || (line.startsWith(u"#include \"tests/"_s) && !file.isBelow(u"tests"_s))) {
                findings << finding(file, i, line);
            }
        }
    }
    report(findings);
}

void TidyTest::linesFunctionsAndFilesStayShort()
{
    QStringList findings;
    for (const SourceFile &file : sourceTree()) {
        // Descriptions and the table of texts are lists, not code.
        const bool isList =
            file.isBelow(u"common/entities"_s) || file.path == u"common/model/error_text.cpp";
        if (file.lines.size() > maximumFileLines && !isList) {
            findings << finding(file, 0, u"has %1 lines"_s.arg(file.lines.size()));
        }
        qsizetype begin = -1;
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const QString &line = file.lines.at(i);
            if (line.size() > maximumColumns && !line.contains(u"http"_s)) {
                findings << finding(file, i, u"has %1 columns"_s.arg(line.size()));
            }
            // The agreed form puts the braces of a function, and of little else, in column one.
            if (line == u"{") {
                begin = i;
            } else if (line.startsWith(u'}') && begin >= 0) {
                if (line != u"};" && i - begin > maximumFunctionLines
                    && !file.isBelow(u"common/entities"_s)) {
                    findings << finding(file, begin, u"function of %1 lines"_s.arg(i - begin));
                }
                begin = -1;
            }
        }
    }
    report(findings);
}

void TidyTest::nothingForbiddenIsCalled()
{
    struct Ban {
        QRegularExpression pattern;
        QString instead;
        QStringList except; ///< folders or files where it is allowed
    };
    const QString tests = u"tests"_s;
    const QList<Ban> bans{
        {QRegularExpression(u"QDateTime::currentDate|QDateTime::currentMSecs|QDate::currentDate"_s),
         u"the injected Clock"_s,
         {u"common/base/clock.cpp"_s, u"common/base/id.cpp"_s, tests}},
        {QRegularExpression(u"processEvents|QEventLoop"_s), u"futures and signals"_s, {tests}},
        {QRegularExpression(u"QThread::m?sleep|std::this_thread::sleep|qSleep|QTest::qWait\\("_s),
         u"something that tells when it is ready"_s,
         {}},
        {QRegularExpression(u"\\btl::"_s), u"Result<T>"_s, {u"common/base/result.h"_s}},
        {QRegularExpression(u"catch *\\(\\.\\.\\.\\)"_s), u"Result<T>"_s, {}},
        {QRegularExpression(u"\\b(TODO|FIXME|XXX)\\b"_s),
         u"finished code or a clear refusal"_s,
         {}},
        {QRegularExpression(u"QSKIP|QEXPECT_FAIL"_s), u"a test that runs"_s, {u"tests/data"_s}},
    };
    QStringList findings;
    for (const SourceFile &file : sourceTree()) {
        if (file.path == u"tests/tidy/tidy_test.cpp") {
            continue;
        }
        for (const Ban &ban : bans) {
            const auto covers = [&file](const QString &place) {
                return file.path == place || file.isBelow(place);
            };
            if (std::any_of(ban.except.begin(), ban.except.end(), covers)) {
                continue;
            }
            for (qsizetype i = 0; i < file.lines.size(); ++i) {
                const auto match = ban.pattern.match(file.lines.at(i));
                if (match.hasMatch()) {
                    findings << finding(file, i,
                                        u"%1: use %2"_s.arg(match.captured(), ban.instead));
                }
            }
        }
    }
    report(findings);
}

void TidyTest::everyHeaderIsUsed()
{
    QSet<QString> included;
    static const QRegularExpression include(u"#include \"([^\"]+)\""_s);
    for (const SourceFile &file : sourceTree()) {
        for (const QString &line : file.lines) {
            const QString path = include.match(line).captured(1);
            // Its own .cpp alone does not count as a use.
            if (!path.isEmpty() && path.chopped(2) + u".cpp"_s != file.path) {
                included.insert(path);
            }
        }
    }
    QStringList findings;
    for (const SourceFile &file : sourceTree()) {
        if (file.path.endsWith(u".h"_s) && !file.path.endsWith(u"/pch.h"_s)
            && !included.contains(file.path)) {
            findings << finding(file, 0, u"nobody includes it"_s);
        }
    }
    report(findings);
}

void TidyTest::textsAreTranslated()
{
    static const QRegularExpression message(u"<message[^>]*>(.*?)</message>"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression source(u"<source>(.*?)</source>"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression placeholder(u"%(?:[1-9n]|[a-z_]+)"_s);
    QStringList findings;
    QFile file(root + u"translations/kontor_zh_CN.ts"_s);
    QVERIFY2(file.open(QIODevice::ReadOnly), "translations/kontor_zh_CN.ts is missing");
    auto messages = message.globalMatch(QString::fromUtf8(file.readAll()));
    QVERIFY(messages.hasNext());
    while (messages.hasNext()) {
        const QString text = messages.next().captured(1);
        const QString original = source.match(text).captured(1);
        const QString translation = text.mid(text.indexOf(u"<translation"_s));
        if (translation.contains(u"type=\"unfinished\""_s)) {
            findings << u"unfinished: "_s + original;
            continue;
        }
        auto placeholders = placeholder.globalMatch(original);
        while (placeholders.hasNext()) {
            const QString name = placeholders.next().captured();
            if (!translation.contains(name)) {
                findings << u"%1 is lost in the translation of: %2"_s.arg(name, original);
            }
        }
    }
    report(findings);
}

void TidyTest::textsOfClassesAreFoundByTheirFullNames()
{
    // At run time the context of tr() is the class with its namespace.
    static const QRegularExpression object(u"\\nclass (\\w+)[^;{]*\\{\\n    Q_OBJECT"_s);
    static const QRegularExpression translates(u"[^A-Za-z_.:>]tr\\("_s);
    const QString contexts = readLines(root + u"translations/kontor_zh_CN.ts"_s).join(u'\n');
    QStringList findings;
    for (const SourceFile &file : sourceTree()) {
        if (!file.isBelow(u"app"_s) || !file.path.endsWith(u".h"_s)) {
            continue;
        }
        const QString source = root + file.path.chopped(1) + u"cpp"_s;
        const QString name = object.match(file.lines.join(u'\n')).captured(1);
        if (!name.isEmpty() && QFile::exists(source)
            && readLines(source).join(u'\n').contains(translates)
            && !contexts.contains(u"<name>kontor::%1</name>"_s.arg(name))) {
            findings << finding(file, 0, u"%1 has no texts of its full name"_s.arg(name));
        }
    }
    report(findings);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::TidyTest)
#include "tidy_test.moc"
