#pragma once

#include "common/sync/client_core.h"
#include "common/sync/server_core.h"

#include <QStringList>

/// What the sync cores want done, one short text for each effect, so that a test of them reads as a
/// dialogue.
namespace kontor::test {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

inline QString numbers(const QList<qint64> &list)
{
    QStringList texts;
    for (const qint64 number : list) {
        texts.append(QString::number(number));
    }
    return texts.join(u',');
}

inline QString settledText(const QList<Outcome> &outcomes)
{
    QList<qint64> settled;
    for (const Outcome &outcome : outcomes) {
        settled.append(outcome.number);
    }
    return settled.isEmpty() ? QString() : QStringLiteral(" settle ") + numbers(settled);
}

inline QString spanText(const FeedBatch &batch)
{
    QString text = QStringLiteral("%1-%2").arg(batch.from.tick).arg(batch.to.tick);
    if (!batch.records.isEmpty()) {
        text += QStringLiteral(" records %1").arg(batch.records.size());
    }
    if (!batch.removedRoots.isEmpty()) {
        text += QStringLiteral(" roots removed %1").arg(batch.removedRoots.size());
    }
    if (!batch.gone.isEmpty()) {
        text += QStringLiteral(" gone %1").arg(batch.gone.size());
    }
    if (batch.rights) {
        text += QStringLiteral(" rights");
    }
    if (batch.renew) {
        text += QStringLiteral(" renew");
    }
    if (!batch.touched.isEmpty()) {
        text += QStringLiteral(" touched %1").arg(batch.touched.size());
    }
    return text;
}

inline QString textOf(ClientTimer timer)
{
    switch (timer) {
    case ClientTimer::Reconnect:
        return QStringLiteral("reconnect");
    case ClientTimer::Upload:
        return QStringLiteral("upload");
    case ClientTimer::Direct:
        break;
    }
    return QStringLiteral("direct");
}

inline QString textOf(const ClientEffect &effect)
{
    using namespace client_effect;
    return std::visit(
        Overloaded{
            [](const Connect &) { return QStringLiteral("connect"); },
            [](const Disconnect &e) { return QStringLiteral("disconnect ") + e.why.code; },
            [](const SetTimer &e) {
                return QStringLiteral("timer %1 %2").arg(textOf(e.timer)).arg(e.milliseconds);
            },
            [](const SendSubscribe &e) {
                const QString at = e.message.cursor.isNull()
                    ? QStringLiteral("new")
                    : QString::number(e.message.cursor.tick);
                return QStringLiteral("subscribe ") + at
                    + (e.message.snapshot ? QStringLiteral(" snapshot") : QString());
            },
            [](const SendAck &e) { return QStringLiteral("ack %1").arg(e.message.count); },
            [](const SendUpload &e) { return QStringLiteral("upload ") + numbers(e.numbers); },
            [](const SendDirect &e) { return QStringLiteral("direct %1").arg(e.ids.size()); },
            [](const FailDirect &e) {
                return QStringLiteral("fail %1 %2").arg(e.ids.size()).arg(e.error.code);
            },
            [](const BeginNewCopy &e) { return QStringLiteral("begin %1").arg(e.cursor.tick); },
            [](const StorePage &e) { return QStringLiteral("page %1").arg(e.page.records.size()); },
            [](const ApplyBatch &e) {
                return QStringLiteral("apply ") + spanText(e.batch) + settledText(e.settled);
            },
            [](const ApplyToNewCopy &e) { return QStringLiteral("new copy ") + spanText(e.batch); },
            [](const UseNewCopy &e) {
                return QStringLiteral("use new copy") + settledText(e.settled);
            },
            [](const Offer &) { return QStringLiteral("offer"); },
            [](const Reoffer &e) { return QStringLiteral("reoffer %1").arg(e.number); },
            [](const DropCopies &) { return QStringLiteral("drop copies"); },
            [](const Wipe &) { return QStringLiteral("wipe"); },
            [](const GiveUpIdentity &) { return QStringLiteral("give up identity"); },
        },
        effect);
}

inline QString textOf(const ServerEffect &effect)
{
    using namespace server_effect;
    return std::visit(
        Overloaded{
            [](const ReadRights &) { return QStringLiteral("read rights"); },
            [](const CheckCursor &e) { return QStringLiteral("check %1").arg(e.cursor.tick); },
            [](const OpenSnapshot &) { return QStringLiteral("open snapshot"); },
            [](const ReadPage &e) { return QStringLiteral("read page ") + e.entity->key(); },
            [](const ReadHead &) { return QStringLiteral("read head"); },
            [](const ReadDelta &e) {
                return QStringLiteral("read %1-%2").arg(e.from.tick).arg(e.to.tick);
            },
            [](const ReadRoots &e) { return QStringLiteral("read roots %1").arg(e.roots.size()); },
            [](const SendSubscribed &e) {
                return QStringLiteral("subscribed %1").arg(e.subscribed.cursor.tick)
                    + (e.subscribed.snapshot ? QStringLiteral(" snapshot") : QString())
                    + (e.subscribed.reason.isEmpty() ? QString() : u' ' + e.subscribed.reason);
            },
            [](const SendPage &e) {
                return QStringLiteral("page %1").arg(e.page.records.size())
                    + (e.page.completeAt ? QStringLiteral(" last") : QString());
            },
            [](const SendBatch &e) {
                return QStringLiteral("batch ") + spanText(e.batch) + settledText(e.batch.outcomes)
                    + (e.batch.last ? QString() : QStringLiteral(" more"));
            },
            [](const Close &e) { return QStringLiteral("close ") + e.error.code; },
        },
        effect);
}

template <class Effects>
QStringList textsOf(const Effects &effects)
{
    QStringList texts;
    for (const auto &effect : effects) {
        texts.append(textOf(effect));
    }
    return texts;
}

} // namespace kontor::test
