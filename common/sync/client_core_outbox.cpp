#include "common/sync/client_core.h"

#include <algorithm>

/// The part of the desktop's core that sends commands and learns what became of them.
namespace kontor {

using namespace client_event;
using namespace client_effect;

namespace {

constexpr int firstUploadDelayMs = 500;
constexpr int longestUploadDelayMs = 30'000;

/// Errors of an upload that sending it again does not mend.
bool refusesUploads(const Error &error)
{
    static const QStringList codes{
        QStringLiteral("device_required"),
        QStringLiteral("message_malformed"),
        QStringLiteral("entity_unknown"),
    };
    return codes.contains(error.code);
}

} // namespace

void ClientCore::on(const CommandStored &event)
{
    m_pending.append({event.command, Sending::No});
    uploadNext();
}

void ClientCore::on(const Reopened &event)
{
    for (const PendingCommand &command : event.commands) {
        const auto known =
            std::find_if(m_pending.begin(), m_pending.end(), [&command](const Waiting &waiting) {
                return waiting.command.id == command.id;
            });
        if (known == m_pending.end()) {
            m_pending.append({command, Sending::No});
        } else {
            known->command.number = command.number;
        }
    }
    std::sort(m_pending.begin(), m_pending.end(), [](const Waiting &a, const Waiting &b) {
        return a.command.number < b.command.number;
    });
    uploadNext();
}

/// Not before the server has said whether it was restored: a command that it takes before it is
/// offered what it may have forgotten makes it look as if it had forgotten nothing.
void ClientCore::uploadNext()
{
    if (m_phase <= Phase::Subscribing || m_uploading || m_uploadRefused) {
        return;
    }
    QList<qint64> numbers;
    for (Waiting &waiting : m_pending) {
        if (waiting.sending != Sending::No) {
            continue;
        }
        if (numbers.size() == m_options.commandsInUpload) {
            break;
        }
        waiting.sending = Sending::Sent;
        numbers.append(waiting.command.number);
    }
    if (!numbers.isEmpty()) {
        m_uploading = true;
        emitEffect(SendUpload{numbers});
    }
}

void ClientCore::on(const UploadedReceived &event)
{
    if (!m_uploading) {
        return; // of a link that broke since
    }
    m_uploading = false;
    const auto take = [this](const auto &decide) {
        for (Waiting &waiting : m_pending) {
            if (waiting.sending == Sending::Sent) {
                waiting.sending = decide(waiting.command);
            }
        }
    };
    if (!event.uploaded) {
        take([](const PendingCommand &) { return Sending::No; });
        const QString &code = event.uploaded.error().code;
        if (code == QLatin1String("device_forked")) {
            emitEffect(GiveUpIdentity{});
            return;
        }
        if (code == QLatin1String("device_revoked") || code == QLatin1String("device_wiped")) {
            emitEffect(Disconnect{event.uploaded.error()});
            return;
        }
        if (refusesUploads(event.uploaded.error())) {
            m_uploadRefused = true;
            m_error = event.uploaded.error();
            return;
        }
        const int delay = firstUploadDelayMs << std::min(m_uploadFailures++, 10);
        emitEffect(SetTimer{ClientTimer::Upload, std::min(delay, longestUploadDelayMs)});
        return;
    }
    m_uploadFailures = 0;
    m_failures = 0;
    QSet<QUuid> answered;
    QList<Outcome> outcomes;
    qint64 resend = 0;
    for (const Outcome &outcome : event.uploaded->outcomes) {
        if (outcome.kind == Outcome::Kind::Resend) {
            resend = outcome.number;
        } else {
            answered.insert(outcome.command);
            outcomes.append(outcome);
        }
    }
    take([&answered](const PendingCommand &command) {
        return answered.contains(command.id) ? Sending::Answered : Sending::No;
    });
    hold(outcomes, event.uploaded->tick);
    settleByReply();
    if (resend > 0) {
        emitEffect(Reoffer{resend}); // Reopened follows
    } else {
        uploadNext();
    }
    sendDirects();
}

/// Remembers outcomes until the copy has what they tell of; one that the feed and the reply both
/// bring counts from whichever tick comes first.
void ClientCore::hold(const QList<Outcome> &outcomes, qint64 tick)
{
    for (const Outcome &outcome : outcomes) {
        const auto held = std::find_if(m_held.begin(), m_held.end(), [&outcome](const Held &h) {
            return h.outcome.command == outcome.command;
        });
        if (held != m_held.end()) {
            held->tick = std::min(held->tick, tick);
        } else {
            m_held.append({outcome, tick});
        }
    }
}

/// The outcomes of pending commands that a copy at this tick shows; those are pending no more.
QList<Outcome> ClientCore::takeSettled(qint64 tick)
{
    QList<Outcome> settled;
    for (const Held &held : std::as_const(m_held)) {
        if (held.tick > tick) {
            continue;
        }
        const qsizetype before = m_pending.size();
        m_pending.removeIf(
            [&held](const Waiting &waiting) { return waiting.command.id == held.outcome.command; });
        if (m_pending.size() != before) {
            settled.append(held.outcome);
        }
    }
    m_held.removeIf([tick](const Held &held) { return held.tick <= tick; });
    return settled;
}

/// A command that was sent again may have had its effect in the copy for long.
void ClientCore::settleByReply()
{
    if (m_cursor.isNull() || m_newCopy) {
        return;
    }
    const QList<Outcome> settled = takeSettled(m_cursor.tick);
    if (!settled.isEmpty()) {
        emitEffect(ApplyBatch{{}, settled});
    }
}

// --- commands that need the server --------------------------------------------------------------

void ClientCore::on(const DirectAsked &event)
{
    if (!isLinked()) {
        emitEffect(FailDirect{{event.id}, Error{QStringLiteral("offline"), {}, {}}});
        return;
    }
    m_directs.append({event.id, Progress::New});
    sendDirects();
}

void ClientCore::on(const DirectAnswered &event)
{
    m_directs.removeIf([&event](const Direct &direct) { return direct.id == event.id; });
}

/// They see what the outbox did, so they wait until it has been answered.
void ClientCore::sendDirects()
{
    const bool answered =
        std::all_of(m_pending.begin(), m_pending.end(),
                    [](const Waiting &waiting) { return waiting.sending == Sending::Answered; });
    if (!isLinked() || !(answered || m_uploadRefused)) {
        return;
    }
    QList<QUuid> ids;
    for (Direct &direct : m_directs) {
        if (direct.progress != Progress::Sent) {
            direct.progress = Progress::Sent;
            ids.append(direct.id);
        }
    }
    if (!ids.isEmpty()) {
        emitEffect(SendDirect{ids});
    }
}

} // namespace kontor
