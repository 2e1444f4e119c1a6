#include "server/admin/remote.h"

#include "common/store/store.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace kontor::admin {

Remote::Remote()
{
    wire::ConnectionOptions options;
    options.hello.schema = Store::schemaVersion();
    options.hello.program = QStringLiteral("kontor-admin");
    options.hello.version = QCoreApplication::applicationVersion();
    options.hello.platform = QSysInfo::prettyProductName();
    m_connection = new wire::Connection(m_clock, options);
    m_connection->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_connection, &QObject::deleteLater);
    m_thread.start();
}

Remote::~Remote()
{
    m_thread.quit();
    m_thread.wait();
}

Result<std::unique_ptr<Remote>> Remote::open(const RemoteOptions &options)
{
    std::unique_ptr<Remote> remote(new Remote);
    // Shared: the result is taken here while the other thread is still finishing the promise.
    const auto promise = std::make_shared<QPromise<Result<wire::HelloReply>>>();
    promise->start();
    QFuture<Result<wire::HelloReply>> opened = promise->future();
    wire::Connection *connection = remote->m_connection;
    QMetaObject::invokeMethod(connection, [connection, promise, address = options.address] {
        connection->open(address).then([promise](const Result<wire::HelloReply> &reply) {
            promise->addResult(reply);
            promise->finish();
        });
    });
    TRY(opened.result());
    // Without a device name the session belongs to no device.
    wire::SignIn signIn;
    signIn.login = options.login;
    signIn.password = options.password;
    TRY(remote->request(signIn));
    return remote;
}

Result<QList<ListRow>> Remote::all(Query query)
{
    constexpr int pageRows = 500;
    QList<ListRow> rows;
    query.limit = pageRows;
    while (true) {
        wire::List list;
        list.query = query;
        TRY_ASSIGN(const wire::ListReply page, request(list));
        rows += page.rows;
        if (!page.hasMore || page.rows.isEmpty()) {
            return rows;
        }
        query.after = pageKey(query, page.rows.last());
    }
}

} // namespace kontor::admin
