#pragma once

#include "tests/common/sync/core_texts.h"
#include "tests/common/sync/feed_entries.h"

#include <memory>

namespace kontor::test {

/// A ServerCore that is told what happens, and says in texts what it wants done. The hub stands at
/// tick 10.
class ServerDialogue
{
protected:
    void begin(const ServerCore::Options &options = {})
    {
        m_core = std::make_unique<ServerCore>(options, at(10));
    }
    ServerEffects effectsOf(const ServerEvent &event) { return m_core->step(event); }
    QStringList step(const ServerEvent &event) { return textsOf(effectsOf(event)); }
    QStringList publish(const FeedDelta &delta)
    {
        return step(server_event::DeltaPublished{std::make_shared<const FeedDelta>(delta)});
    }
    /// What one tick brings.
    QStringList publish(qint64 from, const QList<FeedEntry> &entries)
    {
        return publish(delta(from, from + 1, entries));
    }
    /// A desktop at tick 10 whose copy keeps to these rights comes; the user has those.
    QStringList come(const Rights &copys, const Rights &users)
    {
        begin();
        Subscribe request;
        request.cursor = at(10);
        request.rights = copys;
        step(server_event::SubscribeReceived{request});
        step(server_event::RightsRead{users});
        return step(server_event::CursorChecked{});
    }

private:
    std::unique_ptr<ServerCore> m_core;
};

} // namespace kontor::test
