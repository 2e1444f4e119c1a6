#include "common/entities/closed_documents.h"

namespace kontor {

Filter closedWhenPosted()
{
    return Filter::equal("state", Value(QStringLiteral("posted")));
}

Filter closedWhenPaid()
{
    return closedWhenPosted() && Filter::equal("balance", Value(0));
}

Filter closedWhenDoneOrCancelled()
{
    return Filter::in("state", {Value(QStringLiteral("done")), Value(QStringLiteral("cancelled"))});
}

} // namespace kontor
