#include "tests/simulation/real_postgres.h"

namespace kontor::sim {

Result<std::unique_ptr<Store>> RealPostgres::open(const StoreOptions &options, const QString &path,
                                                  const Clock &clock)
{
    const int server = path.section(u'/', -1).toInt();
    if (isDown(server)) {
        return fail("database_unreachable");
    }
    StoreOptions real = options;
    real.url = m_url;
    FaultyStore::Faults faults;
    faults.isDown = [this, server] { return isDown(server); };
    faults.endsAt = [this, server](FaultyStore::Moment moment) {
        return endsAt(server, moment == FaultyStore::Moment::After);
    };
    faults.around = [this](Tx &tx, const QUuid &user, FaultyStore::Moment moment) {
        return around(tx, user, moment);
    };
    return FaultyStore::open(real, clock, faults);
}

Result<void> RealPostgres::around(Tx &tx, const QUuid &user, FaultyStore::Moment moment)
{
    if (moment == FaultyStore::Moment::Before) {
        if (isPausing()) {
            TRY(tx.execute(QStringLiteral("SET LOCAL lock_timeout TO '20ms'")));
        }
    } else if (isSlow(user)) {
        pause();
    }
    return {};
}

} // namespace kontor::sim
