// The first synchronisation of a desktop with 100,000 customers and their contacts.

#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/figures.h"
#include "tests/bench/row_copy.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int customerCount = 100'000;
constexpr int recordsAtOnce = 2000;
constexpr int rounds = 3;

void fill(Store &store)
{
    Customers customers;
    must(store.write<void>(QUuid(), [&](Tx &tx) { return tx.put(customers.referred()); }));
    for (int i = 0; i < customerCount; i += recordsAtOnce) {
        must(store.write<void>(QUuid(), [&](Tx &tx) -> Result<void> {
            const QList<Record> parties = customers.next(recordsAtOnce);
            QList<Record> contacts;
            for (const Record &party : parties) {
                contacts.append(customers.contactOf(party));
            }
            TRY(tx.put(parties));
            return tx.put(contacts);
        }));
    }
}

void measure(const QByteArray &database, const QString &url)
{
    foundCompany(url);
    Served served(url);
    fill(served.engine().store());
    say(u"%1 customers with contacts on %2"_s.arg(customerCount).arg(QLatin1String(database)));
    QList<double> ratios;
    QList<double> cpuRatios;
    QList<double> rates;
    for (int i = 0; i < rounds; ++i) {
        const QTemporaryDir folder;
        const Taken product = timed([&] { synchronise(served, folder.path()); });
        const Taken baseline = timed([&] {
            copyRows(url, {&Party::entity, &Contact::entity}, folder.filePath(u"rows"_s));
        });
        ratios.append(baseline.wallMs / product.wallMs);
        cpuRatios.append(baseline.cpuMs / product.cpuMs);
        rates.append(2 * customerCount / product.wallMs * 1e3);
        say(u"synchronised in %1 ms (CPU %2), rows copied in %3 ms (CPU %4)"_s.arg(product.wallMs)
                .arg(product.cpuMs)
                .arg(baseline.wallMs)
                .arg(baseline.cpuMs));
    }
    figure("sync-initial." + database + ".ratio", median(ratios), "ratio", atLeast(0.4));
    figure("sync-initial." + database + ".ratio.cpu", median(cpuRatios), "ratio");
    figure("sync-initial." + database + ".rate", median(rates), "records/s");
}

} // namespace

void syncInitial()
{
    onBothDatabases(measure);
}

} // namespace kontor::bench
