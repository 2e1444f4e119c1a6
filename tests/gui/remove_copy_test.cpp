#include "app/shell/main_window.h"
#include "app/shell/program.h"
#include "app/shell/screen_frame.h"
#include "app/shell/sign_in_dialog.h"
#include "app/shell/sync_screen.h"
#include "tests/support/trade.h"
#include "tests/sync/desktop.h"

#include <QDirIterator>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace kontor::test;

namespace kontor {

/// Somebody gives his computer away: what it holds of the company goes, what he did does not.
class RemoveCopyTest : public QObject
{
    Q_OBJECT

private slots:
    void theCopyGoesAndWhatWasNotSentStays();

private:
    static QStringList files(const QString &folder, const QString &pattern)
    {
        QStringList found;
        QDirIterator walk(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            found.append(walk.next());
        }
        return found;
    }
};

void RemoveCopyTest::theCopyGoesAndWhatWasNotSentStays()
{
    const QTemporaryDir folder;
    const auto office = Office::open(DatabaseKind::Sqlite);
    office->person("sales", u"ana"_s);
    OfficeServer server(office->engine());
    const SystemClock clock;
    const SessionOptions options = Desktop::options(server, folder.path());
    Program program(clock, options, folder.filePath(u"kontor.ini"_s));
    program.signIn(Desktop::credentials(u"ana"_s));
    EVENTUALLY(program.window() != nullptr);
    EVENTUALLY(program.session().holds(Party::entity));
    // On the train.
    program.session().disconnectFromServer();
    EVENTUALLY(program.session().state().link == SyncState::Link::Offline);
    Arguments customer;
    customer.record = newUuid();
    customer.values = {{u"name"_s, Value(u"Lotus Tea House"_s)}, {u"is_customer"_s, Value(true)}};
    QVERIFY(answerOf(program.session().execute(u"party.create"_s, customer)));
    EVENTUALLY(program.session().state().waiting == 1);

    program.window()->open(Place::named(u"sync"_s));
    const auto *screen =
        qobject_cast<SyncScreen *>(program.window()->workspace().current()->screen());
    auto *remove = screen->findChild<QAction *>(u"remove_copy"_s);
    EVENTUALLY(remove->isEnabled());
    QVERIFY(!files(folder.path(), u"copy-*"_s).isEmpty());
    const auto question = [screen] {
        return screen->findChild<QMessageBox *>(u"removeQuestion"_s);
    };
    remove->trigger();
    QVERIFY(question() != nullptr);
    QVERIFY2(question()->informativeText().contains(u"1 change"_s),
             qPrintable(question()->informativeText()));
    // Who only presses Enter keeps it.
    QTest::keyClick(question(), Qt::Key_Return);
    EVENTUALLY(question() == nullptr);
    QVERIFY(!files(folder.path(), u"copy-*"_s).isEmpty());

    remove->trigger();
    for (QAbstractButton *button : question()->buttons()) {
        if (question()->buttonRole(button) == QMessageBox::AcceptRole) {
            button->click();
        }
    }
    EVENTUALLY(program.dialog() != nullptr && program.window() == nullptr);
    QCOMPARE(files(folder.path(), u"copy-*"_s), QStringList());
    QVERIFY(!program.session().canSignInOffline(u"office"_s, u"ana"_s));
    QVERIFY(office->all<Party>(Filter::equal("name", Value(u"Lotus Tea House"_s))).isEmpty());

    program.signIn(Desktop::credentials(u"ana"_s));
    EVENTUALLY(office->all<Party>(Filter::equal("name", Value(u"Lotus Tea House"_s))).size() == 1);
    EVENTUALLY(program.session().holds(Party::entity));
}

} // namespace kontor

QTEST_MAIN(kontor::RemoveCopyTest)
#include "remove_copy_test.moc"
