#pragma once

#include "app/shell/screen_list.h"

#include <QTimer>

namespace kontor {

/// Counts what waits in each screen, when it starts and after each change, not more often than a
/// person can read.
class WaitingCounts : public QObject
{
    Q_OBJECT

public:
    WaitingCounts(const ScreenContext &context, const QList<ScreenEntry> &screens,
                  QObject *parent = nullptr);

    /// Counts all of them anew: what waits also depends on the time.
    void recount();

signals:
    void counted(const QString &screen, qint64 count);

private:
    void count(const Entity *changed);

    ScreenContext m_context;
    QList<ScreenEntry> m_screens;
    QSet<const Entity *> m_changed;
    QTimer m_delay;
};

} // namespace kontor
