#include "app/models/command_question.h"

#include <QCoreApplication>
#include <QHash>

namespace kontor {

QString consequenceOf(const Entity &entity, const Command &command)
{
    static const QHash<QString, const char *> texts = {
        {QStringLiteral("device.revoke"),
         QT_TRANSLATE_NOOP("Consequence",
                           "Nobody can work with this device any more, with or without the server, "
                           "as soon as it notices. What it has not sent yet stays on it.")},
        {QStringLiteral("device.wipe"),
         QT_TRANSLATE_NOOP("Consequence",
                           "The device erases everything that it holds at its next contact. What "
                           "it has not sent yet is lost.")},
        {QStringLiteral("sales_order.cancel"),
         QT_TRANSLATE_NOOP("Consequence",
                           "What is reserved for the order is free for others. A cancelled order "
                           "cannot be brought back.")},
        {QStringLiteral("purchase_order.cancel"),
         QT_TRANSLATE_NOOP("Consequence",
                           "Nothing is expected from the supplier any more. A cancelled order "
                           "cannot be brought back.")},
        {QStringLiteral("payment.cancel"),
         QT_TRANSLATE_NOOP("Consequence",
                           "A reversing voucher is booked, and what was paid is open again.")},
        {QStringLiteral("quotation.decline"),
         QT_TRANSLATE_NOOP("Consequence",
                           "A declined quotation cannot become an order any more.")}};
    const QString name = entity.key() + QLatin1Char('.') + QLatin1String(command.name);
    const char *text = texts.value(name);
    return text == nullptr ? QString() : QCoreApplication::translate("Consequence", text);
}

} // namespace kontor
