#include "server/engine/report_scope.h"

namespace kontor {

SqlCondition ownedBy(const Rights &rights, const char *column)
{
    if (rights.scope == RecordScope::All) {
        return {QStringLiteral("1 = 1"), {}};
    }
    const QString name = QString::fromLatin1(column);
    SqlCondition condition;
    QStringList marks;
    for (const QUuid &owner : rights.owners) {
        marks.append(QStringLiteral("?"));
        condition.bound.append(Value(owner));
    }
    if (marks.isEmpty()) {
        condition.text = name + QLatin1String(" IS NULL");
    } else {
        condition.text = QStringLiteral("(%1 IS NULL OR %1 IN (%2))").arg(name, marks.join(u','));
    }
    return condition;
}

} // namespace kontor
