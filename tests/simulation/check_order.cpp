#include "common/wire/sync_messages.h"
#include "tests/simulation/checks.h"

/// In which order commands had their effect.
namespace kontor::sim {

namespace {

/// The number that the outcome in an entry of the log tells of.
qint64 numberOf(const QByteArray &bytes)
{
    Outcome outcome;
    wire::Reader reader(bytes);
    wire::read(reader, outcome);
    return outcome.number;
}

} // namespace

Verdict checkOrder(World &world)
{
    const auto rows = world.anyServer()->engine().store().read<Rows>([](Tx &tx) {
        return tx.rows(QStringLiteral("SELECT device, outcome FROM change_log"
                                      " WHERE outcome IS NOT NULL AND device IS NOT NULL"
                                      " ORDER BY seq"),
                       {}, {FieldType::Reference, FieldType::Bytes});
    });
    if (!rows) {
        return Violation{QStringLiteral("I8"), rows.error().code};
    }
    QHash<QUuid, qint64> last;
    for (const QList<Value> &row : *rows) {
        qint64 &before = last[row.at(0).toUuid()];
        const qint64 number = numberOf(row.at(1).toBytes());
        if (number <= before) {
            return Violation{
                QStringLiteral("I8"),
                QStringLiteral("command %1 of a device after %2").arg(number).arg(before)};
        }
        before = number;
    }
    return std::nullopt;
}

} // namespace kontor::sim
