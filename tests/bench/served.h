#pragma once

#include "server/engine/engine.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>

#include <memory>

namespace kontor::bench {

/// A founded company's engine as kontor-server opens it, and the server's network side over TLS on
/// a thread of its own.
class Served
{
public:
    /// The database holds a company already; see foundCompany().
    explicit Served(const QString &url);
    ~Served();

    Engine &engine() const { return *m_engine; }
    quint16 port() const { return m_port; }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    QString fingerprint() const { return m_fingerprint; }

private:
    void serve();

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Registry m_registry;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QThread> m_thread;
    QSemaphore m_ready;
    quint16 m_port = 0;
    QString m_fingerprint;
};

/// The password of everyone here.
inline const QString password = QStringLiteral("correct horse");

/// Founds a company in an empty database, with "admin" in it.
void foundCompany(const QString &url);

/// A figure on each of the databases.
struct BothFigures {
    double sqlite = 0;
    double postgres = 0;
};
/// Measures on an empty SQLite database, then on one of a PostgreSQL that waits for the disk.
BothFigures onBothDatabases(double (*measure)(const QByteArray &database, const QString &url));

} // namespace kontor::bench
