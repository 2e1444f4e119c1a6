#include "app/shell/waiting_counts.h"
#include "common/base/when_done.h"

namespace kontor {

namespace {
/// A batch from the server brings many changes at once.
constexpr int countDelayMs = 400;
} // namespace

WaitingCounts::WaitingCounts(const ScreenContext &context, const QList<ScreenEntry> &screens,
                             QObject *parent)
    : QObject(parent), m_context(context)
{
    for (const ScreenEntry &screen : screens) {
        if (screen.waiting != nullptr && screen.entity() != nullptr) {
            m_screens.append(screen);
        }
    }
    m_delay.setSingleShot(true);
    m_delay.setInterval(countDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        const QSet<const Entity *> changed = std::exchange(m_changed, {});
        for (const Entity *entity : changed) {
            count(entity);
        }
    });
    connect(&context.source, &DataSource::changed, this, [this](const Entity *entity) {
        m_changed.insert(entity);
        m_delay.start();
    });
    recount();
}

void WaitingCounts::recount()
{
    for (const ScreenEntry &screen : std::as_const(m_screens)) {
        m_changed.insert(screen.entity());
    }
    m_delay.start();
}

void WaitingCounts::count(const Entity *changed)
{
    for (const ScreenEntry &screen : m_screens) {
        if (screen.entity() != changed) {
            continue;
        }
        Query query;
        query.entity = changed;
        query.filter = screen.waiting(m_context);
        const QString name = QString::fromLatin1(screen.name);
        whenDone(m_context.source.totals(query, {}), this,
                 [this, name](const Result<Totals> &totals) {
                     // Without an answer the last count stays; the status strip says that there is
                     // no link.
                     if (totals) {
                         emit counted(name, totals->count);
                     }
                 });
    }
}

} // namespace kontor
