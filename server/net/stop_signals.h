#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace kontor {

/// Turns SIGTERM and SIGINT into a Qt signal. One of these per process.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    /// Gives the signals back to the system.
    ~StopSignals() override;

signals:
    void raised();

private:
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace kontor
