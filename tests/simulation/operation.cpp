#include "tests/simulation/operation.h"

#include <algorithm>
#include <array>

namespace kontor::sim {

namespace {

struct Described {
    Act act;
    const char *name;
    int weight; ///< among what people do, or among faults
    bool fault;
};

constexpr std::array all{
    Described{Act::EditCustomer, "EditCustomer", 22, false},
    Described{Act::AddCustomer, "AddCustomer", 4, false},
    Described{Act::AddContact, "AddContact", 5, false},
    Described{Act::AddActivity, "AddActivity", 6, false},
    Described{Act::TakeOrder, "TakeOrder", 14, false},
    Described{Act::EditOrder, "EditOrder", 7, false},
    Described{Act::ConfirmOrder, "ConfirmOrder", 7, false},
    Described{Act::DeleteCustomer, "DeleteCustomer", 1, false},
    Described{Act::DeleteOrder, "DeleteOrder", 2, false},
    Described{Act::DeliverOrder, "DeliverOrder", 5, false},
    Described{Act::InvoiceOrder, "InvoiceOrder", 5, false},
    Described{Act::CountStock, "CountStock", 3, false},
    Described{Act::EditProduct, "EditProduct", 2, false},
    Described{Act::Decide, "Decide", 4, false},
    Described{Act::MoveOwner, "MoveOwner", 6, false},
    Described{Act::ChangeRole, "ChangeRole", 2, false},
    Described{Act::Wait, "Wait", 5, false},
    Described{Act::RevokeDevice, "RevokeDevice", 1, true},
    Described{Act::PruneFeed, "PruneFeed", 2, true},
    Described{Act::CutLine, "CutLine", 14, true},
    Described{Act::Partition, "Partition", 10, true},
    Described{Act::KillClient, "KillClient", 6, true},
    Described{Act::CrashClient, "CrashClient", 12, true},
    Described{Act::CutPower, "CutPower", 6, true},
    Described{Act::FillClientDisk, "FillClientDisk", 4, true},
    Described{Act::DamageCopy, "DamageCopy", 2, true},
    Described{Act::CloneDevice, "CloneDevice", 2, true},
    Described{Act::SkewClock, "SkewClock", 4, true},
    Described{Act::KillServer, "KillServer", 5, true},
    Described{Act::CrashServer, "CrashServer", 12, true},
    Described{Act::FillServerDisk, "FillServerDisk", 3, true},
    Described{Act::BackUpServer, "BackUpServer", 4, true},
    Described{Act::RestoreServer, "RestoreServer", 2, true},
};

/// Of what is wanted often.
constexpr int oftenWeight = 40;

/// What a seed makes of the weights: some faults come often, some not at all.
class Chooser
{
public:
    Chooser(Dice &dice, bool fault, const QList<Act> &often)
    {
        for (const Described &described : all) {
            if (described.fault != fault) {
                continue;
            }
            const int factor = fault ? std::max(0, dice.between(-2, 3)) : dice.between(1, 3);
            m_sum += often.contains(described.act) ? oftenWeight : described.weight * factor;
            m_bounds.append({m_sum, described.act});
        }
    }
    bool isEmpty() const { return m_sum == 0; }
    Act choose(Dice &dice) const
    {
        const int drawn = dice.below(m_sum);
        const auto found = std::find_if(m_bounds.begin(), m_bounds.end(),
                                        [drawn](const auto &bound) { return drawn < bound.first; });
        return found->second;
    }

private:
    int m_sum = 0;
    QList<std::pair<int, Act>> m_bounds;
};

/// Mostly people work on at once; now and then they take a break.
int waitAfter(Dice &dice)
{
    const int drawn = dice.below(100);
    if (drawn < 45) {
        return dice.below(20);
    }
    if (drawn < 80) {
        return dice.below(400);
    }
    return drawn < 97 ? dice.below(5'000) : dice.below(90'000);
}

} // namespace

Setting settingFor(quint64 seed, int steps)
{
    Dice dice(mixed(seed ^ 0x5e77));
    Setting setting;
    setting.seed = seed;
    setting.steps = steps;
    setting.clients = dice.between(2, 4);
    setting.firstPerson = dice.below(4);
    setting.postgres = dice.once(500);
    setting.servers = setting.postgres ? dice.between(1, 2) : 1;
    setting.freshClients = dice.once(150) ? dice.between(1, setting.clients) : 0;
    const std::array delays{5, 20, 100, 1'500};
    setting.longestDelayMs = delays.at(static_cast<size_t>(dice.below(4)));
    setting.slowCommits = setting.postgres ? dice.between(0, 4) * 150 : 0;
    // One in eight runs well.
    setting.faults = dice.once(125) ? 0 : dice.between(20, 200);
    setting.documentMonths = Dice(mixed(seed ^ 0xa9e)).once(250) ? 1 : 0;
    return setting;
}

Operations historyFor(const Setting &setting)
{
    Dice dice(mixed(setting.seed ^ 0x4157));
    const Chooser people(dice, false, setting.often);
    const Chooser faults(dice, true, setting.often);
    Operations history;
    for (int i = 0; i < setting.steps; ++i) {
        Operation operation;
        operation.number = i;
        operation.seed = mixed(setting.seed ^ mixed(static_cast<quint64>(i)));
        Dice own(operation.seed);
        const bool goesWrong = !faults.isEmpty() && own.once(setting.faults);
        operation.act = goesWrong ? faults.choose(own) : people.choose(own);
        operation.client = own.below(12);
        operation.waitMs = waitAfter(own);
        history.append(operation);
    }
    return history;
}

QString nameOf(Act act)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [act](const Described &described) { return described.act == act; });
    return QString::fromLatin1(found->name);
}

} // namespace kontor::sim
