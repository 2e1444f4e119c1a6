// What a SyncLoop keeps of the device itself: its copy and servers, its lease, what the server
// hears of it.
#include "app/session/account_key.h"
#include "app/session/log.h"
#include "app/session/server_list.h"
#include "app/session/sync_loop.h"
#include "common/wire/device_messages.h"

namespace kontor {

Result<void> SyncLoop::removeCopy()
{
    TRY(require(m_copies != nullptr, "offline"));
    forgetSecrets(m_account);
    TRY(saveAccount(m_folder, m_account));
    // Before the lock goes, so that no other window opens what is being deleted.
    m_copies->wipe();
    signOut();
    return {};
}

Result<void> SyncLoop::setServers(const QString &servers)
{
    TRY(checkServers(servers));
    TRY(require(haveCommonServer(servers, m_account.server), "servers_unknown", "server"));
    m_account.server = servers;
    remember();
    emit accountChanged(m_account);
    return {};
}

/// The device is in contact: its lease begins anew.
void SyncLoop::noteContact()
{
    m_account.contactAt = m_clock.now();
    m_account.seenAt = std::max(m_account.seenAt, m_account.contactAt);
}

/// A copy whose lease has run out is deleted, and with it what it held of the company; what was not
/// sent stays. Besides, the time is written down, so that a clock that is put back gains nothing.
void SyncLoop::checkLease()
{
    if (m_folder.isEmpty()) {
        return;
    }
    m_account.seenAt = std::max(m_account.seenAt, m_clock.now());
    if (m_link.isUp()) {
        noteContact();
    }
    remember();
    if (const auto open = requireLease(m_account, m_clock.now()); !open) {
        qCWarning(lcSession) << "the copy is closed: no contact for" << m_account.leaseDays
                             << "days";
        forgetSecrets(m_account);
        remember();
        if (m_copies) {
            m_copies->wipe();
        }
        ++m_linkNumber;
        m_link.close();
        closeAccount();
        m_failure = open.error();
        tellState();
        tellEverything();
    }
}

void SyncLoop::attend(const QHash<RecordKey, bool> &open)
{
    m_open = open;
    tellOpen();
}

void SyncLoop::tellOpen()
{
    if (!m_link.isUp()) {
        return;
    }
    wire::Attend attend;
    attend.number = ++m_openNumber;
    for (auto it = m_open.cbegin(); it != m_open.cend(); ++it) {
        attend.records.append({it.key().entity, it.key().id, it.value()});
    }
    m_link.connection().send(attend);
}

/// Tells the server's administrator how this device does, when anything of it is new.
void SyncLoop::reportDevice()
{
    if (!m_link.isUp() || !m_outbox || !m_copies) {
        return;
    }
    wire::ReportDevice report;
    report.tick = m_copies->inUse() ? m_copies->state().cursor.tick : 0;
    report.waiting = static_cast<int>(m_outbox->pending().size());
    report.copyBytes = m_copies->bytes();
    if (!(report == m_reported)) {
        m_reported = report;
        m_link.connection().send(report);
    }
}

} // namespace kontor
