#pragma once

#include <QHash>
#include <QHostAddress>

namespace kontor {

/// Slows down whoever guesses passwords: after a few failures an address must wait before its next
/// attempt, longer each time. Users are locked by the engine; this protects against many users
/// tried from one place. Times are monotonic milliseconds.
class SignInGuard
{
public:
    /// Failures of an address that cost nothing; people mistype.
    static constexpr int freeFailures = 5;
    static constexpr qint64 longestWaitMs = 60'000;
    /// After this long without a failure everything is forgiven.
    static constexpr qint64 forgetMs = 15 * 60'000;
    /// Addresses remembered at most; the one whose failure is longest ago makes room.
    static constexpr int addresses = 10'000;

    /// How long the address must still wait; 0: not at all.
    qint64 waitMs(const QHostAddress &address, qint64 now) const;
    void failed(const QHostAddress &address, qint64 now);
    void succeeded(const QHostAddress &address);

private:
    struct Record {
        int failures = 0;
        qint64 lastFailure = 0;
    };

    static QHostAddress keyOf(const QHostAddress &address);
    void makeRoom();

    QHash<QHostAddress, Record> m_records;
};

} // namespace kontor
