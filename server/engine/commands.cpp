#include "server/engine/commands.h"

#include "common/model/catalogue.h"
#include "server/engine/directory.h"
#include "server/engine/field_checks.h"
#include "server/engine/reader.h"

namespace kontor {

namespace {

bool isGeneric(const Entity &entity, const QString &action)
{
    if (entity.merge == MergePolicy::Server) {
        return false;
    }
    return action == QLatin1String("create") || action == QLatin1String("update")
        || action == QLatin1String("delete")
        || (action == QLatin1String("restore") && entity.merge == MergePolicy::ByField);
}

/// Who may archive may take it back.
QString rightFor(const ResolvedCommand &command)
{
    const bool restores =
        command.description == nullptr && command.action == QLatin1String("restore");
    return command.entity->key() + u'.' + (restores ? QStringLiteral("delete") : command.action);
}

Result<SaveOutcome> runGeneric(Call &call, const ResolvedCommand &command, OnConflict onConflict)
{
    const Entity &entity = *command.entity;
    const auto nothingToMerge = [] { return SaveOutcome(); };
    if (command.action == QLatin1String("create")) {
        return createRecord(call, entity, command.saveRule).map(nothingToMerge);
    }
    if (command.action == QLatin1String("update")) {
        return updateRecord(call, entity, command.saveRule, onConflict);
    }
    if (command.action == QLatin1String("delete")) {
        return deleteRecord(call, entity, command.saveRule).map(nothingToMerge);
    }
    return restoreRecord(call, entity).map(nothingToMerge);
}

Result<SaveOutcome> runNamed(Tx &tx, const Actor &actor, const ResolvedCommand &command,
                             const Arguments &arguments)
{
    const Entity &entity = *command.entity;
    if (!arguments.record.isNull()) {
        TRY_ASSIGN(const Record current,
                   Reader::locked(tx, actor.rights, entity, arguments.record));
        const bool stale = entity.merge == MergePolicy::Document && arguments.baseVersion != 0
            && arguments.baseVersion != current.version;
        TRY(require(!stale, "version_stale", "",
                    {{QStringLiteral("seen"), arguments.baseVersion},
                     {QStringLiteral("current"), current.version}}));
    }
    Arguments checked = arguments;
    TRY_ASSIGN(checked.values,
               checkedParameters(command.description->parameters, arguments.values));
    Call call{tx, actor, checked};
    TRY(command.rule(call));
    return SaveOutcome();
}

} // namespace

Result<ResolvedCommand> resolveCommand(const Registry &registry, Directory &directory,
                                       const Actor &actor, const QString &name, int version)
{
    ResolvedCommand command;
    const qsizetype dot = name.indexOf(u'.');
    command.name = name;
    command.action = name.mid(dot + 1);
    command.entity = dot < 0 ? nullptr : findEntity(name.left(dot));
    const QVariantMap args = {{QStringLiteral("name"), name}};
    TRY(require(command.entity != nullptr, "command_unknown", "", args));
    command.description = command.entity->findCommand(command.action);
    command.rule = registry.command(name);
    command.saveRule = registry.saveRule(*command.entity);
    const bool known = command.description != nullptr ? command.rule != nullptr
                                                      : isGeneric(*command.entity, command.action);
    TRY(require(known, "command_unknown", "", args));
    const int newest = command.description != nullptr ? command.description->version : 1;
    TRY(require(version >= 1 && version <= newest, "command_version_unknown", "", args));
    const auto upgrades = registry.upgrades(name, version, newest);
    TRY(require(upgrades.has_value(), "command_outdated", "", args));
    command.upgrades = *upgrades;
    const QString right = rightFor(command);
    TRY(require(actor.rights.may(right), "not_permitted", "", {{QStringLiteral("right"), right}}));
    TRY(directory.requireModule(command.entity->module));
    return command;
}

Result<SaveOutcome> runCommand(Tx &tx, const Actor &actor, const ResolvedCommand &command,
                               const Arguments &given, OnConflict onConflict)
{
    if (!given.unknownFields.isEmpty()) {
        const QString &field = given.unknownFields.first();
        return fail("field_unknown", field.toLatin1().constData(),
                    {{QStringLiteral("field"), field}});
    }
    Arguments arguments = given;
    for (const ArgumentsUpgrade upgrade : command.upgrades) {
        TRY_ASSIGN(arguments, upgrade(arguments));
    }
    if (command.description != nullptr) {
        return runNamed(tx, actor, command, arguments);
    }
    Call call{tx, actor, arguments};
    return runGeneric(call, command, onConflict);
}

} // namespace kontor
