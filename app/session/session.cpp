#include "app/session/session.h"

#include "app/session/copies.h"
#include "app/session/log.h"
#include "app/session/sync_loop.h"
#include "common/base/when_done.h"
#include "common/sync/projection.h"
#include "common/wire/device_messages.h"

#include <QFileInfo>
#include <QUrl>

namespace kontor {

namespace {

constexpr int readerThreads = 2;
/// The priority of what nobody waits for.
constexpr int afterOthers = -1;

/// Whether every place that the filter asks about is in this desktop's copy.
bool isHeld(const Entity &entity, const QString &path, const Rights &rights)
{
    const QString name = path.section(u'.', 0, 0);
    const Field *field = entity.find(name);
    return !path.contains(u'.') || field == nullptr || field->target == nullptr
        || mayHold(rights, *field->target);
}

bool isHeld(const Entity &entity, const Filter &filter, const Rights &rights)
{
    return isHeld(entity, filter.field, rights)
        && std::all_of(filter.parts.begin(), filter.parts.end(),
                       [&](const Filter &part) { return isHeld(entity, part, rights); });
}

} // namespace

Session::Session(const Clock &clock, const SessionOptions &options, QObject *parent)
    : DataSource(parent), m_clock(clock), m_options(options), m_loop(new SyncLoop(clock, options))
{
    qRegisterMetaType<DesktopAccount>();
    qRegisterMetaType<SyncState>();
    m_readers.setMaxThreadCount(readerThreads);
    connect(m_loop, &SyncLoop::accountChanged, this, [this](const DesktopAccount &account) {
        m_account = account;
        emit stateChanged();
    });
    connect(m_loop, &SyncLoop::copyChanged, this, &Session::takeCache);
    connect(m_loop, &SyncLoop::stateChanged, this,
            [this](const SyncState &state, const Progress &progress) {
                const bool lost = m_state.link == SyncState::Link::Online
                    && state.link != SyncState::Link::Online;
                m_state = state;
                if (lost) {
                    forgetEditors();
                }
                m_progress = progress;
                emit stateChanged();
            });
    connect(m_loop, &SyncLoop::changed, this, &Session::changed);
    connect(m_loop, &SyncLoop::editorsChanged, this, &Session::editorsChanged);
    connect(&m_thread, &QThread::finished, m_loop, &QObject::deleteLater);
    m_loop->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("sync"));
    m_thread.start();
}

Session::~Session()
{
    m_thread.quit();
    m_thread.wait();
    m_readers.waitForDone();
}

void Session::takeCache(const std::shared_ptr<Cache> &cache, const Rights &filledFor)
{
    m_cache = cache;
    m_filledFor = filledFor;
    emit stateChanged();
}

// --- answers from other threads -----------------------------------------------------------------

/// Runs work on the copy on a reader's thread; the answer comes back to this one.
template <class T>
QFuture<Result<T>> Session::onCache(const std::function<Result<T>(Cache &)> &work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_readers.start([promise, work, cache = m_cache] {
        promise->addResult(work(*cache));
        promise->finish();
    });
    return followUp(promise->future(), this, [](const Result<T> &result) { return result; });
}

