#include "common/entities/product/progress.h"

namespace kontor {

const QList<Choice> &ChoicesOf<Progress>::choices()
{
    static const QList<Choice> list = {
        {"nothing", {"Progress", QT_TRANSLATE_NOOP("Progress", "Not yet")}},
        {"partly", {"Progress", QT_TRANSLATE_NOOP("Progress", "Partly")}},
        {"complete", {"Progress", QT_TRANSLATE_NOOP("Progress", "Completely")}}};
    return list;
}

} // namespace kontor
