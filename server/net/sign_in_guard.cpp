#include "server/net/sign_in_guard.h"

#include <algorithm>

namespace kontor {

qint64 SignInGuard::waitMs(const QHostAddress &address, qint64 now) const
{
    const auto found = m_records.constFind(keyOf(address));
    if (found == m_records.constEnd() || found->failures <= freeFailures) {
        return 0;
    }
    const qint64 since = now - found->lastFailure;
    if (since >= forgetMs) {
        return 0;
    }
    const int doublings = std::min(found->failures - freeFailures - 1, 16);
    const qint64 wait = std::min(longestWaitMs, qint64{1000} << doublings);
    return std::max<qint64>(0, wait - since);
}

void SignInGuard::failed(const QHostAddress &address, qint64 now)
{
    const QHostAddress key = keyOf(address);
    if (!m_records.contains(key) && m_records.size() >= addresses) {
        makeRoom();
    }
    Record &record = m_records[key];
    if (now - record.lastFailure >= forgetMs) {
        record.failures = 0;
    }
    ++record.failures;
    record.lastFailure = now;
}

void SignInGuard::succeeded(const QHostAddress &address)
{
    m_records.remove(keyOf(address));
}

/// One subscriber has a whole /64 of IPv6, so all of it counts as one address.
QHostAddress SignInGuard::keyOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4) {
        return QHostAddress(ipv4);
    }
    Q_IPV6ADDR prefix = address.toIPv6Address();
    std::fill(std::begin(prefix.c) + 8, std::end(prefix.c), quint8{0});
    return QHostAddress(prefix);
}

void SignInGuard::makeRoom()
{
    const auto oldest = std::min_element(
        m_records.cbegin(), m_records.cend(),
        [](const Record &a, const Record &b) { return a.lastFailure < b.lastFailure; });
    m_records.erase(oldest);
}

} // namespace kontor
