#include "tests/simulation/client_node.h"

#include "common/base/when_done.h"

#include <QDir>

namespace kontor::sim {

namespace {

const QString serverName = QStringLiteral("office");
const QString password = QStringLiteral("correct horse");

bool wantsPassword(const QString &code)
{
    return code == QLatin1String("device_forked") || code == QLatin1String("sign_in_refused")
        || code == QLatin1String("lease_expired");
}

bool shutsOut(const QString &code)
{
    return code == QLatin1String("device_revoked") || code == QLatin1String("device_wiped")
        || code == QLatin1String("user_inactive");
}

} // namespace

ClientNode::ClientNode(VirtualTime &time, Dice &dice, int number, const QString &folder,
                       const Person &person, const Planted &planted, const Dial &dial)
    : m_time(time),
      m_dice(dice),
      m_number(number),
      m_person(person),
      m_dial(dial),
      m_clock(time),
      m_disk(folder, planted, planted.clientSql, [this] { silence(); })
{
    QDir().mkpath(folder);
}

ClientNode::~ClientNode()
{
    kill();
}

QString ClientNode::outboxPath() const
{
    return accountFolder(m_disk.folder(), serverName, m_person.login)
        + QStringLiteral("/outbox.sqlite");
}

void ClientNode::start()
{
    if (isUp()) {
        return;
    }
    m_disk.setDown(false);
    ++m_life;
    SessionOptions options;
    options.folder = m_disk.folder();
    options.deviceName = QStringLiteral("desktop %1").arg(m_number);
    options.pipe = m_dial;
    options.sealed = false;
    options.storer = std::make_shared<MomentaryWorkers>(m_time, m_dice);
    m_loop = std::make_unique<SyncLoop>(m_clock, options);
    QObject::connect(m_loop.get(), &SyncLoop::accountChanged,
                     [this](const DesktopAccount &account) { m_account = account; });
    QObject::connect(m_loop.get(), &SyncLoop::copyChanged,
                     [this](const std::shared_ptr<Cache> &copy) { m_copy = copy; });
    QObject::connect(m_loop.get(), &SyncLoop::stateChanged,
                     [this](const SyncState &state) { noticed(state); });
    const Credentials credentials{serverName, m_person.login, password};
    if (!m_loop->signInOffline(credentials)) {
        signIn();
    }
}

void ClientNode::signIn()
{
    if (!isUp()) {
        return;
    }
    const Credentials credentials{serverName, m_person.login, password};
    whenDone(m_loop->signIn(credentials), m_loop.get(),
             [this](const Result<DesktopAccount> &account) {
                 if (!account && shutsOut(account.error().code)) {
                     m_wasShutOut = true;
                 } else if (!account) {
                     m_time.in(m_dice.between(2'000, 20'000), [this, life = m_life] {
                         if (life == m_life) {
                             signIn();
                         }
                     });
                 }
             });
}

void ClientNode::noticed(const SyncState &state)
{
    m_state = state;
    const QString &code = state.error.code;
    m_wasShutOut = shutsOut(code);
    if (!wantsPassword(code) || !m_present || m_asked) {
        return;
    }
    m_asked = true;
    m_time.in(m_dice.between(1'000, 30'000), [this, life = m_life] {
        if (life != m_life || !isUp()) {
            return;
        }
        m_asked = false;
        if (wantsPassword(m_state.error.code)) {
            signIn();
        } else {
            m_loop->reconnect();
        }
    });
}

void ClientNode::silence()
{
    if (line) {
        line->silence(0);
    }
}

void ClientNode::kill()
{
    if (!isUp()) {
        return;
    }
    m_disk.setDown(true);
    silence();
    if (line) {
        line->cut(m_dice.below(40'000));
    }
    ++m_life;
    m_loop.reset();
    m_copy.reset();
    m_state = {};
    m_asked = false;
}

void ClientNode::execute(const QString &command, const Arguments &arguments,
                         const std::function<void(const Result<QList<Record>> &)> &done)
{
    const auto answered = m_loop->execute(command, arguments);
    if (answered.isFinished()) {
        done(answered.resultCount() > 0 ? answered.result()
                                        : Result<QList<Record>>(fail("offline")));
    } else {
        whenDone(answered, m_loop.get(), done);
    }
}

QList<Record> ClientNode::list(const Entity &entity, const Filter &filter) const
{
    return m_copy && !m_disk.isDown() ? listOf(*m_copy, entity, filter) : QList<Record>();
}

QList<Record> ClientNode::listOf(Cache &copy, const Entity &entity, const Filter &filter)
{
    QList<Record> records;
    Query query;
    query.entity = &entity;
    query.filter = filter;
    query.withLines = entity.lines != nullptr;
    query.withArchived = true;
    query.limit = 5'000;
    const auto page = copy.list(query, Rights::everything());
    if (page) {
        for (const ListRow &row : page->rows) {
            records.append(row.record);
        }
    }
    return records;
}

QString ClientNode::copyPath() const
{
    const QDir folder(QFileInfo(outboxPath()).path());
    const QStringList copies =
        folder.entryList({QStringLiteral("copy-*.sqlite")}, QDir::Files, QDir::Name);
    const auto whole = std::find_if(copies.begin(), copies.end(), [](const QString &name) {
        return !name.contains(QLatin1String(".new."));
    });
    return whole == copies.end() ? QString() : folder.filePath(*whole);
}

std::shared_ptr<Cache> ClientNode::copyOfCopy()
{
    const QString from = copyPath();
    if (from.isEmpty()) {
        return nullptr;
    }
    const QString path = m_disk.folder() + QStringLiteral("/tried.sqlite");
    m_disk.duplicate(from, path);
    return Cache::open(path, Cache::Role::InUse, m_clock).value_or(nullptr);
}

bool ClientNode::isSettled() const
{
    const bool isLevel = m_state.link == SyncState::Link::Online && m_state.waiting == 0;
    return isShutOut() || (isUp() && isLevel);
}

bool ClientNode::isShutOut() const
{
    return m_wasShutOut;
}

} // namespace kontor::sim
