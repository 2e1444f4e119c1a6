#include "common/rules/document_state.h"

#include <QList>

namespace kontor::rules {

namespace {

struct Transition {
    const char *entity;
    const char *from;
    const char *command;
    const char *to;
};

/// What each command does in each state; what is not here is refused. A sales order that is
/// confirmed over the credit limit becomes on_hold instead; orders become done by themselves when
/// everything is delivered and invoiced.
const QList<Transition> &transitions()
{
    static const QList<Transition> table = {
        {"quotation", "draft", "send", "sent"},
        {"quotation", "draft", "accept", "accepted"},
        {"quotation", "draft", "decline", "declined"},
        {"quotation", "sent", "accept", "accepted"},
        {"quotation", "sent", "decline", "declined"},
        {"sales_order", "draft", "confirm", "confirmed"},
        {"sales_order", "draft", "cancel", "cancelled"},
        {"sales_order", "on_hold", "confirm", "confirmed"},
        {"sales_order", "on_hold", "release", "confirmed"},
        {"sales_order", "on_hold", "cancel", "cancelled"},
        {"sales_order", "confirmed", "deliver", "confirmed"},
        {"sales_order", "confirmed", "invoice", "confirmed"},
        {"sales_order", "confirmed", "cancel", "cancelled"},
        {"delivery", "draft", "post", "posted"},
        {"sales_invoice", "draft", "post", "posted"},
        {"sales_invoice", "posted", "pay", "posted"},
        {"purchase_order", "draft", "confirm", "confirmed"},
        {"purchase_order", "draft", "cancel", "cancelled"},
        {"purchase_order", "confirmed", "receive", "confirmed"},
        {"purchase_order", "confirmed", "bill", "confirmed"},
        {"purchase_order", "confirmed", "cancel", "cancelled"},
        {"goods_receipt", "draft", "post", "posted"},
        {"vendor_bill", "draft", "post", "posted"},
        {"vendor_bill", "posted", "pay", "posted"},
        {"stocktake", "draft", "post", "posted"},
        {"journal_entry", "draft", "post", "posted"},
        {"journal_entry", "posted", "reverse", "posted"},
        {"payment", "draft", "post", "posted"},
        {"payment", "posted", "allocate", "posted"},
        {"payment", "posted", "cancel", "cancelled"},
    };
    return table;
}

} // namespace

Result<QString> nextState(const QString &entity, const QString &state, const QString &command)
{
    for (const Transition &step : transitions()) {
        if (entity == QLatin1String(step.entity) && state == QLatin1String(step.from)
            && command == QLatin1String(step.command)) {
            return QString::fromLatin1(step.to);
        }
    }
    return fail("state_forbids", "state",
                {{QStringLiteral("state"), state}, {QStringLiteral("command"), command}});
}

QStringList commandsIn(const QString &entity, const QString &state)
{
    QStringList commands;
    for (const Transition &step : transitions()) {
        if (entity == QLatin1String(step.entity) && state == QLatin1String(step.from)) {
            commands.append(QString::fromLatin1(step.command));
        }
    }
    return commands;
}

bool isEditable(const QString &entity, const QString &state)
{
    for (const Transition &step : transitions()) {
        if (entity == QLatin1String(step.entity)) {
            return state == QLatin1String("draft");
        }
    }
    return true;
}

} // namespace kontor::rules
