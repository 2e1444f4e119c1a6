#pragma once

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <functional>
#include <unistd.h>

/// The other end of a TalkingProcess.
namespace kontor::test {

inline void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

/// Hands on the lines of the standard input; where that ends, the program does.
class LineInput final : public QObject
{
public:
    explicit LineInput(const std::function<void(const QString &line)> &run)
        : m_run(run), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
    }

private:
    void read()
    {
        std::array<char, 4096> buffer{};
        const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_bytes += QByteArray(buffer.data(), count);
        for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
            const QString line = QString::fromUtf8(m_bytes.left(end));
            m_bytes.remove(0, end + 1);
            m_run(line);
        }
    }

    std::function<void(const QString &line)> m_run;
    QSocketNotifier m_input;
    QByteArray m_bytes;
};

} // namespace kontor::test
