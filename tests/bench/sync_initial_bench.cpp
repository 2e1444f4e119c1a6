// The first synchronisation of a desktop with 100,000 customers and their contacts.

#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "tests/bench/benches.h"
#include "tests/bench/customers.h"
#include "tests/bench/desk.h"
#include "tests/bench/figures.h"
#include "tests/bench/row_copy.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int customerCount = 100'000;
constexpr int rounds = 3;

/// Answers the ratio.
double measure(const QByteArray &database, const QString &url)
{
    foundCompany(url);
    Served served(url);
    fillCustomers(served.engine().store(), customerCount, true);
    say(u"%1 customers with contacts on %2"_s.arg(customerCount).arg(QLatin1String(database)));
    QList<double> ratios;
    QList<double> cpuRatios;
    QList<double> rates;
    for (int i = 0; i < rounds; ++i) {
        const QTemporaryDir folder;
        Desk desk(folder.path());
        desk.beginSignIn(served.address(), served.fingerprint());
        const Taken product = timed([&] { desk.waitUntil([&] { return desk.isLevel(); }); });
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
    figure("sync-initial." + database + ".ratio", median(ratios), "ratio");
    figure("sync-initial." + database + ".ratio.cpu", median(cpuRatios), "ratio");
    figure("sync-initial." + database + ".rate", median(rates), "records/s");
    return median(ratios);
}

} // namespace

void syncInitial()
{
    const BothFigures both = onBothDatabases(measure);
    figure("sync-initial.ratio", std::min(both.sqlite, both.postgres), "ratio", atLeast(0.4));
}

} // namespace kontor::bench
