#pragma once

#include "app/views/screen.h"

#include <QSet>
#include <QTimer>

namespace kontor {

/// Tells when an activity of this user becomes due, once each, by the clock that it is given.
/// What was due before it began is not told: the start page shows it.
class Reminders : public QObject
{
    Q_OBJECT

public:
    explicit Reminders(const ScreenContext &context, QObject *parent = nullptr);

    void setOn(bool on);
    /// When the next activity is due; 0: none is known.
    Instant next() const { return m_coming.isEmpty() ? 0 : m_coming.first().value("due").toInt(); }

public slots:
    /// Tells what has become due since the last time; called by its own timer.
    void check();

signals:
    /// Activities that are due now, as one line, and where to see them.
    void due(const QString &text, const kontor::Place &place);

private:
    void read();

    ScreenContext m_context;
    QTimer m_delay;         ///< until the activities are read again after a change
    QTimer m_timer;         ///< until the next one is due
    QList<Record> m_coming; ///< what is still to come, the earliest first
    Instant m_told = 0;     ///< up to here everything has been told
    bool m_on = false;
};

} // namespace kontor
