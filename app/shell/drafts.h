#pragma once

#include "app/shell/preferences.h"
#include "app/views/place.h"

#include <QObject>
#include <QTimer>

namespace kontor {

/// What was typed into screens and not saved yet. Written to disk shortly after each key, so that
/// neither closing a tab nor a crash loses it; the start page lists what is unfinished.
class Drafts : public QObject
{
    Q_OBJECT

public:
    struct Draft {
        Place place;
        QString title;
        Instant at = 0; ///< of the last change
        QVariantMap content;
    };

    Drafts(Preferences &preferences, const Clock &clock, QObject *parent = nullptr);
    ~Drafts() override;

    /// Keeps the content; an empty one removes the draft.
    void put(const Place &place, const QString &title, const QVariantMap &content);
    void remove(const Place &place) { put(place, {}, {}); }
    /// Empty when there is none.
    QVariantMap content(const Place &place) const;
    /// The latest first.
    QList<Draft> all() const;

signals:
    void changed();

private:
    void write();

    Preferences &m_preferences;
    const Clock &m_clock;
    QHash<QString, Draft> m_drafts;
    QTimer m_writing;
};

} // namespace kontor
