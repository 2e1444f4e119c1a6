#include "server/sample/world.h"

namespace kontor::sample {

namespace {

/// People need some time between two commands, but all of a day's must fit into the day.
constexpr qint64 pauseMs = 40'000;

} // namespace

World::World(Engine &engine, SampleClock &clock, const SampleOptions &options)
    : m_engine(engine),
      m_clock(clock),
      m_options(options),
      m_random(options.seed),
      m_texts("texts", options.inChinese)
{
}

int World::about(int thousandths)
{
    const int mean = static_cast<int>(scaled(thousandths));
    return mean / 1000 + (below(1000) < mean % 1000 ? 1 : 0);
}

void World::at(QDate day, Work work)
{
    constexpr int saturday = 6;
    while (day.dayOfWeek() >= saturday) {
        day = day.addDays(1);
    }
    m_agenda[day].append(std::move(work));
}

Result<void> World::doToday()
{
    while (!m_agenda.isEmpty() && m_agenda.firstKey() <= today()) {
        const QList<Work> todo = m_agenda.take(m_agenda.firstKey());
        for (const Work &work : todo) {
            TRY(work());
        }
    }
    return {};
}

Result<QList<Record>> World::execute(const Actor &actor, const QString &command,
                                     const Arguments &arguments)
{
    ++m_commands;
    m_clock.advance(pauseMs * 100 / std::max(m_options.percent, 100));
    Result<QList<Record>> result = m_engine.execute(actor, newUuid(), command, arguments);
    if (!result) {
        Error error = result.error();
        error.args.insert(QStringLiteral("command"), command);
        error.args.insert(QStringLiteral("day"), today());
        return Unexpected(error);
    }
    return result;
}

QString World::commandOf(const Entity &entity, const char *action)
{
    return entity.key() + u'.' + QLatin1String(action);
}

} // namespace kontor::sample
