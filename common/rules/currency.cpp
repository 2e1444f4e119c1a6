#include "common/rules/currency.h"

#include <QHash>

namespace kontor::rules {

int currencyDigits(const QString &code)
{
    // ISO 4217 list one; currencies with two minor units are left out.
    static const QHash<QString, int> digits = [] {
        QHash<QString, int> table;
        for (const char *none : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                 "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}) {
            table.insert(QString::fromLatin1(none), 0);
        }
        for (const char *three : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}) {
            table.insert(QString::fromLatin1(three), 3);
        }
        for (const char *four : {"CLF", "UYW"}) {
            table.insert(QString::fromLatin1(four), 4);
        }
        return table;
    }();
    return digits.value(code, 2);
}

} // namespace kontor::rules
