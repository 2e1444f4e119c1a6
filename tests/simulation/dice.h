#pragma once

#include <QtGlobal>

#include <cstddef>

namespace kontor::sim {

/// The finaliser of SplitMix64: turns numbers that lie close to each other into such that do not.
constexpr quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

/// Random numbers that are the same whenever they begin with the same seed.
class Dice
{
public:
    explicit Dice(quint64 seed = 0) : m_state(mixed(seed)) {}

    quint64 bits() { return mixed(m_state++ * 0x9e3779b97f4a7c15); }
    /// From 0 to below `bound`; 0 when there is nothing to choose from.
    int below(qsizetype bound)
    {
        return bound > 0 ? static_cast<int>(bits() % static_cast<quint64>(bound)) : 0;
    }
    int between(int least, int most) { return least + below(most - least + 1); }
    /// True so many times in a thousand.
    bool once(int perMille) { return below(1000) < perMille; }

private:
    quint64 m_state;
};

} // namespace kontor::sim
