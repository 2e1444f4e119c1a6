#include "common/rules/command_check.h"

#include "common/model/query.h"
#include "common/rules/document_state.h"

namespace kontor::rules {

namespace {

/// A command that a value of a field forbids.
struct Forbidden {
    const char *entity;
    const char *command;
    const char *field;
    const char *value;
    const char *error;
};

constexpr Forbidden table[] = {
    {"activity", "complete", "done", "true", "activity_is_done"},
    {"lead", "convert", "state", "converted", "lead_is_converted"},
    {"fiscal_period", "close", "state", "closed", "period_closed_already"},
    {"fiscal_period", "reopen", "state", "open", "period_not_closed"},
    {"device", "revoke", "state", "revoked", "state_forbids"},
    {"device", "revoke", "state", "wiped", "state_forbids"},
    {"journal_entry", "reverse", "state", "draft", "state_forbids"},
    {"journal_entry", "post", "state", "posted", "state_forbids"},
    {"journal_entry", "post", "state", "reversed", "state_forbids"},
    {"payment", "post", "state", "posted", "state_forbids"},
    {"payment", "post", "state", "cancelled", "state_forbids"},
    {"payment", "cancel", "state", "cancelled", "state_forbids"},
};

} // namespace

Result<void> checkCommand(const Record &record, const QString &command)
{
    const QString entity = QString::fromLatin1(record.entity->name);
    for (const Forbidden &row : table) {
        const Field *field = record.entity->find(QLatin1String(row.field));
        if (entity != QLatin1String(row.entity) || command != QLatin1String(row.command)
            || field == nullptr
            || formatValue(*field, record.value(row.field)) != QLatin1String(row.value)) {
            continue;
        }
        return fail(row.error, row.field,
                    {{QStringLiteral("state"), record.value(row.field).toText()},
                     {QStringLiteral("command"), command},
                     {QStringLiteral("period"), record.title()}});
    }
    // Every document of the trade can do something as a draft.
    if (!commandsIn(entity, QStringLiteral("draft")).isEmpty()) {
        TRY(nextState(entity, record.value("state").toText(), command));
    }
    return {};
}

} // namespace kontor::rules
