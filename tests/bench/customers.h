#pragma once

#include "common/store/store.h"

#include <QRandomGenerator>

namespace kontor::bench {

/// Makes customers as a Chinese trading company has them, one in five with an English name, every
/// field filled as people fill it. The same seed makes the same customers, except for their ids.
class Customers
{
public:
    explicit Customers(quint32 seed = 42);

    /// What customers refer to: people, payment terms, price lists.
    QList<Record> referred() const { return m_referred; }
    /// The next so many customers.
    QList<Record> next(int count);
    /// A contact of the customer.
    Record contactOf(const Record &customer);

private:
    QString name();
    QString personName();
    QString digits(int count);
    QUuid oneOf(const QList<QUuid> &ids);
    Record stored(Record record);

    QRandomGenerator m_random;
    QList<Record> m_referred;
    QList<QUuid> m_owners;
    QList<QUuid> m_terms;
    QList<QUuid> m_priceLists;
    int m_made = 0;
};

/// Writes so many customers and what they refer to into a database, each with a contact or without.
void fillCustomers(Store &store, int count, bool withContacts);

} // namespace kontor::bench