template <class T>
QFuture<Result<T>> Session::onLoop(const std::function<QFuture<Result<T>>(SyncLoop &)> &work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(m_loop, [promise, work, loop = m_loop] {
        work(*loop).then([promise](const Result<T> &result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return followUp(promise->future(), this, [](const Result<T> &result) { return result; });
}

template <class T>
QFuture<Result<T>> Session::atOnce(const std::function<Result<T>(SyncLoop &)> &work)
{
    return onLoop<T>([work](SyncLoop &loop) {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(work(loop));
        promise.finish();
        return promise.future();
    });
}

// --- signing in ---------------------------------------------------------------------------------

QFuture<Result<void>> Session::begin(const QFuture<Result<DesktopAccount>> &signedIn)
{
    return followUp(signedIn, this, [this](const Result<DesktopAccount> &account) -> Result<void> {
        TRY(account);
        m_account = *account;
        return {};
    });
}

QFuture<Result<void>> Session::signIn(const Credentials &credentials)
{
    return begin(
        onLoop<DesktopAccount>([credentials](SyncLoop &loop) { return loop.signIn(credentials); }));
}

QFuture<Result<void>> Session::signInOffline(const Credentials &credentials)
{
    return begin(atOnce<DesktopAccount>(
        [credentials](SyncLoop &loop) { return loop.signInOffline(credentials); }));
}

bool Session::canSignInOffline(const QString &server, const QString &login) const
{
    return Copies::exist(accountFolder(m_options.folder, server, login));
}

void Session::trust(const QString &server, const QString &fingerprint)
{
    trustFingerprint(m_options.folder, server, fingerprint);
}

QString Session::accountServer() const
{
    const QString folder = accountFolder(m_options.folder, m_account.server, m_account.login);
    return QUrl::fromPercentEncoding(QFileInfo(QFileInfo(folder).path()).fileName().toLatin1());
}

void Session::signOut()
{
    m_cache.reset();
    m_account = {};
    m_state = {};
    QMetaObject::invokeMethod(m_loop, [loop = m_loop] { loop->signOut(); });
}

void Session::reconnect()
{
    QMetaObject::invokeMethod(m_loop, [loop = m_loop] { loop->reconnect(); });
}

void Session::disconnectFromServer()
{
    QMetaObject::invokeMethod(m_loop, [loop = m_loop] { loop->disconnectFromServer(); });
}

// --- DataSource ---------------------------------------------------------------------------------

Identity Session::identity() const
{
    return {m_account.user, m_account.userName, m_account.company, m_account.currency,
            m_account.server};
}

bool Session::holds(const Entity &entity) const
{
    return m_cache != nullptr && mayHold(m_account.rights, entity) && mayHold(m_filledFor, entity);
}

QDate Session::heldSince(const Entity &entity) const
{
    return holds(entity) && entity.closed != nullptr ? m_filledFor.documentsSince : QDate();
}

QUuid Session::heldPlace(const Entity &entity) const
{
    const bool tellsOfPlace = !QLatin1String(entity.placeField).isEmpty();
    return holds(entity) && tellsOfPlace ? m_filledFor.place : QUuid();
}

bool Session::isInCache(const Query &query) const
{
    if (query.atOffice) {
        return false;
    }
    const Entity &entity = *query.entity;
    const auto isHeldBy = [&](const Rights &rights) {
        return isHeld(entity, query.filter, rights)
            && std::all_of(query.joined.begin(), query.joined.end(),
                           [&](const QString &path) { return isHeld(entity, path, rights); })
            && std::all_of(query.sort.begin(), query.sort.end(),
                           [&](const Sort &sort) { return isHeld(entity, sort.field, rights); });
    };
    return holds(entity) && isHeldBy(m_account.rights) && isHeldBy(m_filledFor);
}

QFuture<Result<Page>> Session::list(const Query &query)
{
    if (isInCache(query)) {
        const Instant asOf = m_state.link == SyncState::Link::Online ? 0 : m_state.lastSync;
        const auto answer = onCache<Page>([query, rights = m_account.rights, asOf](Cache &cache) {
            Result<Page> page = cache.list(query, rights);
            if (page) {
                page->asOf = asOf;
            }
            return page;
        });
        makeIndexes(query);
        return answer;
    }
    Query oneMore = query;
    ++oneMore.limit;
    return onLoop<Page>([oneMore](SyncLoop &loop) {
        return loop.request(wire::List{oneMore})
            .then(
                [limit = oneMore.limit - 1](const Result<wire::ListReply> &reply) -> Result<Page> {
                    TRY(reply);
                    Page page;
                    page.rows = reply->rows;
                    page.hasMore = reply->hasMore || page.rows.size() > limit;
                    page.rows.resize(std::min<qsizetype>(page.rows.size(), limit));
                    return page;
                });
    });
}

/// Beside the answers: who sorts by a column once does so again.
void Session::makeIndexes(const Query &query)
{
    if (m_cache->wantsIndexes(query)) {
        m_readers.start(
            [query, cache = m_cache] {
                if (const auto made = cache->makeIndexes(query); !made) {
                    qCWarning(lcSession) << "no index is made:" << made.error().code;
                }
            },
            afterOthers);
    }
}

QFuture<Result<Totals>> Session::totals(const Query &query, const QStringList &fields)
{
    if (isInCache(query)) {
        const auto answer =
            onCache<Totals>([query, fields, rights = m_account.rights](Cache &cache) {
                return cache.totals(query, fields, rights);
            });
        makeIndexes(query);
        return answer;
    }
    return onLoop<Totals>([query, fields](SyncLoop &loop) {
        return loop.request(wire::GetTotals{query, fields})
            .then([](const Result<wire::TotalsReply> &reply) {
                return reply.map([](const wire::TotalsReply &r) { return r.totals; });
            });
    });
}

QFuture<Result<Record>> Session::read(const Entity &entity, const QUuid &id)
{
    if (!holds(entity)) {
        return readAtOffice(entity, id);
    }
    const Entity *of = &entity;
    const auto here = onCache<Record>(
        [of, id, rights = m_account.rights](Cache &cache) { return cache.read(*of, id, rights); });
    const QDate since = heldSince(entity);
    if (!since.isValid() && heldPlace(entity).isNull()) {
        return here;
    }
    const auto promise = std::make_shared<QPromise<Result<Record>>>();
    promise->start();
    const auto finish = [promise](const Result<Record> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(here, this, [this, of, id, since, finish](const Result<Record> &found) {
        if (found || found.error().code != QLatin1String("record_not_found")) {
            finish(found);
            return;
        }
        whenDone(readAtOffice(*of, id), this, [since, finish](const Result<Record> &there) {
            const bool offline = !there && there.error().code == QLatin1String("offline");
            const Error away = since.isValid()
                ? Error{QStringLiteral("record_at_office"), {{QStringLiteral("since"), since}}, {}}
                : Error{QStringLiteral("place_at_office"), {}, {}};
            finish(offline ? Result<Record>(Unexpected(away)) : there);
        });
    });
    return promise->future();
}

QFuture<Result<Record>> Session::readAtOffice(const Entity &entity, const QUuid &id)
{
    return onLoop<Record>([of = &entity, id](SyncLoop &loop) {
        return loop.request(wire::Read{of, id}).then([](const Result<wire::ReadReply> &reply) {
            return reply.map([](const wire::ReadReply &r) { return r.record; });
        });
    });
}

QFuture<Result<QList<Record>>> Session::execute(const QString &command, const Arguments &arguments)
{
    return onLoop<QList<Record>>(
        [command, arguments](SyncLoop &loop) { return loop.execute(command, arguments); });
}

QFuture<Result<QList<ReportDescription>>> Session::reports()
{
    using Descriptions = QList<ReportDescription>;
    return onLoop<Descriptions>([](SyncLoop &loop) {
        return loop.request(wire::Reports{}).then([](const Result<wire::ReportsReply> &reply) {
            return reply.map([](const wire::ReportsReply &r) { return r.reports; });
        });
    });
}

QFuture<Result<ReportTable>> Session::report(const QString &name, const QVariantMap &parameters)
{
    return onLoop<ReportTable>([name, parameters](SyncLoop &loop) {
        return loop.request(wire::RunReport{name, parameters})
            .then([](const Result<wire::ReportReply> &reply) {
                return reply.map([](const wire::ReportReply &r) { return r.table; });
            });
    });
}

QFuture<Result<QList<HistoryEntry>>> Session::history(const Entity &entity, const QUuid &id)
{
    return onLoop<QList<HistoryEntry>>([of = &entity, id](SyncLoop &loop) {
        return loop.request(wire::History{of, id})
            .then([](const Result<wire::HistoryReply> &reply) -> Result<QList<HistoryEntry>> {
                TRY(reply);
                return reply->entries;
            });
    });
}

QFuture<Result<QList<AttentionItem>>> Session::attention()
{
    return atOnce<QList<AttentionItem>>([](SyncLoop &loop) { return loop.attention(); });
}

QFuture<Result<void>> Session::resolve(const QUuid &command, const Resolution &resolution)
{
    return atOnce<void>(
        [command, resolution](SyncLoop &loop) { return loop.resolve(command, resolution); });
}

QFuture<Result<DesktopCopy>> Session::desktopCopy()
{
    return atOnce<DesktopCopy>([progress = m_progress](SyncLoop &loop) {
        return loop.desktopCopy().map([&progress](DesktopCopy copy) {
            copy.arrived = progress.arrived;
            copy.expected = progress.all;
            return copy;
        });
    });
}

QFuture<Result<void>> Session::removeCopy()
{
    m_cache.reset();
    return atOnce<void>([](SyncLoop &loop) { return loop.removeCopy(); });
}

QFuture<Result<void>> Session::setServers(const QString &servers)
{
    return atOnce<void>([servers](SyncLoop &loop) { return loop.setServers(servers); });
}

QFuture<Result<DeviceOverview>> Session::devices()
{
    return onLoop<DeviceOverview>([](SyncLoop &loop) {
        return loop.request(wire::Devices{}).then([](const Result<wire::DevicesReply> &reply) {
            return reply.map([](const wire::DevicesReply &r) {
                return DeviceOverview{r.devices, r.feed};
            });
        });
    });
}

// --- who works on what
// ----------------------------------------------------------------------------

void Session::attend(const Entity &entity, const QUuid &id, bool editing)
{
    m_open.insert({&entity, id}, editing);
    tellOpen();
}

void Session::leave(const Entity &entity, const QUuid &id)
{
    m_open.remove({&entity, id});
    tellOpen();
}

void Session::tellOpen()
{
    QMetaObject::invokeMethod(m_loop, [loop = m_loop, open = m_open] { loop->attend(open); });
}

/// Without the server nobody knows who else works on anything.
void Session::forgetEditors()
{
    const QList<RecordKey> open = m_open.keys();
    for (const RecordKey &key : open) {
        emit editorsChanged(key.entity, key.id, {});
    }
}

} // namespace kontor
