#pragma once

#include "common/wire/peer.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/planted.h"
#include "tests/simulation/virtual_time.h"

#include <array>
#include <memory>
#include <vector>

namespace kontor::sim {

class LinePeer;

/// A connection between two machines: in each direction messages arrive in order, after a while, or
/// not at all.
class Line : public std::enable_shared_from_this<Line>
{
public:
    /// The first end is a desktop's, the second a server's.
    Line(VirtualTime &time, Dice &dice, int longestDelayMs, const Planted &planted)
        : m_time(time), m_dice(dice), m_longestDelayMs(longestDelayMs), m_planted(planted)
    {
    }

    /// The two ends; each belongs to its program.
    std::pair<std::unique_ptr<wire::Peer>, std::unique_ptr<wire::Peer>> ends();

    /// Nothing arrives any more, and each end learns of it after up to so many milliseconds: that
    /// is what pulling a cable looks like until the heartbeats fail.
    void cut(int withinMs);
    bool isCut() const { return m_cut; }
    /// What this end sends is lost: its program is gone.
    void silence(int end) { m_silent[static_cast<size_t>(end)] = true; }

    // --- for the ends --------------------------------------------------------------------------

    void send(int from, const QByteArray &message);
    /// The end at `from` is closed; the other one hears of it.
    void leave(int from, const Error &why);
    void detach(int end) { m_ends[static_cast<size_t>(end)] = nullptr; }
    VirtualTime &time() { return m_time; }

private:
    /// Has something done to an end after the way of a message.
    void deliver(int to, const std::function<void(LinePeer &)> &action);

    VirtualTime &m_time;
    Dice &m_dice;
    int m_longestDelayMs;
    const Planted &m_planted;
    bool m_cut = false;
    std::array<LinePeer *, 2> m_ends{};
    std::array<bool, 2> m_silent{};
    std::array<Instant, 2> m_lastArrival{}; ///< at each end
};

/// One end of a Line.
class LinePeer final : public wire::Peer
{
    Q_OBJECT

public:
    LinePeer(std::shared_ptr<Line> line, int end) : m_line(std::move(line)), m_end(end) {}
    ~LinePeer() override;

    void sendMessage(const QByteArray &message) override;
    void close(const Error &why) override;
    bool isOpen() const override { return m_open; }
    bool isCongested() const override { return false; }
    QString address() const override { return QStringLiteral("line"); }
    void setFrameLimit(qint64) override {}

    void receive(const QByteArray &message);
    void finish(const Error &why);

private:
    std::shared_ptr<Line> m_line;
    int m_end;
    bool m_open = true;
};

} // namespace kontor::sim
