// Kontor's side of the comparison with others, one round of it: see tests/bench/peers/main.mjs.

#include "common/base/memory.h"
#include "common/base/when_done.h"
#include "common/entities/party/party.h"
#include "tests/bench/customers.h"
#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

/// A desktop without windows that is measured, or what fills the server's database:
///
///     kontor-bench-desktop fill DATABASE CUSTOMERS
///     kontor-bench-desktop round FOLDER ADDRESS FINGERPRINT WRITES CHANGES
///
/// A round prints one line of JSON.
namespace kontor::bench {
namespace {

/// From one change to the next, so that each is on its way alone.
constexpr int pauseMs = 50;

/// From the answer to the password until everything is in the copy.
QJsonObject synchronise(Desk &desk, const QString &address, const QString &fingerprint)
{
    qint64 arrived = 0;
    Session &session = desk.session();
    QObject::connect(&session, &DataSource::stateChanged, &session,
                     [&] { arrived = std::max(arrived, session.progress().arrived); });
    desk.beginSignIn(address, fingerprint);
    const Taken taken = timed([&] { desk.waitUntil([&] { return desk.isLevel(); }); });
    QObject::disconnect(&session, &DataSource::stateChanged, &session, nullptr);
    return {{u"rows"_s, arrived}, {u"ms"_s, taken.wallMs}};
}

/// A customer that nobody else makes and that refers to nothing.
Arguments newCustomer(const Record &made)
{
    auto party = fromRecord<Party>(made);
    party.code = party.id.uuid().toString(QUuid::WithoutBraces);
    party.owner = {};
    party.paymentTerm = {};
    party.priceList = {};
    return creationOf(toRecord(party));
}

/// Customers typed without the server, and the time from getting the line back until the server
/// has them all and the desktop knows.
QJsonObject upload(Desk &desk, int writes)
{
    desk.goOffline();
    const QList<Record> customers = Customers().next(writes);
    const Taken saved = timed([&] {
        for (const Record &customer : customers) {
            desk.execute(u"party.create"_s, newCustomer(customer));
        }
    });
    const Taken sent = timed([&] { desk.comeBack(); });
    if (desk.session().state().attention > 0) {
        qFatal("a customer was not taken: %s", qPrintable(desk.firstRefusal()));
    }
    return {{u"rows"_s, writes}, {u"savedMs"_s, saved.wallMs}, {u"ms"_s, sent.wallMs}};
}

QList<ListRow> firstCustomers(Session &session, int count)
{
    Query query;
    query.entity = &Party::entity;
    query.limit = count;
    QEventLoop loop;
    QList<ListRow> rows;
    whenDone(session.list(query), &loop, [&](const Result<Page> &page) {
        rows = test::must(page).rows;
        loop.quit();
    });
    loop.exec();
    return rows;
}

/// From the moment a change is made at one desktop until it is in the copy of the other.
QJsonArray changeAndWatch(Desk &author, Desk &reader, int changes)
{
    QJsonArray times;
    QUuid changed;
    QElapsedTimer timer;
    QEventLoop loop;
    QObject::connect(&reader.session(), &DataSource::changed, &loop,
                     [&](const Entity *entity, const QList<QUuid> &ids) {
                         if (entity == &Party::entity && ids.contains(changed)) {
                             times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
                             changed = QUuid();
                             QTimer::singleShot(pauseMs, &loop, &QEventLoop::quit);
                         }
                     });
    const QList<ListRow> rows = firstCustomers(author.session(), changes);
    for (const ListRow &row : rows) {
        changed = row.record.id;
        Arguments arguments;
        arguments.record = changed;
        arguments.values = {{u"note"_s, Value(newUuid().toString())}};
        arguments.base = {{u"note"_s, row.record.value("note")}};
        arguments.baseVersion = row.record.version;
        timer.start();
        whenDone(author.session().execute(u"party.update"_s, arguments), &loop,
                 [](const Result<QList<Record>> &done) { test::must(done); });
        loop.exec();
    }
    return times;
}

int runRound(const QStringList &words)
{
    const QString &folder = words.at(2);
    const QString &address = words.at(3);
    const QString &fingerprint = words.at(4);
    QJsonObject figures;
    Desk desk(folder + u"/one"_s);
    figures.insert(u"firstSync"_s, synchronise(desk, address, fingerprint));
    figures.insert(u"upload"_s, upload(desk, words.at(5).toInt()));
    Desk other(folder + u"/other"_s);
    other.signIn(address, fingerprint);
    figures.insert(u"latencies"_s, changeAndWatch(desk, other, words.at(6).toInt()));
    std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return EXIT_SUCCESS;
}

int fill(const QString &url, int customers)
{
    foundCompany(url);
    fillCustomers(Served(url).engine().store(), customers, false);
    return EXIT_SUCCESS;
}

} // namespace
} // namespace kontor::bench

int main(int argc, char **argv)
{
    using namespace kontor::bench;
    kontor::keepFreedMemory(); // as the desktop does
    QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"kontor.*.info=false\nkontor.*.debug=false"_s);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words.at(1) == u"fill") {
        return fill(words.at(2), words.at(3).toInt());
    }
    if (words.size() == 7 && words.at(1) == u"round") {
        return runRound(words);
    }
    say(u"usage: fill DATABASE CUSTOMERS | round FOLDER ADDRESS FINGERPRINT WRITES CHANGES"_s);
    return EXIT_FAILURE;
}
