#include "server/exchange/text_table.h"

namespace kontor {

qsizetype TextTable::column(const QString &name) const
{
    for (qsizetype i = 0; i < header.size(); ++i) {
        if (header.at(i).trimmed().compare(name, Qt::CaseInsensitive) == 0) {
            return i;
        }
    }
    return -1;
}

} // namespace kontor
