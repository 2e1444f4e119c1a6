#include "app/shell/drafts.h"

#include <algorithm>

namespace kontor {

namespace {

// Long enough that a burst of keys is one write, short enough that nobody can pull the plug within.
constexpr int writeDelayMs = 400;

/// A record that was new when its draft began keeps the key when it is saved.
QString keyOf(const Place &place)
{
    return place.screen.isEmpty()
        ? place.target.entity + QLatin1Char('/') + place.target.id.toString(QUuid::WithoutBraces)
        : place.screen;
}

} // namespace

Drafts::Drafts(Preferences &preferences, const Clock &clock, QObject *parent)
    : QObject(parent), m_preferences(preferences), m_clock(clock)
{
    m_writing.setSingleShot(true);
    m_writing.setInterval(writeDelayMs);
    connect(&m_writing, &QTimer::timeout, this, &Drafts::write);
    const QVariantMap stored = m_preferences.get(preference::drafts);
    for (auto it = stored.cbegin(); it != stored.cend(); ++it) {
        const QVariantMap map = it.value().toMap();
        m_drafts.insert(it.key(),
                        Draft{placeFromVariant(map.value(QStringLiteral("place")).toMap()),
                              map.value(QStringLiteral("title")).toString(),
                              map.value(QStringLiteral("at")).toLongLong(),
                              map.value(QStringLiteral("content")).toMap()});
    }
}

Drafts::~Drafts()
{
    if (m_writing.isActive()) {
        write();
    }
}

void Drafts::put(const Place &place, const QString &title, const QVariantMap &content)
{
    const QString key = keyOf(place);
    if (content.isEmpty()) {
        if (!m_drafts.remove(key)) {
            return;
        }
    } else {
        m_drafts.insert(key, Draft{place, title, m_clock.now(), content});
    }
    m_writing.start();
    emit changed();
}

QVariantMap Drafts::content(const Place &place) const
{
    return m_drafts.value(keyOf(place)).content;
}

QList<Drafts::Draft> Drafts::all() const
{
    QList<Draft> drafts = m_drafts.values();
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft &a, const Draft &b) { return a.at > b.at; });
    return drafts;
}

void Drafts::write()
{
    QVariantMap stored;
    for (auto it = m_drafts.cbegin(); it != m_drafts.cend(); ++it) {
        stored.insert(it.key(),
                      QVariantMap{{QStringLiteral("place"), toVariant(it->place)},
                                  {QStringLiteral("title"), it->title},
                                  {QStringLiteral("at"), it->at},
                                  {QStringLiteral("content"), it->content}});
    }
    m_preferences.set(preference::drafts, stored);
    m_preferences.store().sync();
}

} // namespace kontor
