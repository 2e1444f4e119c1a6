#include "app/shell/reminders.h"

#include "common/base/when_done.h"
#include "common/entities/crm/activity.h"

namespace kontor {

namespace {
constexpr int readDelayMs = 400;
/// Timers do not notice that a laptop slept or that its clock was set, so they are short.
constexpr qint64 longestWaitMs = 60'000;
constexpr int comingAtMost = 50;
} // namespace

Reminders::Reminders(const ScreenContext &context, QObject *parent)
    : QObject(parent), m_context(context), m_told(context.clock.now())
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(readDelayMs);
    m_timer.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Reminders::read);
    connect(&m_timer, &QTimer::timeout, this, &Reminders::check);
    connect(&context.source, &DataSource::changed, this, [this](const Entity *entity) {
        if (m_on && (entity == nullptr || entity == &Activity::entity)) {
            m_delay.start();
        }
    });
}

void Reminders::setOn(bool on)
{
    m_on = on && m_context.source.rights().may(Activity::entity, "read");
    m_coming.clear();
    m_told = m_context.clock.now();
    m_timer.stop();
    if (m_on) {
        read();
    }
}

void Reminders::read()
{
    Query query;
    query.entity = &Activity::entity;
    query.filter = Filter::equal("done", Value(false))
        && Filter::equal("assigned", Value(m_context.source.identity().user))
        && Filter::compare("due", Filter::Op::Greater, Value(m_told));
    query.sort = {{QStringLiteral("due"), false}};
    query.limit = comingAtMost;
    whenDone(m_context.source.list(query), this, [this](const Result<Page> &page) {
        // Without an answer those that are known are told all the same.
        if (page && m_on) {
            m_coming.clear();
            for (const ListRow &row : page->rows) {
                m_coming.append(row.record);
            }
            check();
        }
    });
}

void Reminders::check()
{
    if (!m_on) {
        return;
    }
    const Instant now = m_context.clock.now();
    QList<Record> dueNow;
    while (!m_coming.isEmpty() && m_coming.first().value("due").toInt() <= now) {
        dueNow.append(m_coming.takeFirst());
    }
    m_told = qMax(m_told, now);
    if (dueNow.size() == 1) {
        const Record &activity = dueNow.first();
        emit due(tr("Due now: %1").arg(activity.title()),
                 Place::record(Activity::entity, activity.id));
    } else if (!dueNow.isEmpty()) {
        QList<Value> ids;
        for (const Record &activity : dueNow) {
            ids.append(Value(activity.id));
        }
        emit due(tr("%n activities are due now", nullptr, static_cast<int>(dueNow.size())),
                 Place::list(Activity::entity, Filter::in("id", ids)));
    }
    if (!dueNow.isEmpty()) {
        m_delay.start(); // more may come than were read
    }
    const qint64 left =
        m_coming.isEmpty() ? longestWaitMs : m_coming.first().value("due").toInt() - now;
    m_timer.start(static_cast<int>(qBound<qint64>(0, left, longestWaitMs)));
}

} // namespace kontor
