#include "tests/bench/order_clients.h"

#include "common/wire/connection.h"
#include "tests/bench/order_company.h"
#include "tests/support/office.h"

#include <QEventLoop>

namespace kontor::bench {

using namespace Qt::StringLiterals;
using test::must;

namespace {

const QStringList steps{u"sales_order.confirm"_s, u"sales_order.deliver"_s,
                        u"sales_order.invoice"_s};

/// A person who takes one draft after the other through all steps.
class Clerk
{
public:
    Clerk(const Clock &clock, int number, int orders, const std::function<void()> &finished)
        : m_connection(clock, {}), m_number(number), m_orders(orders), m_finished(finished)
    {
    }

    void signIn(const Served &served)
    {
        QEventLoop loop;
        m_connection.open({u"127.0.0.1"_s, served.port(), served.fingerprint()})
            .then(&m_connection, [this, &loop](const Result<wire::HelloReply> &hello) {
                must(hello);
                m_connection.request(wire::SignIn{u"admin"_s, password, {}, {}})
                    .then(&m_connection, [&loop](const Result<wire::SignInReply> &reply) {
                        must(reply);
                        loop.quit();
                    });
            });
        loop.exec();
    }

    void takeNext()
    {
        if (m_step == m_orders * steps.size()) {
            m_finished();
            return;
        }
        wire::Execute execute;
        execute.command = newUuid();
        execute.name = steps.at(m_step % steps.size());
        execute.arguments.record = draftId(m_number, static_cast<int>(m_step / steps.size()) + 1);
        ++m_step;
        m_connection.request(execute).then(&m_connection,
                                           [this](const Result<wire::ExecuteReply> &reply) {
                                               must(reply);
                                               takeNext();
                                           });
    }

private:
    wire::Connection m_connection;
    int m_number;
    int m_orders;
    std::function<void()> m_finished;
    qsizetype m_step = 0;
};

} // namespace

double workThroughOrders(const Served &served, const QList<int> &clients, int orders)
{
    const SystemClock clock;
    QEventLoop loop;
    qsizetype working = clients.size();
    std::vector<std::unique_ptr<Clerk>> clerks;
    for (const int client : clients) {
        clerks.push_back(std::make_unique<Clerk>(clock, client, orders, [&] {
            if (--working == 0) {
                loop.quit();
            }
        }));
        clerks.back()->signIn(served);
    }
    QElapsedTimer timer;
    timer.start();
    for (const auto &clerk : clerks) {
        clerk->takeNext();
    }
    loop.exec();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace kontor::bench
