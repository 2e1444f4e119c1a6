#pragma once

#include "common/base/result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace kontor::test {

/// How to reach one database of a PostgresCluster; there is no password.
struct PostgresDatabase {
    QString host;
    int port = 0;
    QString user;
    QString name;

    /// postgres://user@host:port/name
    QString url() const;
};

/// A private PostgreSQL for one test program: its own data folder below the temporary folder, a
/// free port on 127.0.0.1, every local user trusted. It ends with this object, and with this
/// process even when the process is killed. Works for root too, as whom the server runs as the user
/// postgres.
///
/// Start it on a thread that lives as long as the cluster is needed (the main thread): the kernel
/// stops the server when the thread that started it ends.
class PostgresCluster
{
public:
    /// Fast does not wait for the disk: for tests of behaviour. Durable keeps PostgreSQL's
    /// defaults: for measurements and for tests that crash the server.
    enum class Durability { Fast, Durable };

    /// Starts a server; returns once it accepts connections (about 0.2 s; 1 s more for the first
    /// one of a build folder). Errors: postgres_not_installed, postgres_data_folder_failed,
    /// postgres_start_failed; the argument "detail" says more.
    static Result<std::unique_ptr<PostgresCluster>> start(Durability durability = Durability::Fast);

    ~PostgresCluster();
    PostgresCluster(const PostgresCluster &) = delete;
    PostgresCluster &operator=(const PostgresCluster &) = delete;

    /// Makes a database: empty, or a copy of another one that nobody is connected to.
    /// Errors: postgres_database_failed.
    Result<PostgresDatabase> createDatabase(const QString &name, const QString &copyOf = {});

    int port() const { return m_port; }
    qint64 processId() const { return m_server.processId(); }
    /// What the server has written so far.
    QString log() const;

    /// Ends the server as a power cut would: no shutdown, connections break.
    void crash();
    /// Starts the server again after crash(), on the same port and data.
    Result<void> restart();

private:
    explicit PostgresCluster(Durability durability);
    Result<void> prepareFolder();
    Result<void> launch();
    Result<void> waitUntilReady();

    Durability m_durability;
    QTemporaryDir m_folder;
    QProcess m_server;
    int m_port = 0;
};

} // namespace kontor::test
