#include "tests/bench/desk.h"

#include "common/base/when_done.h"
#include "common/entities/party/party.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

namespace kontor::bench {

using test::must;

namespace {

SessionOptions optionsFor(const QString &folder)
{
    SessionOptions options;
    options.folder = folder;
    options.deviceName = QStringLiteral("bench");
    return options;
}

} // namespace

Desk::Desk(const QString &folder) : m_session(m_clock, optionsFor(folder)) {}

void Desk::beginSignIn(const QString &address, const QString &fingerprint)
{
    m_session.trust(address, fingerprint);
    whenDone(m_session.signIn({address, QStringLiteral("admin"), password}), &m_loop,
             [this](const Result<void> &done) {
                 must(done);
                 m_loop.quit();
             });
    m_loop.exec();
}

void Desk::signIn(const QString &address, const QString &fingerprint)
{
    beginSignIn(address, fingerprint);
    waitUntil([this] { return isLevel(); });
}

void Desk::goOffline()
{
    m_session.disconnectFromServer();
    waitUntil([this] { return m_session.state().link == SyncState::Link::Offline; });
}

void Desk::comeBack()
{
    m_session.reconnect();
    waitUntil([this] { return isLevel(); });
}

void Desk::waitUntil(const std::function<bool()> &condition)
{
    const auto quitWhenTrue = [&] {
        if (condition()) {
            m_loop.quit();
        }
    };
    const auto connection =
        QObject::connect(&m_session, &DataSource::stateChanged, &m_loop, quitWhenTrue);
    if (!condition()) {
        m_loop.exec();
    }
    QObject::disconnect(connection);
}

void Desk::execute(const QString &command, const Arguments &arguments)
{
    whenDone(m_session.execute(command, arguments), &m_loop,
             [this](const Result<QList<Record>> &done) {
                 must(done);
                 m_loop.quit();
             });
    m_loop.exec();
}

QString Desk::firstRefusal()
{
    QString code;
    whenDone(m_session.attention(), &m_loop, [&](const Result<QList<AttentionItem>> &items) {
        const QList<AttentionItem> refused = must(items);
        code = refused.isEmpty() ? QString() : refused.first().error.code;
        m_loop.quit();
    });
    m_loop.exec();
    return code;
}

bool Desk::isLevel() const
{
    const SyncState state = m_session.state();
    return state.link == SyncState::Link::Online && state.waiting == 0
        && m_session.holds(Party::entity);
}

} // namespace kontor::bench
