#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace kontor::test {

/// A line between desktops and servers that a test can slow down, hold up and cut. Lives on the
/// test's thread and works while its event loop runs.
class Proxy final : public QObject
{
public:
    Proxy()
    {
        m_listener.listen(QHostAddress::LocalHost);
        connect(&m_listener, &QTcpServer::newConnection, this, [this] { accept(); });
    }

    /// Where desktops connect.
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_listener.serverPort()); }
    /// Where new connections lead from now on, as HOST:PORT; empty: nowhere.
    void leadTo(const QString &server) { m_server = server; }
    /// What goes to the server waits here, and what comes from it.
    void holdRequests(bool hold)
    {
        m_holdsRequests = hold;
        flush();
    }
    void holdAnswers(bool hold)
    {
        m_holdsAnswers = hold;
        flush();
    }
    /// Answers wait from when desktops have sent so many bytes more.
    void holdAnswersAfter(qint64 bytes)
    {
        m_holdsFrom = m_received + bytes;
        holdAnswers(false);
    }
    /// How long everything takes in each direction.
    void delay(int milliseconds) { m_delayMs = milliseconds; }
    /// Breaks all connections.
    void cut()
    {
        const QList<Line *> lines = m_lines;
        qDeleteAll(lines);
    }

    /// Bytes that desktops have sent.
    qint64 received() const { return m_received; }
    /// Bytes that went on to servers.
    qint64 forwarded() const { return m_forwarded; }
    /// Bytes of answers that wait here.
    qint64 heldAnswers() const
    {
        qint64 bytes = 0;
        for (const Line *line : m_lines) {
            bytes += line->answers.size();
        }
        return bytes;
    }

private:
    struct Line final : QObject {
        explicit Line(QObject *parent) : QObject(parent) {}
        QTcpSocket *desktop = nullptr;
        QTcpSocket server;
        QByteArray requests;
        QByteArray answers;
    };

    void accept()
    {
        while (QTcpSocket *const desktop = m_listener.nextPendingConnection()) {
            auto *const line = new Line(this);
            m_lines.append(line);
            connect(line, &QObject::destroyed, this, [this, line] { m_lines.removeOne(line); });
            line->desktop = desktop;
            desktop->setParent(line);
            for (QTcpSocket *socket : {desktop, &line->server}) {
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
                connect(socket, &QTcpSocket::disconnected, line, &QObject::deleteLater);
                connect(socket, &QTcpSocket::errorOccurred, line, &QObject::deleteLater);
            }
            connect(desktop, &QTcpSocket::readyRead, line, [this, line] {
                const QByteArray bytes = line->desktop->readAll();
                m_received += bytes.size();
                if (m_holdsFrom > 0 && m_received >= m_holdsFrom) {
                    m_holdsFrom = 0;
                    m_holdsAnswers = true;
                }
                after(line, [this, line, bytes] {
                    line->requests += bytes;
                    pass(line);
                });
            });
            connect(&line->server, &QTcpSocket::readyRead, line, [this, line] {
                after(line, [this, line, bytes = line->server.readAll()] {
                    line->answers += bytes;
                    pass(line);
                });
            });
            connect(&line->server, &QTcpSocket::connected, line, [this, line] { pass(line); });
            if (m_server.isEmpty()) {
                line->deleteLater();
            } else {
                line->server.connectToHost(QHostAddress::LocalHost,
                                           m_server.section(u':', -1).toUShort());
            }
        }
    }

    template <class Work>
    void after(Line *line, Work work)
    {
        if (m_delayMs > 0) {
            QTimer::singleShot(m_delayMs, Qt::PreciseTimer, line, work);
        } else {
            work();
        }
    }

    void pass(Line *line)
    {
        if (!m_holdsRequests && line->server.state() == QAbstractSocket::ConnectedState) {
            m_forwarded += line->requests.size();
            line->server.write(std::exchange(line->requests, {}));
        }
        if (!m_holdsAnswers) {
            line->desktop->write(std::exchange(line->answers, {}));
        }
    }

    void flush()
    {
        const QList<Line *> lines = m_lines;
        for (Line *line : lines) {
            pass(line);
        }
    }

    QTcpServer m_listener;
    QString m_server;
    QList<Line *> m_lines;
    bool m_holdsRequests = false;
    bool m_holdsAnswers = false;
    int m_delayMs = 0;
    qint64 m_received = 0;
    qint64 m_forwarded = 0;
    qint64 m_holdsFrom = 0; ///< bytes received; 0: not of itself
};

} // namespace kontor::test
