#include "app/session/server_list.h"
#include "app/session/session.h"
#include "common/base/when_done.h"
#include "common/entities/party/party.h"
#include "common/entities/sales/sales_order.h"
#include "tests/sync/crash_points.h"
#include "tests/sync/line_input.h"

using namespace Qt::StringLiterals;

/// A desktop without windows, for tests that end processes: the real session, driven by lines on
/// the standard input, telling on the standard output how far it has come.
///
///     kontor-test-device FOLDER SERVER[,SERVER...] LOGIN FINGERPRINT [DAYS]
///
/// DAYS: so many days its clock is behind.
///
/// in                                   out
///                                      state LINK WAITING ATTENTION [CODE], whenever it changes
/// order CUSTOMER PRODUCT REFERENCE     stored create, stored confirm, saved REFERENCE
/// customer NAME [CODE]                 saved NAME
/// edit NAME FIELD VALUE                saved NAME
/// list                                 orders REFERENCE=STATE ...
/// find NAME                            found COUNT, of customers
/// attention                            attention CODE ...
/// sign-in                              signed in, or refused CODE
/// crash POINT, disk full, disk free
/// disconnect, reconnect, quit
namespace kontor {
namespace {

using test::say;

QString linkText(SyncState::Link link)
{
    switch (link) {
    case SyncState::Link::Offline:
        return u"offline"_s;
    case SyncState::Link::Connecting:
        return u"connecting"_s;
    case SyncState::Link::Syncing:
        return u"syncing"_s;
    case SyncState::Link::Online:
        break;
    }
    return u"online"_s;
}

/// The machine's clock, behind by some days.
class LateClock final : public Clock
{
public:
    explicit LateClock(int days) : m_days(days) {}
    Instant now() const override { return m_clock.now() - m_days * dayMs; }
    qint64 monotonicMs() const override { return m_clock.monotonicMs(); }
    QDate today() const override { return m_clock.today().addDays(-m_days); }

private:
    static constexpr Instant dayMs = 86'400'000;
    SystemClock m_clock;
    int m_days;
};

class Device final : public QObject
{
public:
    Device(const SessionOptions &options, const Credentials &credentials, int daysLate)
        : m_clock(daysLate),
          m_session(m_clock, options),
          m_credentials(credentials),
          m_input([this](const QString &line) { run(line.split(u' ')); })
    {
        connect(&m_session, &DataSource::stateChanged, this, [this] { tellState(); });
        const bool known = m_session.canSignInOffline(credentials.server, credentials.login);
        tellSignIn(known ? m_session.signInOffline(credentials) : m_session.signIn(credentials));
    }

private:
    void tellSignIn(const QFuture<Result<void>> &signedIn)
    {
        whenDone(signedIn, this, [](const Result<void> &done) {
            say(done ? u"signed in"_s : u"refused "_s + done.error().code);
        });
    }

    void tellState()
    {
        const SyncState state = m_session.state();
        const QString line = u"state %1 %2 %3 %4"_s.arg(linkText(state.link))
                                 .arg(state.waiting)
                                 .arg(state.attention)
                                 .arg(state.error.code);
        if (line != m_told) {
            m_told = line;
            say(line.trimmed());
        }
    }

    void run(const QStringList &words)
    {
        const QString &verb = words.first();
        if (verb == u"order") {
            order(words);
        } else if (verb == u"customer") {
            customer(words.value(1), words.value(2));
        } else if (verb == u"edit") {
            edit(words.value(1), words.value(2), words.value(3));
        } else if (verb == u"list") {
            list();
        } else if (verb == u"find") {
            find(words.value(1));
        } else if (verb == u"attention") {
            attention();
        } else if (verb == u"crash") {
            test::crashAt(words.value(1).toInt());
        } else if (verb == u"disk") {
            test::fillDisk(words.value(1) == u"full");
        } else if (verb == u"sign-in") {
            tellSignIn(m_session.signIn(m_credentials));
        } else if (verb == u"disconnect") {
            m_session.disconnectFromServer();
        } else if (verb == u"reconnect") {
            m_session.reconnect();
        } else if (verb == u"quit") {
            QCoreApplication::quit();
        } else {
            say(u"unknown "_s + verb);
        }
    }

