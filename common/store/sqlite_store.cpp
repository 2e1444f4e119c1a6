#include "common/store/sqlite_store.h"

#include "common/store/log.h"

#include <QDeadlineTimer>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

/// A batch takes in what arrives while it runs, up to these bounds, so that the first in it does
/// not wait for ever.
constexpr std::size_t mostJobs = 64;
constexpr int mostMilliseconds = 20;

} // namespace

Result<void> copyDatabase(Connection &connection, const QString &path)
{
    if (auto copied = connection.execute(u"VACUUM INTO ?"_s, {Value(path)}); !copied) {
        return fail("backup_failed", "", copied.error().args);
    }
    return {};
}

SqliteStore::SqliteStore(const ConnectionOptions &options, std::unique_ptr<Connection> writer,
                         std::shared_ptr<const Schema> schema, int connections, const Clock &clock)
    : m_options(options),
      m_writer(std::move(writer)),
      m_readers(
          [&options] {
              ConnectionOptions reading = options;
              reading.readOnly = true;
              return reading;
          }(),
          std::move(schema), connections),
      m_clock(clock)
{
    m_writer->detach();
    m_thread.reset(QThread::create([this] { writeUntilClosed(); }));
    m_thread->setObjectName("store writer"_L1);
    m_thread->start();
}

SqliteStore::~SqliteStore()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_closed = true;
        m_waiting.wakeAll();
    }
    m_thread->wait();
    m_writer->attach();
}

Result<void> SqliteStore::runWrite(const QUuid &user, const Work &work)
{
    Q_ASSERT_X(QThread::currentThread() != m_thread.get(), "Store::write", "inside another work");
    Job job{user, &work, {}, false};
    QMutexLocker lock(&m_mutex);
    m_jobs.push_back(&job);
    m_waiting.wakeOne();
    while (!job.done) {
        m_finished.wait(&m_mutex);
    }
    return job.outcome;
}

void SqliteStore::writeUntilClosed()
{
    while (true) {
        {
            QMutexLocker lock(&m_mutex);
            while (m_jobs.empty() && !m_closed) {
                m_waiting.wait(&m_mutex);
            }
            if (m_jobs.empty()) {
                return;
            }
        }
        const QMutexLocker lock(&m_writerMutex);
        m_writer->attach();
        runBatch();
        m_writer->detach();
    }
}

SqliteStore::Job *SqliteStore::takeJob()
{
    const QMutexLocker lock(&m_mutex);
    if (m_jobs.empty()) {
        return nullptr;
    }
    Job *job = m_jobs.front();
    m_jobs.pop_front();
    return job;
}

void SqliteStore::finish(const std::vector<Job *> &jobs)
{
    const QMutexLocker lock(&m_mutex);
    for (Job *job : jobs) {
        job->done = true;
    }
    m_finished.wakeAll();
}

void SqliteStore::runBatch()
{
    std::vector<Job *> jobs;
    const QDeadlineTimer deadline(mostMilliseconds);
    Result<void> batch = m_writer->begin(Dialect(kind()).beginWrite());
    while (jobs.size() < mostJobs && (jobs.empty() || !deadline.hasExpired())) {
        Job *job = takeJob();
        if (job == nullptr) {
            break;
        }
        jobs.push_back(job);
        if (batch) {
            batch = runInSavepoint(*job);
        }
        if (!batch) {
            break;
        }
    }
    if (batch) {
        batch = m_writer->commit();
    } else {
        m_writer->rollback();
    }
    if (!batch) {
        // One that fills the disk must not take the others with it.
        qCWarning(lcStore) << "batch of" << jobs.size() << "failed:" << batch.error().code
                           << batch.error().args;
        for (Job *job : jobs) {
            runAlone(*job);
        }
    }
    finish(jobs);
}

/// Fails only when the whole transaction is lost; whether the work succeeded is the job's outcome.
Result<void> SqliteStore::runInSavepoint(Job &job)
{
    TRY(m_writer->command(u"SAVEPOINT work"_s));
    Tx tx(*m_writer, m_clock, job.user);
    job.outcome = (*job.work)(tx);
    if (job.outcome) {
        job.outcome = m_writer->failure();
    }
    if (!job.outcome) {
        TRY(m_writer->command(u"ROLLBACK TO SAVEPOINT work"_s));
        m_writer->forgetFailure();
    }
    return m_writer->command(u"RELEASE SAVEPOINT work"_s);
}

void SqliteStore::runAlone(Job &job)
{
    job.outcome = m_writer->begin(Dialect(kind()).beginWrite());
    if (!job.outcome) {
        return;
    }
    Tx tx(*m_writer, m_clock, job.user);
    job.outcome = (*job.work)(tx);
    if (job.outcome) {
        job.outcome = m_writer->commit();
    } else {
        m_writer->rollback();
    }
}

Result<void> SqliteStore::readOn(Connection &connection, const Work &work)
{
    TRY(connection.begin(Dialect(kind()).beginRead()));
    Tx tx(connection, m_clock, {});
    const Result<void> outcome = work(tx);
    connection.rollback();
    return outcome;
}

Result<void> SqliteStore::runRead(const Work &work)
{
    if (m_options.isInMemory()) {
        const QMutexLocker lock(&m_writerMutex);
        m_writer->attach();
        TRY(m_writer->command(u"PRAGMA query_only = 1"_s));
        const Result<void> outcome = readOn(*m_writer, work);
        TRY(m_writer->command(u"PRAGMA query_only = 0"_s));
        m_writer->detach();
        return outcome;
    }
    TRY_ASSIGN(const ConnectionPool::Lease lease, m_readers.borrow());
    return readOn(*lease, work);
}

Result<void> SqliteStore::backup(const QString &path)
{
    TRY(require(m_options.key.isEmpty(), "backup_unsupported"));
    if (m_options.isInMemory()) {
        const QMutexLocker lock(&m_writerMutex);
        m_writer->attach();
        const Result<void> outcome = copyDatabase(*m_writer, path);
        m_writer->detach();
        return outcome;
    }
    TRY_ASSIGN(const auto connection, Connection::open(m_options));
    return copyDatabase(*connection, path);
}

} // namespace kontor
