#pragma once

#include "app/views/place.h"

#include <QAction>
#include <QObject>

#include <functional>

namespace kontor {

/// What can be done from anywhere in the main window, each with its shortcut; the command palette
/// offers the same list.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    /// Adds a command. `name` is stable: usage counts and tests call it by this.
    QAction *add(const char *name, const QString &label, const QList<QKeySequence> &shortcuts,
                 const std::function<void()> &handler);
    QAction *find(const char *name) const;
    QList<QAction *> all() const { return m_actions; }

private:
    QList<QAction *> m_actions;
};

} // namespace kontor
