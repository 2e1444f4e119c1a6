#pragma once

#include "common/entities/finance/payment_term.h"
#include "common/entities/product/price_list.h"
#include "server/sample/people.h"

namespace kontor::sample {

/// Suppliers and customers with their contacts and addresses. Fills World::suppliers and
/// World::customers; customers need the price lists.
class Parties
{
public:
    Parties(World &world, People &people);

    Result<void> makeSuppliers();
    Result<void> makeCustomers(const QList<Id<PriceList>> &priceLists);

    /// Where a company has its seat, as drawn.
    struct Seat {
        QString companyName;
        QString domain;
        QString country;
        QString region;
        QString city;
        QString street;
        QString postalCode;
        QString industry;
        QString areaCode;
        bool isAbroad = false;
    };
    /// A company that nobody has heard of yet.
    Seat seat();

private:
    Seat chineseSeat();
    Seat otherSeat();
    Party party(const Seat &seat);
    Result<void> addContactsAndAddresses(const Actor &actor, const Party &party, const Seat &seat);
    Result<void> makeCustomer(const QList<Id<PriceList>> &priceLists);
    int sellerFor(const QString &region);

    World &m_world;
    People &m_people;
    Lists m_lists;
    QSet<QString> m_taken;
    QList<Id<PaymentTerm>> m_terms; ///< from the shortest to the longest
};

} // namespace kontor::sample
