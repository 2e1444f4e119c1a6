#include "server/sample/parties.h"

namespace kontor::sample {

namespace {

constexpr int suppliersAtScaleOne = 60;
constexpr int customersAtScaleOne = 330;

QString domainOf(const QString &name)
{
    QString domain;
    for (const QChar letter : name.toLower()) {
        if (letter.isLetterOrNumber() && letter.unicode() < 128) {
            domain += letter;
        }
    }
    return domain + QStringLiteral(".example");
}

} // namespace

Parties::Parties(World &world, People &people)
    : m_world(world), m_people(people), m_lists("companies", world.inChinese())
{
}

Parties::Seat Parties::chineseSeat()
{
    const QJsonObject city = m_world.any(m_lists.array("cities")).toObject();
    const QJsonObject brand = m_world.any(m_lists.array("brands")).toObject();
    const QJsonObject trade = m_world.any(m_lists.array("trades")).toObject();
    Seat seat;
    seat.companyName = city.value(u"zh").toString() + brand.value(u"zh").toString()
        + trade.value(u"zh").toString() + QStringLiteral("有限公司");
    seat.domain = domainOf(brand.value(u"pinyin").toString() + city.value(u"en").toString()
                           + trade.value(u"en").toString().left(4));
    seat.country = QStringLiteral("CN");
    seat.region = city.value(u"region").toString();
    seat.city = city.value(u"zh").toString();
    seat.street =
        city.value(u"street").toString() + QStringLiteral("%1号").arg(m_world.between(1, 1999));
    seat.postalCode = city.value(u"postal_code").toString();
    seat.industry = trade.value(u"industry_zh").toString();
    seat.areaCode = QStringLiteral("+86 5%1").arg(m_world.between(10, 99));
    return seat;
}

Parties::Seat Parties::otherSeat()
{
    const QJsonObject city = m_world.any(m_lists.array("abroad_cities")).toObject();
    const QJsonObject trade = m_world.any(m_lists.array("abroad_trades")).toObject();
    const QString brand = m_world.any(m_lists.strings("abroad_brands"));
    const QString country = city.value(u"country").toString();
    const QString form = m_lists.object("abroad_forms").value(country).toString();
    Seat seat;
    seat.companyName = QStringList{brand, trade.value(u"en").toString(), form}.join(u' ');
    seat.domain = domainOf(brand + trade.value(u"en").toString().left(5));
    seat.country = country;
    seat.region = city.value(u"region").toString();
    seat.city = city.value(u"name").toString();
    seat.street =
        QStringLiteral("%1 %2").arg(city.value(u"street").toString()).arg(m_world.between(1, 180));
    seat.postalCode = city.value(u"postal_code").toString();
    seat.industry = trade.value(u"industry").toString();
    seat.areaCode = QStringLiteral("+44 1632");
    seat.isAbroad = m_world.inChinese() || country != u"GB";
    return seat;
}

Parties::Seat Parties::seat()
{
    const bool chinese = m_world.inChinese() && m_world.chance(90);
    Seat seat = chinese ? chineseSeat() : otherSeat();
    while (m_taken.contains(seat.companyName)) {
        // The lists do not hold enough for every scale; branches do.
        const Seat other = chinese ? chineseSeat() : otherSeat();
        seat = other;
        seat.companyName += m_taken.contains(other.companyName)
            ? QStringLiteral(" (%1)").arg(m_taken.size())
            : QString();
    }
    m_taken.insert(seat.companyName);
    return seat;
}

Party Parties::party(const Seat &seat)
{
    Party party;
    party.name = seat.companyName;
    party.industry = seat.industry;
    party.region = seat.region;
    party.phone = QStringLiteral("%1 5550 %2").arg(seat.areaCode).arg(m_world.between(1000, 9999));
    party.email = QStringLiteral("info@") + seat.domain;
    party.website = QStringLiteral("https://www.") + seat.domain;
    party.taxNumber = seat.country + QString::number(910'000'000 + m_world.below(80'000'000))
        + QString::number(100'000 + m_world.below(800'000));
    const QJsonObject bank = m_world.any(m_lists.array("banks")).toObject();
    party.bank = m_lists.text(bank);
    party.bankAccount = QStringLiteral("6200 %1 %2")
                            .arg(m_world.between(1000, 9999))
                            .arg(m_world.between(1000, 9999));
    return party;
}

