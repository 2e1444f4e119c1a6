#include "server/engine/registry.h"

namespace kontor {

void Registry::addCommand(const char *name, CommandRule rule)
{
    const QString key = QString::fromLatin1(name);
    Q_ASSERT_X(rule != nullptr && !m_commands.contains(key), "Registry::addCommand", name);
    m_commands.insert(key, rule);
}

void Registry::addUpgrade(const char *command, int from, ArgumentsUpgrade upgrade)
{
    const std::pair<QString, int> key(QString::fromLatin1(command), from);
    Q_ASSERT_X(upgrade != nullptr && !m_upgrades.contains(key), "Registry::addUpgrade", command);
    m_upgrades.insert(key, upgrade);
}

std::optional<QList<ArgumentsUpgrade>> Registry::upgrades(const QString &command, int version,
                                                          int newest) const
{
    QList<ArgumentsUpgrade> upgrades;
    for (int from = version; from < newest; ++from) {
        ArgumentsUpgrade upgrade = m_upgrades.value({command, from});
        if (upgrade == nullptr) {
            return std::nullopt;
        }
        upgrades.append(upgrade);
    }
    return upgrades;
}

void Registry::addSaveRule(const Entity &entity, const SaveRule &rule)
{
    Q_ASSERT_X(!m_saveRules.contains(&entity), "Registry::addSaveRule", entity.name);
    m_saveRules.insert(&entity, rule);
}

void Registry::addReport(const Report &report)
{
    Q_ASSERT(report.run != nullptr && this->report(report.description.name) == nullptr);
    m_reports.append(report);
}

void Registry::addCheck(const Check &check)
{
    Q_ASSERT(check.run != nullptr);
    m_checks.append(check);
}

void Registry::addJob(const Job &job)
{
    Q_ASSERT(job.run != nullptr);
    m_jobs.append(job);
}

void Registry::addFounding(FoundingRule rule)
{
    Q_ASSERT(rule != nullptr);
    m_foundings.append(rule);
}

void Registry::addBookkeeping(const QStringList &statements)
{
    m_bookkeeping += statements;
}

const Report *Registry::report(const QString &name) const
{
    for (const Report &report : m_reports) {
        if (report.description.name == name) {
            return &report;
        }
    }
    return nullptr;
}

Actor Actor::system()
{
    Actor actor;
    actor.name = QStringLiteral("Kontor");
    actor.rights = Rights::everything();
    return actor;
}

} // namespace kontor
