#pragma once

#include "tests/support/programs.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>

namespace kontor::test {

/// A program of the build that is told by lines what to do, and tells by lines how far it has come;
/// ends with this object.
class TalkingProcess
{
public:
    TalkingProcess(const QString &program, const QStringList &arguments)
    {
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                         [this] { read(); });
        m_process.start(QStringLiteral(KONTOR_BIN_DIR "/") + program, arguments);
    }
    ~TalkingProcess() { kill(); }

    void say(const QString &line) { m_process.write(line.toUtf8() + '\n'); }
    /// Ends it as a power cut would.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        read();
    }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// Whether it has said the line, since it was started or since forget().
    bool said(const QString &line) const { return m_lines.contains(line); }
    void forget() { m_lines.clear(); }
    const QStringList &lines() const { return m_lines; }
    /// The last line that begins with this word, without it.
    QString last(const QString &word) const
    {
        const auto found =
            std::find_if(m_lines.crbegin(), m_lines.crend(),
                         [&word](const QString &line) { return line.section(u' ', 0, 0) == word; });
        return found == m_lines.crend() ? QString() : found->section(u' ', 1);
    }
    /// Waits until it has said so, or has ended.
    bool says(const QString &line)
    {
        return waitFor([&] { return said(line); });
    }
    bool ends()
    {
        return QTest::qWaitFor([&] { return !isRunning(); }, patienceMs);
    }
    template <class Condition>
    bool waitFor(Condition condition, int milliseconds = patienceMs)
    {
        return QTest::qWaitFor([&] { return condition() || !isRunning(); }, milliseconds)
            && condition();
    }

private:
    static constexpr int patienceMs = 20'000;

    void read()
    {
        m_text += m_process.readAllStandardOutput();
        for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            m_lines.append(QString::fromUtf8(m_text.left(end)));
            m_text.remove(0, end + 1);
        }
    }

    QProcess m_process;
    QByteArray m_text;
    QStringList m_lines;
};

} // namespace kontor::test
