#pragma once

#include "tests/support/programs.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>

namespace kontor::test {

/// A kontor-test-device process (tests/sync/device_program.cpp); ends with this object.
class DeviceProcess
{
public:
    DeviceProcess(const QString &folder, const QString &server, const QString &login,
                  const QString &fingerprint)
    {
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                         [this] { read(); });
        m_process.start(QStringLiteral(KONTOR_BIN_DIR "/kontor-test-device"),
                        {folder, server, login, fingerprint});
    }
    ~DeviceProcess() { kill(); }

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
                         [&word](const QString &line) { return line.startsWith(word + u' '); });
        return found == m_lines.crend() ? QString() : found->mid(word.size() + 1);
    }
    /// Waits until it has said so, or has ended.
    bool says(const QString &line)
    {
        return waitFor([&] { return said(line); });
    }
    /// Waits until it is level with the server and nothing waits.
    bool isLevel()
    {
        return waitFor([&] { return last(QStringLiteral("state")).startsWith(u"online 0"); });
    }
    /// Waits until its list of orders has this one: REFERENCE=STATE.
    bool lists(const QString &order)
    {
        qsizetype asked = 0;
        return waitFor([&] {
            const QStringList answers = m_lines.filter(QStringLiteral("orders"));
            if (!answers.isEmpty() && answers.last().split(u' ').contains(order)) {
                return true;
            }
            if (answers.size() >= asked) {
                asked = answers.size() + 1;
                say(QStringLiteral("list"));
            }
            return false;
        });
    }
    bool ends()
    {
        return QTest::qWaitFor([&] { return !isRunning(); }, patienceMs);
    }
    template <class Condition>
    bool waitFor(Condition condition)
    {
        return QTest::qWaitFor([&] { return condition() || !isRunning(); }, patienceMs)
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
