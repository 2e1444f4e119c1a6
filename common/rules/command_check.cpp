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
    {"device", "wipe", "state", "wiped", "state_forbids"},
    {"device", "set_lease", "state", "wiped", "state_forbids"},
    // Taking back only the books of a document would leave its stock and its own state behind.
    {"journal_entry", "reverse", "kind", "document", "entry_of_document"},
};

QString textOf(const Record &record, const char *field)
{
    return record.entity->find(QLatin1String(field)) == nullptr ? QString()
                                                                : record.value(field).toText();
}

Result<void> checkTable(const Record &record, const QString &entity, const QString &command)
{
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
                     {QStringLiteral("period"), record.title()},
                     {QStringLiteral("document"), textOf(record, "source_number")}});
    }
    return {};
}

/// What a payment has not settled yet may still settle something.
Result<void> requireUnallocated(const Record &payment)
{
    qint64 allocated = 0;
    for (const Record &line : payment.lines) {
        allocated += line.value("amount").toInt();
    }
    return require(allocated < payment.value("amount").toInt(), "nothing_to_allocate");
}

} // namespace

Result<void> checkCommand(const Record &record, const QString &command, const QUuid &user)
{
    const QString entity = QString::fromLatin1(record.entity->name);
    TRY(checkTable(record, entity, command));
    // Every document of the trade can do something as a draft.
    if (!commandsIn(entity, QStringLiteral("draft")).isEmpty()) {
        TRY(nextState(entity, record.value("state").toText(), command));
    }
    if (command == QLatin1String("pay")
        && record.entity->find(QLatin1String("balance")) != nullptr) {
        TRY(require(record.value("balance").toInt() > 0, "nothing_to_pay"));
    }
    if (entity == QLatin1String("payment") && command == QLatin1String("allocate")) {
        TRY(requireUnallocated(record));
    }
    if (entity == QLatin1String("user") && command == QLatin1String("change_password")) {
        TRY(require(record.id == user, "not_permitted", "",
                    {{QStringLiteral("right"), QStringLiteral("user.set_password")}}));
    }
    return {};
}

} // namespace kontor::rules
