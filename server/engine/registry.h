#pragma once

#include "common/model/arguments.h"
#include "common/model/report.h"
#include "common/model/rights.h"
#include "common/store/tx.h"

#include <QHash>

namespace kontor {

/// What a company is founded with.
struct Founding {
    QString companyName;
    QString currency = QStringLiteral("CNY"); ///< of the books, ISO 4217
    QString country = QStringLiteral("CN");   ///< ISO 3166 alpha-2
    QString chart;                            ///< key of the chart of accounts; empty: none
    int fiscalStart = 1;                      ///< month, 1 .. 12
    QString adminLogin = QStringLiteral("admin");
    QString adminName;
    QString adminPassword;
};

/// On whose behalf something happens.
struct Actor {
    QUuid user;
    QString name;
    Rights rights;
    QUuid device; ///< null for jobs of the server itself

    /// The server itself: jobs, migrations, the sample company.
    static Actor system();
};

/// One call of a command, as its rule sees it.
struct Call {
    Tx &tx;
    const Actor &actor;
    const Arguments &arguments;

    QDate today() const { return tx.clock().today(); }
    /// The parameter of this name; empty when the caller gave none.
    Value parameter(const char *name) const
    {
        return arguments.values.value(QString::fromLatin1(name));
    }
};

/// What a named command does; rights are checked before, audit and feed follow after.
using CommandRule = Result<void> (*)(Call &call);

/// Says in the next version of a command's argument format what was said in the one before.
using ArgumentsUpgrade = Result<Arguments> (*)(const Arguments &older);

/// What an entity adds to the generic create, update and delete; each member may be left out.
struct SaveRule {
    /// Looks at the record as it would be saved and may complete it (totals, defaults); `before` is
    /// nullptr when it is created.
    Result<void> (*beforeSave)(Call &call, Record &record, const Record *before) = nullptr;
    /// Follows up after it was saved, in the same transaction.
    Result<void> (*afterSave)(Call &call, const Record &record, const Record *before) = nullptr;
    /// Decides whether the record may go.
    Result<void> (*beforeDelete)(Call &call, const Record &record) = nullptr;
};

/// A report: description for the client, rows from the server. `run` is given checked parameters.
struct Report {
    ReportDescription description;
    Result<ReportTable> (*run)(Tx &tx, const Actor &actor, const QVariantMap &parameters) = nullptr;
    /// What the report uses for parameters that nobody gave, by name, where that depends on the
    /// day; nullptr: nowhere. Clients show it.
    Result<QHash<QString, Value>> (*initial)(Tx &tx) = nullptr;
};

/// Something that verify found to be wrong.
struct Finding {
    QString check;  ///< snake_case name of the invariant
    QString detail; ///< which record, what is stored, what it should be
};

/// An invariant that `kontor-admin verify` recomputes from the journals.
struct Check {
    const char *name = "";
    Result<QList<Finding>> (*run)(Tx &tx) = nullptr;
};

/// Work that the server does by itself, at most once per interval across all servers.
struct Job {
    const char *name = "";
    int intervalSeconds = 60;
    Result<void> (*run)(Tx &tx) = nullptr;
};

/// What a module adds when a company is founded, e.g. its chart of accounts and units.
using FoundingRule = Result<void> (*)(Tx &tx, const Founding &founding);

/// What the modules offer. Filled once at start by registerModules(), an explicit list; read-only
/// after.
class Registry
{
public:
    void addCommand(const char *name, CommandRule rule);
    /// When a command's description has counted its version up to `from` + 1: so that what waits in
    /// outboxes can still be delivered. It stays for a year.
    void addUpgrade(const char *command, int from, ArgumentsUpgrade upgrade);
    void addSaveRule(const Entity &entity, const SaveRule &rule);
    void addReport(const Report &report);
    void addCheck(const Check &check);
    void addJob(const Job &job);
    /// Founding rules run in the order in which they were added.
    void addFounding(FoundingRule rule);
    /// Tables of a module that are no entities (balances), as StoreOptions::bookkeeping says.
    void addBookkeeping(const QStringList &statements);

    CommandRule command(const QString &name) const { return m_commands.value(name); }
    /// What to run over arguments of `version`, in order, to have them in version `newest`; nothing
    /// when that version is not understood any more.
    std::optional<QList<ArgumentsUpgrade>> upgrades(const QString &command, int version,
                                                    int newest) const;
    SaveRule saveRule(const Entity &entity) const { return m_saveRules.value(&entity); }
    const Report *report(const QString &name) const;
    const QList<Report> &reports() const { return m_reports; }
    const QList<Check> &checks() const { return m_checks; }
    const QList<Job> &jobs() const { return m_jobs; }
    const QList<FoundingRule> &foundings() const { return m_foundings; }
    const QStringList &bookkeeping() const { return m_bookkeeping; }

private:
    QHash<QString, CommandRule> m_commands;
    QHash<std::pair<QString, int>, ArgumentsUpgrade> m_upgrades;
    QHash<const Entity *, SaveRule> m_saveRules;
    QList<Report> m_reports;
    QList<Check> m_checks;
    QList<Job> m_jobs;
    QList<FoundingRule> m_foundings;
    QStringList m_bookkeeping;
};

/// Adds what every module has; defined in server/modules.cpp, one line each.
void registerModules(Registry &registry);

} // namespace kontor
