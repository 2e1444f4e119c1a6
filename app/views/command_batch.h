#pragma once

#include "app/models/data_source.h"

namespace kontor {

/// Runs one command on several records, one after the other, and collects what failed and why.
class CommandBatch final : public QObject
{
    Q_OBJECT

public:
    struct Target {
        QUuid id;
        qint64 version = 0;
        QString title;
    };
    struct Failure {
        QString title;
        Error error;
    };

    /// `command` with its entity: "sales_order.confirm".
    CommandBatch(DataSource &source, const QString &command, const QMap<QString, Value> &parameters,
                 const QList<Target> &targets, QObject *parent = nullptr);

    void start();
    /// Stops before the next record; finished() tells what was done.
    void cancel() { m_cancelled = true; }

    int total() const { return static_cast<int>(m_targets.size()); }
    int done() const { return m_done; }
    const QList<Failure> &failures() const { return m_failures; }
    /// The records as the command left them.
    const QList<Record> &records() const { return m_records; }

signals:
    void progressed(int tried);
    void finished();

private:
    void next();

    DataSource &m_source;
    QString m_command;
    QMap<QString, Value> m_parameters;
    QList<Target> m_targets;
    QList<Failure> m_failures;
    QList<Record> m_records;
    qsizetype m_next = 0;
    int m_done = 0;
    bool m_cancelled = false;
};

} // namespace kontor
