#include "common/base/random.h"

#include <QRandomGenerator>

namespace kontor {

namespace {

Chance &current()
{
    static Chance chance{[] { return QRandomGenerator::system()->generate64(); },
                         [] { return SystemClock().now(); }};
    return chance;
}

int number = 0;

} // namespace

void setChance(const Chance &chance)
{
    current() = chance;
    ++number;
}

int chanceNumber()
{
    return number;
}

const Chance &chance()
{
    return current();
}

int randomBelow(int bound)
{
    return static_cast<int>(current().bits() % static_cast<quint64>(bound));
}

} // namespace kontor
