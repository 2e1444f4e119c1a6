#include "server/sample/sample_company.h"

#include "common/entities/purchasing/goods_receipt.h"
#include "common/entities/sales/delivery.h"
#include "common/entities/system/company.h"
#include "server/sample/books.h"
#include "server/sample/buying.h"
#include "server/sample/goods.h"
#include "server/sample/pipeline.h"

#include <QDateTime>

namespace kontor::sample {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastPercent = 5;
constexpr int mostPercent = 10'000;
constexpr int mostMonths = 120;
/// Working days until the shelves are full and selling begins.
constexpr int daysToFill = 14;

/// What an ordinary day is multiplied with, in percent: February is short of orders, autumn is not,
/// and the company grows.
int activityOf(QDate day, int percentOfHistory)
{
    constexpr int months[] = {95, 70, 105, 100, 100, 98, 92, 90, 112, 108, 115, 110};
    return months[day.month() - 1] * (80 + percentOfHistory * 40 / 100) / 100;
}

Result<void> requireBetween(const char *option, int value, int least, int most)
{
    return require(
        value >= least && value <= most, "argument_out_of_range", "",
        {{u"name"_s, QString::fromLatin1(option)}, {u"least"_s, least}, {u"most"_s, most}});
}

Instant morningOf(QDate day)
{
    return day.startOfDay().addSecs(8 * 3600 + 1800).toMSecsSinceEpoch();
}

Founding foundingOf(const World &world, const SampleOptions &options)
{
    Founding founding;
    founding.companyName = world.texts().text("company");
    founding.currency = options.inChinese ? u"CNY"_s : u"GBP"_s;
    founding.country = options.inChinese ? u"CN"_s : u"GB"_s;
    founding.chart = options.inChinese ? u"cn_small_business"_s : u"international"_s;
    founding.adminLogin = options.adminLogin;
    founding.adminName = options.inChinese ? u"管理员"_s : u"Administrator"_s;
    founding.adminPassword = options.password;
    return founding;
}

/// The company's whole history.
class History
{
public:
    History(Engine &engine, SampleClock &clock, const SampleOptions &options, QDate first,
            QDate end)
        : m_world(engine, clock, options),
          m_people(m_world),
          m_parties(m_world, m_people),
          m_buying(m_world),
          m_selling(m_world),
          m_pipeline(m_world, m_people, m_parties, m_selling),
          m_books(m_world),
          m_first(first),
          m_end(end)
    {
    }

    Result<SampleCounts> make()
    {
        m_world.clock().set(morningOf(m_first));
        TRY(found());
        TRY(prepare());
        for (QDate day = m_first; day < m_end; day = day.addDays(1)) {
            TRY(day.day() == 1 ? beginMonth(day) : Result<void>());
            TRY(day.dayOfWeek() <= Qt::Friday ? work(day) : Result<void>());
        }
        TRY(m_selling.leaveDrafts());
        TRY(m_buying.leaveDrafts());
        TRY(m_books.leaveDrafts());
        TRY(m_pipeline.leaveTasks());
        TRY(m_world.engine().runDueJobs());
        return count();
    }

private:
    Result<void> found()
    {
        Engine &engine = m_world.engine();
        TRY(engine.found(foundingOf(m_world, m_world.options())));
        TRY_ASSIGN(const QList<User> users, m_world.select<User>());
        TRY_ASSIGN(m_world.staff.admin, engine.actAs(users.first().id.uuid()));
        TRY_ASSIGN(const QList<Company> companies, m_world.select<Company>());
        const Lists &texts = m_world.texts();
        TRY(m_world.call(m_world.staff.admin, "update", companies.first().id,
                         {{u"address"_s, Value(texts.text("company_address"))},
                          {u"bank"_s, Value(texts.text("company_bank"))},
                          {u"phone"_s, Value(u"+86 21 5550 1088"_s)},
                          {u"tax_number"_s, Value(u"91310112MA1KONTOR8"_s)}}));
        return {};
    }

    Result<void> prepare()
    {
        TRY(m_people.makeStaff());
        TRY(m_parties.makeSuppliers());
        TRY(makeGoods(m_world));
        TRY_ASSIGN(const QList<Id<PriceList>> lists, makePriceLists(m_world));
        TRY(m_parties.makeCustomers(lists));
        TRY(m_selling.prepare());
        TRY(m_pipeline.prepare());
        TRY(m_books.open());
        return m_buying.stockUp();
    }

    int percentOf(QDate day) const
    {
        return static_cast<int>(m_first.daysTo(day) * 100
                                / std::max<qint64>(m_first.daysTo(m_end), 1));
    }

    Result<void> beginMonth(QDate day)
    {
        m_world.clock().set(morningOf(day));
        TRY(m_world.engine().runDueJobs());
        if (m_world.options().progress) {
            m_world.options().progress(day.toString(u"yyyy-MM"_s), percentOf(day));
        }
        if (day != m_first && day.month() % 3 == 1) {
            m_world.at(day.addDays(4), [this] { return m_buying.countStock(); });
        }
        m_books.planMonth(day);
        return {};
    }

    Result<void> work(QDate day)
    {
        m_world.clock().set(morningOf(day));
        TRY(m_world.doToday());
        const int percent = activityOf(day, percentOf(day));
        TRY(m_pipeline.day(percent));
        if (m_first.daysTo(day) < daysToFill) {
            return {};
        }
        TRY(m_selling.day(percent));
        return day.dayOfWeek() == Qt::Tuesday ? m_buying.reorder() : Result<void>();
    }

    Result<SampleCounts> count()
    {
        const Entity *const documents[] = {&Quotation::entity,     &SalesOrder::entity,
                                           &Delivery::entity,      &SalesInvoice::entity,
                                           &PurchaseOrder::entity, &GoodsReceipt::entity,
                                           &VendorBill::entity,    &Payment::entity};
        SampleCounts counts;
        counts.commands = m_world.commands();
        for (const Entity *entity : documents) {
            Query all;
            all.entity = entity;
            TRY_ASSIGN(const Totals totals, m_world.engine().totals(m_world.staff.admin, all, {}));
            counts.documents += static_cast<int>(totals.count);
        }
        return counts;
    }

    World m_world;
    People m_people;
    Parties m_parties;
    Buying m_buying;
    Selling m_selling;
    Pipeline m_pipeline;
    Books m_books;
    QDate m_first;
    QDate m_end; ///< is not lived any more
};

} // namespace

Result<SampleCounts> makeSampleCompany(const EngineOptions &engineOptions,
                                       const SampleOptions &options, const Clock &clock)
{
    TRY(requireBetween("percent", options.percent, leastPercent, mostPercent));
    TRY(requireBetween("months", options.months, 1, mostMonths));
    const QDate end = clock.today();
    const QDate first = QDate(end.year(), end.month(), 1).addMonths(-options.months);
    SampleClock past;
    past.set(morningOf(first));
    EngineOptions quick = engineOptions;
    quick.store.durable = false; // what is lost with the machine is made again
    TRY_ASSIGN(const auto engine, Engine::open(quick, past));
    return History(*engine, past, options, first, end).make();
}

} // namespace kontor::sample
