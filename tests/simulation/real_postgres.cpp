#include "tests/simulation/real_postgres.h"

namespace kontor::sim {

namespace {

/// Pauses within pauses: so many transactions are open at a time.
constexpr int mostPauses = 3;

} // namespace

RealPostgres::RealPostgres(const Options &options) : m_options(options)
{
    mount(m_options.folder, this);
}

RealPostgres::~RealPostgres()
{
    mount(m_options.folder, nullptr);
}

QString RealPostgres::pathFor(int server) const
{
    return QStringLiteral("%1/%2").arg(m_options.folder).arg(server);
}

Result<std::unique_ptr<Store>> RealPostgres::open(const StoreOptions &options, const QString &path,
                                                  const Clock &clock)
{
    const int server = path.section(u'/', -1).toInt();
    if (isDown(server)) {
        return fail("database_unreachable");
    }
    StoreOptions real = options;
    real.url = m_options.url;
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
        if (m_pauses > 0) {
            TRY(tx.execute(QStringLiteral("SET LOCAL lock_timeout TO '20ms'")));
        }
        return {};
    }
    if (m_pauses < mostPauses && m_options.isSlow(user, m_pauses > 0)) {
        ++m_pauses;
        m_options.pause();
        --m_pauses;
    }
    return {};
}

void RealPostgres::crashAtCommit(int server, int count, bool after)
{
    Server &meant = m_servers[static_cast<size_t>(server)];
    meant.commitsLeft = count;
    meant.crashAfter = after;
}

void RealPostgres::heal()
{
    for (Server &server : m_servers) {
        server.commitsLeft = 0;
    }
}

bool RealPostgres::endsAt(int server, bool after)
{
    Server &meant = m_servers[static_cast<size_t>(server)];
    if (meant.commitsLeft > 0 && meant.crashAfter == after && --meant.commitsLeft == 0) {
        meant.down = true;
        m_options.wentDown(server);
    }
    return meant.down;
}

} // namespace kontor::sim
