#include "app/shell/actions.h"

namespace kontor {

Actions::Actions(QObject *parent) : QObject(parent) {}

QAction *Actions::add(const char *name, const QString &label, const QList<QKeySequence> &shortcuts,
                      const std::function<void()> &handler)
{
    auto *action = new QAction(label, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(shortcuts);
    connect(action, &QAction::triggered, this, handler);
    m_actions.append(action);
    return action;
}

QAction *Actions::find(const char *name) const
{
    for (QAction *action : m_actions) {
        if (action->objectName() == QLatin1String(name)) {
            return action;
        }
    }
    return nullptr;
}

} // namespace kontor
