#include "tests/bench/customers.h"

#include "common/entities/finance/payment_term.h"
#include "common/entities/party/contact.h"
#include "common/entities/party/party.h"
#include "common/entities/product/price_list.h"
#include "common/entities/system/user.h"
#include "common/rules/match_name.h"
#include "tests/support/office.h"

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

constexpr int recordsAtOnce = 2000;
constexpr Instant firstDay = 1'704'067'200'000; // 2024-01-01
constexpr qint64 twoYears = qint64{730} * 24 * 3600 * 1000;

const QStringList cities = u"北京 上海 广州 深圳 杭州 南京 苏州 成都 武汉 西安 天津 重庆 宁波 青岛 "
                           "厦门 长沙 郑州 沈阳 大连 无锡"_s.split(u' ');
const QString characters = u"华明德信瑞丰泰恒宏达鑫源盛隆兴茂嘉诚远航新创联合众智慧科汇通"
                           "博雅康安乐长春东南海天龙凤金银玉石松柏"_s;
const QStringList trades = u"贸易 科技 实业 机电 食品 纺织 五金 化工 电子 建材"_s.split(u' ');
const QStringList words =
    u"Adams Baker Carlton Dover Eastern Fairfield Grand Harbour Imperial "
    "Jubilee Kingston Lakeside Meridian Northern Orchard Pacific"_s.split(u' ');
const QString familyNames = u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"_s;

} // namespace

Customers::Customers(quint32 seed) : m_random(seed)
{
    for (int i = 0; i < 30; ++i) {
        User user;
        user.id = Id<User>::create();
        user.login = u"user%1"_s.arg(i);
        user.name = personName();
        m_owners.append(user.id.uuid());
        m_referred.append(stored(toRecord(user)));
    }
    for (int i = 0; i < 6; ++i) {
        PaymentTerm term;
        term.id = Id<PaymentTerm>::create();
        term.days = 15 * i;
        term.name = u"%1 days"_s.arg(term.days);
        m_terms.append(term.id.uuid());
        m_referred.append(stored(toRecord(term)));
    }
    for (int i = 0; i < 5; ++i) {
        PriceList list;
        list.id = Id<PriceList>::create();
        list.name = u"List %1"_s.arg(i);
        m_priceLists.append(list.id.uuid());
        m_referred.append(stored(toRecord(list)));
    }
}

QString Customers::digits(int count)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        text.append(QChar(u'0' + m_random.bounded(10)));
    }
    return text;
}

QString Customers::personName()
{
    QString name = familyNames.at(m_random.bounded(familyNames.size()));
    for (int i = m_random.bounded(1, 3); i > 0; --i) {
        name.append(characters.at(m_random.bounded(characters.size())));
    }
    return name;
}

QString Customers::name()
{
    if (m_random.bounded(5) == 0) {
        return u"%1 %2 %3 Ltd"_s.arg(words.at(m_random.bounded(words.size())),
                                     words.at(m_random.bounded(words.size())), digits(2));
    }
    QString name = cities.at(m_random.bounded(cities.size()));
    for (int i = 0; i < 3; ++i) {
        name.append(characters.at(m_random.bounded(characters.size())));
    }
    return name + trades.at(m_random.bounded(trades.size())) + u"有限公司"_s;
}

QUuid Customers::oneOf(const QList<QUuid> &ids)
{
    return ids.at(m_random.bounded(ids.size()));
}

Record Customers::stored(Record record)
{
    record.version = 1;
    record.createdAt = firstDay + m_random.bounded(twoYears);
    record.changedAt = record.createdAt + m_random.bounded(twoYears / 10);
    return record;
}

QList<Record> Customers::next(int count)
{
    QList<Record> records;
    records.reserve(count);
    for (int i = 0; i < count; ++i) {
        Party party;
        party.id = Id<Party>::create();
        party.name = name();
        party.matchName = rules::matchName(party.name);
        party.code = u"C%1"_s.arg(++m_made, 6, 10, QChar(u'0'));
        party.kind = m_random.bounded(10) == 0 ? Party::Kind::Person : Party::Kind::Company;
        party.isSupplier = m_random.bounded(20) == 0;
        party.isCustomer = !party.isSupplier || m_random.bounded(2) == 0;
        party.owner = Id<User>(oneOf(m_owners));
        party.level = static_cast<Party::Level>(m_random.bounded(5));
        party.industry = trades.at(m_random.bounded(trades.size()));
        party.region = cities.at(m_random.bounded(cities.size()));
        party.phone = u"021-"_s + digits(8);
        party.email = u"sales@c%1.example"_s.arg(m_made);
        party.website = u"www.c%1.example"_s.arg(m_made);
        party.taxNumber = u"9131"_s + digits(14);
        party.invoiceKind = static_cast<Party::InvoiceKind>(m_random.bounded(3));
        party.invoiceEmail = u"invoice@c%1.example"_s.arg(m_made);
        party.bank = u"中国银行%1支行"_s.arg(cities.at(m_random.bounded(cities.size())));
        party.bankAccount = digits(16);
        party.currency = m_random.bounded(10) == 0 ? u"USD"_s : u"CNY"_s;
        party.paymentTerm = Id<PaymentTerm>(oneOf(m_terms));
        party.creditLimit = Amount::fromRaw(m_random.bounded(100) * qint64{100'000'000});
        party.creditState =
            m_random.bounded(20) == 0 ? Party::CreditState::Hold : Party::CreditState::Good;
        party.priceList = Id<PriceList>(oneOf(m_priceLists));
        party.note = m_random.bounded(4) == 0 ? u"送货到%1仓库"_s.arg(digits(3)) : QString();
        party.lastFollowAt = firstDay + m_random.bounded(twoYears);
        party.nextFollowAt = m_random.bounded(3) == 0 ? party.lastFollowAt + 604'800'000 : 0;
        records.append(stored(toRecord(party)));
    }
    return records;
}

Record Customers::contactOf(const Record &customer)
{
    Contact contact;
    contact.id = Id<Contact>::create();
    contact.party = Id<Party>(customer.id);
    contact.name = personName();
    contact.jobTitle = u"采购经理"_s;
    contact.phone = u"021-"_s + digits(8);
    contact.mobile = u"13"_s + digits(9);
    contact.email = u"p%1@c%2.example"_s.arg(digits(4)).arg(m_made);
    contact.wechat = u"wx%1"_s.arg(digits(8));
    contact.isPrimary = true;
    return stored(toRecord(contact));
}

void fillCustomers(Store &store, int count, bool withContacts)
{
    Customers customers;
    must(store.write<void>(QUuid(), [&](Tx &tx) { return tx.put(customers.referred()); }));
    for (int made = 0; made < count; made += recordsAtOnce) {
        const QList<Record> parties = customers.next(std::min(recordsAtOnce, count - made));
        QList<Record> records = parties;
        if (withContacts) {
            for (const Record &party : parties) {
                records.append(customers.contactOf(party));
            }
        }
        must(store.write<void>(QUuid(), [&](Tx &tx) { return tx.put(records); }));
    }
}

} // namespace kontor::bench
