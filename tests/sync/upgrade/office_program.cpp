#include "tests/support/trade.h"

#include <QCoreApplication>

#include <cstdio>

using namespace kontor;

/// Founds a company in an empty database, with a customer, a service and goods to sell, and tells
/// their ids:
///
///     kontor-older-office URL                     office CUSTOMER SERVICE GOODS WAREHOUSE
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto office =
        test::Office::at(QCoreApplication::arguments().value(1), SystemClock().now());
    std::printf("office");
    for (const QUuid &id :
         {test::addCustomer(*office).id.uuid(), test::addService(*office, "ADVICE").id.uuid(),
          test::addGoods(*office, "TEA").id.uuid(), test::mainWarehouse(*office).uuid()}) {
        std::printf(" %s", qPrintable(id.toString(QUuid::WithoutBraces)));
    }
    std::printf("\n");
    return EXIT_SUCCESS;
}
