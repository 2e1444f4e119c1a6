#include "app/views/command_batch.h"

#include "common/base/when_done.h"

namespace kontor {

CommandBatch::CommandBatch(DataSource &source, const QString &command,
                           const QMap<QString, Value> &parameters, const QList<Target> &targets,
                           QObject *parent)
    : QObject(parent),
      m_source(source),
      m_command(command),
      m_parameters(parameters),
      m_targets(targets)
{
}

void CommandBatch::start()
{
    next();
}

void CommandBatch::next()
{
    if (m_cancelled || m_next >= m_targets.size()) {
        emit finished();
        return;
    }
    const Target &target = m_targets.at(m_next++);
    Arguments arguments;
    arguments.record = target.id;
    arguments.baseVersion = target.version;
    arguments.values = m_parameters;
    whenDone(m_source.execute(m_command, arguments), this,
             [this, title = target.title](const Result<QList<Record>> &result) {
                 if (result) {
                     ++m_done;
                     m_records += *result;
                 } else {
                     m_failures.append({title, result.error()});
                 }
                 emit progressed(static_cast<int>(m_next));
                 next();
             });
}

} // namespace kontor
