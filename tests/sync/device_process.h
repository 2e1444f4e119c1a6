#pragma once

#include "tests/sync/talking_process.h"

namespace kontor::test {

/// A kontor-test-device process (tests/sync/device_program.cpp).
class DeviceProcess : public TalkingProcess
{
public:
    DeviceProcess(const QString &folder, const QString &server, const QString &login,
                  const QString &fingerprint)
        : TalkingProcess(QStringLiteral("kontor-test-device"), {folder, server, login, fingerprint})
    {
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
            const QStringList answers = lines().filter(QStringLiteral("orders"));
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
};

} // namespace kontor::test