Result<void> Parties::addContactsAndAddresses(const Actor &actor, const Party &party,
                                              const Seat &seat)
{
    const bool chinese = seat.country == u"CN";
    const int contacts = m_world.between(1, 3);
    QString first;
    for (int i = 0; i < contacts; ++i) {
        Contact contact = m_people.contact(party, seat.domain, chinese);
        contact.isPrimary = i == 0;
        TRY(m_world.create(actor, contact));
        first = first.isEmpty() ? contact.name : first;
    }
    const int addresses = m_world.chance(30) ? 2 : 1;
    for (int i = 0; i < addresses; ++i) {
        Address address;
        address.party = party.id;
        address.kind = i == 0 ? Address::Kind::Shipping : Address::Kind::Billing;
        address.country = seat.country;
        address.region = seat.region;
        address.city = seat.city;
        address.street = seat.street;
        address.postalCode = seat.postalCode;
        address.contactName = first;
        address.phone = party.phone;
        address.isDefault = true;
        TRY(m_world.create(actor, address));
    }
    return {};
}

Result<void> Parties::makeSuppliers()
{
    TRY_ASSIGN(const QList<PaymentTerm> terms,
               m_world.select<PaymentTerm>({}, {{QStringLiteral("days"), false}}));
    for (const PaymentTerm &term : terms) {
        m_terms.append(term.id);
    }
    const qint64 count = m_world.scaled(suppliersAtScaleOne);
    for (int i = 0; i < count; ++i) {
        const Seat from = seat();
        Party supplier = party(from);
        supplier.code = QStringLiteral("S%1").arg(i + 1, 5, 10, QLatin1Char('0'));
        supplier.isCustomer = i % 12 == 0; // a few buy as well
        supplier.isSupplier = true;
        supplier.paymentTerm = m_terms.at(m_world.between(2, 4));
        TRY_ASSIGN(supplier, m_world.create(m_world.staff.buyer, supplier));
        TRY(addContactsAndAddresses(m_world.staff.buyer, supplier, from));
        m_world.suppliers.append(supplier);
    }
    return {};
}

/// Whoever sells in the region, by turns.
int Parties::sellerFor(const QString &region)
{
    const QList<Staff::Seller> &sellers = m_world.staff.sellers;
    const int first = m_world.below(static_cast<int>(sellers.size()));
    for (int i = 0; i < sellers.size(); ++i) {
        const int seller = static_cast<int>((first + i) % sellers.size());
        if (sellers.at(seller).regions.contains(region)) {
            return seller;
        }
    }
    return first;
}

Result<void> Parties::makeCustomer(const QList<Id<PriceList>> &priceLists)
{
    const Seat from = seat();
    Customer customer;
    customer.seller = sellerFor(from.region);
    customer.isAbroad = from.isAbroad;
    const Actor &actor = m_world.staff.sellers.at(customer.seller).actor;
    Party wanted = party(from);
    wanted.code = QStringLiteral("C%1").arg(m_world.customers.size() + 1, 5, 10, QLatin1Char('0'));
    const int rank = m_world.below(100);
    wanted.level = rank < 12 ? Party::Level::A
        : rank < 35          ? Party::Level::B
        : rank < 75          ? Party::Level::C
                             : Party::Level::D;
    customer.weight = rank < 12 ? 12 : rank < 35 ? 5 : rank < 75 ? 2 : 1;
    customer.paysMonthly = rank < 35 && m_world.chance(30);
    customer.lateDays = m_world.chance(20) ? m_world.between(20, 70) : m_world.below(6);
    wanted.owner = Id<User>(actor.user);
    wanted.paymentTerm = m_terms.at(rank < 35 ? m_world.between(2, 4) : m_world.between(0, 2));
    wanted.invoiceKind =
        m_world.inChinese() ? Party::InvoiceKind::Special : Party::InvoiceKind::Ordinary;
    if (rank < 35) {
        wanted.priceList = priceLists.at(m_world.below(static_cast<int>(priceLists.size())));
    }
    if (m_world.chance(25)) {
        wanted.note = m_world.anyText("customer_notes");
    }
    TRY_ASSIGN(customer.party, m_world.create(actor, wanted));
    TRY(addContactsAndAddresses(actor, customer.party, from));
    if (rank >= 12 && m_world.chance(40)) {
        const Amount limit = Amount::fromInteger(m_world.between(2, 9) * qint64{10'000});
        TRY(m_world.call(m_world.staff.accountant, "update", customer.party.id,
                         {{QStringLiteral("credit_limit"), Value(limit.raw())}}));
    }
    if (m_world.chance(4)) {
        const QString hold = choiceCode(Party::CreditState::Hold);
        TRY(m_world.call(m_world.staff.accountant, "update", customer.party.id,
                         {{QStringLiteral("credit_state"), Value(hold)}}));
    }
    m_world.customers.append(customer);
    return {};
}

Result<void> Parties::makeCustomers(const QList<Id<PriceList>> &priceLists)
{
    const qint64 count = m_world.scaled(customersAtScaleOne);
    for (int i = 0; i < count; ++i) {
        TRY(makeCustomer(priceLists));
    }
    return {};
}

} // namespace kontor::sample
