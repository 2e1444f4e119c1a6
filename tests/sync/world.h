#pragma once

#include "tests/support/trade.h"
#include "tests/sync/database_watch.h"
#include "tests/sync/device_process.h"
#include "tests/sync/proxy.h"

#include <QTemporaryDir>

namespace kontor::test {

/// A company with a salesperson, a customer and a service to sell, and the real programs around it:
/// a server process on its database, and desktops that reach it through a proxy.
class World
{
public:
    explicit World(DatabaseKind kind)
    {
        auto office = Office::open(kind);
        office->person("sales", QStringLiteral("Ana"));
        customer = addCustomer(*office).id.uuid();
        product = addService(*office, "ADVICE").id.uuid();
        m_url = office->url();
        m_watch = DatabaseWatch(m_url);
    }

    /// Starts the server, or another one on the same database, and lets new connections lead there.
    bool startServer(const QStringList &environment = {})
    {
        server.reset();
        auto started = startAnother(environment);
        server = std::move(started);
        if (server) {
            proxy.leadTo(server->address());
        }
        return server != nullptr;
    }
    /// One more on the same database, under the same certificate.
    std::unique_ptr<ServerProcess> startAnother(const QStringList &environment = {})
    {
        const bool first = m_certificate.isEmpty();
        auto folder = std::make_unique<QTemporaryDir>();
        QStringList arguments{QStringLiteral("--database"), m_url};
        arguments += first ? QStringList{QStringLiteral("--data"), m_data.path()}
                           : QStringList{QStringLiteral("--data"),        folder->path(),
                                         QStringLiteral("--certificate"), m_certificate,
                                         QStringLiteral("--private-key"), m_key};
        auto started = ServerProcess::start(arguments, environment);
        if (!started) {
            qWarning() << started.error().args;
            return nullptr;
        }
        if (first) {
            m_certificate = m_data.filePath(QStringLiteral("server.crt"));
            m_key = m_data.filePath(QStringLiteral("server.key"));
        }
        m_fingerprint = (*started)->fingerprint();
        m_folders.push_back(std::move(folder));
        return std::move(*started);
    }
    void killServer()
    {
        server->process().kill();
        server->process().waitForFinished();
    }

    /// The desktop whose copy and outbox lie in this folder, behind the proxy or another line.
    std::unique_ptr<DeviceProcess> startDevice(const QString &name = QStringLiteral("laptop"),
                                               const Proxy *line = nullptr)
    {
        return std::make_unique<DeviceProcess>(m_devices.filePath(name),
                                               (line != nullptr ? *line : proxy).address(),
                                               QStringLiteral("ana"), m_fingerprint);
    }
    QString fingerprint() const { return m_fingerprint; }
    QString databaseUrl() const { return m_url; }
    QString orderLine(const QString &reference) const
    {
        return QStringLiteral("order %1 %2 %3")
            .arg(customer.toString(QUuid::WithoutBraces), product.toString(QUuid::WithoutBraces),
                 reference);
    }

    QSqlDatabase database() { return m_watch.database(); }
    QStringList column(const QString &sql) { return m_watch.column(sql); }
    void run(const QString &sql) { column(sql); }

    /// "STATE" of each order with this reference.
    QStringList states(const QString &reference)
    {
        return column(
            QStringLiteral("SELECT state FROM sales_order WHERE customer_reference = '%1'")
                .arg(reference));
    }
    /// The legal numbers of all orders; they have no gap and no number twice.
    QStringList numbers()
    {
        return column(QStringLiteral("SELECT number FROM sales_order WHERE number IS NOT NULL"
                                     " AND number <> '' ORDER BY number"));
    }
    qint64 lastNumber()
    {
        const QStringList last =
            column(QStringLiteral("SELECT last FROM number_counter WHERE series = 'sales_order'"));
        return last.isEmpty() ? 0 : last.first().toLongLong();
    }

    QUuid customer;
    QUuid product;
    Proxy proxy;
    std::unique_ptr<ServerProcess> server;

private:
    QString m_url;
    DatabaseWatch m_watch{{}};
    QTemporaryDir m_data;
    QTemporaryDir m_devices;
    QString m_certificate;
    QString m_key;
    QString m_fingerprint;
    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
};

} // namespace kontor::test