    void customer(const QString &name, const QString &code)
    {
        Arguments arguments;
        arguments.record = newUuid();
        arguments.values = {{u"name"_s, Value(name)}};
        if (!code.isEmpty()) {
            arguments.values.insert(u"code"_s, Value(code));
        }
        execute(u"party.create"_s, arguments, [name] { say(u"saved "_s + name); });
    }

    /// The customers of this name.
    QFuture<Result<Page>> named(const QString &name)
    {
        Query query;
        query.entity = &Party::entity;
        query.filter = Filter::equal("name", Value(name));
        return m_session.list(query);
    }

    void find(const QString &name)
    {
        whenDone(named(name), this, [](const Result<Page> &page) {
            say(u"found %1"_s.arg(page ? page->rows.size() : 0));
        });
    }

    void edit(const QString &name, const QString &field, const QString &value)
    {
        whenDone(named(name), this, [=, this](const Result<Page> &page) {
            if (!page || page->rows.isEmpty()) {
                say(u"refused unknown"_s);
                return;
            }
            const Record &record = page->rows.first().record;
            Arguments arguments;
            arguments.record = record.id;
            arguments.values = {{field, Value(value)}};
            arguments.base = {{field, record.value(field.toLatin1().constData())}};
            arguments.baseVersion = record.version;
            execute(u"party.update"_s, arguments, [name] { say(u"saved "_s + name); });
        });
    }

    void order(const QStringList &words)
    {
        const QString reference = words.value(3);
        SalesOrder order;
        order.customer = Id<Party>(QUuid::fromString(words.value(1)));
        SalesOrderLine line;
        line.product = Id<Product>(QUuid::fromString(words.value(2)));
        line.quantity = Quantity::fromInteger(1);
        order.lines = {line};
        Arguments create;
        create.record = newUuid();
        create.values = {{u"customer"_s, Value(order.customer)},
                         {u"date"_s, Value(m_clock.today())},
                         {u"customer_reference"_s, Value(reference)}};
        create.lines = toRecord(order).lines;
        Arguments confirm;
        confirm.record = create.record;
        execute(u"sales_order.create"_s, create, [this, confirm, reference] {
            say(u"stored create"_s);
            execute(u"sales_order.confirm"_s, confirm, [reference] {
                say(u"stored confirm"_s);
                say(u"saved "_s + reference);
            });
        });
    }

    void execute(const QString &command, const Arguments &arguments,
                 const std::function<void()> &stored)
    {
        const auto answered = [stored](const Result<QList<Record>> &done) {
            if (done) {
                stored();
            } else {
                say(u"refused "_s + done.error().code);
            }
        };
        whenDone(m_session.execute(command, arguments), this, answered);
    }

    void list()
    {
        Query query;
        query.entity = &SalesOrder::entity;
        query.limit = 1000;
        whenDone(m_session.list(query), this, [](const Result<Page> &page) {
            QStringList words{u"orders"_s};
            for (const ListRow &row : page ? page->rows : QList<ListRow>()) {
                words.append(row.record.value("customer_reference").toText() + u'='
                             + row.record.value("state").toText());
            }
            say(words.join(u' '));
        });
    }

    void attention()
    {
        whenDone(m_session.attention(), this, [](const Result<QList<AttentionItem>> &items) {
            QStringList words{u"attention"_s};
            for (const AttentionItem &item : items ? *items : QList<AttentionItem>()) {
                words.append(item.error.code);
            }
            say(words.join(u' '));
        });
    }

    LateClock m_clock;
    Session m_session;
    const Credentials m_credentials;
    test::LineInput m_input;
    QString m_told;
};

} // namespace
} // namespace kontor

int main(int argc, char **argv)
{
    using namespace kontor;
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5 || words.size() > 6) {
        say(u"usage FOLDER SERVER LOGIN FINGERPRINT [DAYS]"_s);
        return EXIT_FAILURE;
    }
    SessionOptions options;
    options.folder = words.at(1);
    options.deviceName = u"laptop"_s;
    // Of several servers only the first was compared; they show the same certificate.
    trustFingerprint(options.folder, serverList(words.at(2)).first(), words.at(4));
    Device device(options, {words.at(2), words.at(3), u"correct horse"_s}, words.value(5).toInt());
    return QCoreApplication::exec();
}
