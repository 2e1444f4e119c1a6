#include "app/session/copies.h"

#include "app/session/database_files.h"
#include "app/session/log.h"
#include "common/store/sealed_vfs.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace kontor {

namespace {

const QRegularExpression &fileName()
{
    static const QRegularExpression pattern(QStringLiteral("^copy-([0-9]+)(\\.new)?\\.sqlite$"));
    return pattern;
}

struct Found {
    int number = 0;
    bool whole = false;
};

/// The files of copies in the folder, the latest first.
QList<Found> findCopies(const QString &folder)
{
    QList<Found> found;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        const auto match = fileName().match(name);
        if (match.hasMatch()) {
            found.append({match.captured(1).toInt(), match.captured(2).isEmpty()});
        }
    }
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return a.number != b.number ? a.number > b.number : a.whole > b.whole;
    });
    return found;
}

} // namespace

Copies::Copies(const QString &folder, const QByteArray &key, const Clock &clock,
               const std::shared_ptr<Workers> &storer)
    : m_folder(folder), m_key(key), m_clock(clock), m_storer(storer)
{
}

Copies::~Copies()
{
    m_storer->waitForDone();
}

bool Copies::exist(const QString &folder)
{
    const QList<Found> found = findCopies(folder);
    return std::any_of(found.begin(), found.end(), [](const Found &copy) { return copy.whole; });
}

QString Copies::path(int number, bool whole) const
{
    return m_folder + QStringLiteral("/copy-%1").arg(number)
        + (whole ? QStringLiteral(".sqlite") : QStringLiteral(".new.sqlite"));
}

qint64 Copies::bytes() const
{
    qint64 sum = 0;
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QStringLiteral("copy-*")}, QDir::Files);
    for (const QFileInfo &file : files) {
        sum += file.size();
    }
    return sum;
}

Result<void> Copies::open()
{
    for (const Found &found : findCopies(m_folder)) {
        m_number = std::max(m_number, found.number);
        if (found.whole && !m_inUse && openWhole(found.number)) {
            continue;
        }
        if (!found.whole && !m_inUse && !m_new) {
            openUnfinished(found.number);
            if (m_new) {
                continue;
            }
        }
        databaseFiles::remove(path(found.number, found.whole));
    }
    return {};
}

/// Fails when the file is damaged or of another program.
Result<void> Copies::openWhole(int number)
{
    const bool plain = isPlainDatabase(path(number, true));
    auto opened =
        Cache::open(path(number, true), Cache::Role::InUse, m_clock, plain ? QByteArray() : m_key);
    auto state = opened ? (*opened)->state() : Result<CacheState>(Unexpected(opened.error()));
    if (!state || state->cursor.isNull() || state->position) {
        qCWarning(lcSession) << "a copy cannot be used:"
                             << (state ? QStringLiteral("empty") : state.error().code);
        return fail("copy_damaged");
    }
    m_inUse = *opened;
    m_state = *state;
    if (m_state.schema != Cache::currentSchema() || (plain && !m_key.isEmpty())) {
        // It serves until the server has been asked for a new one.
        m_state.cursor = {};
    }
    return {};
}

void Copies::openUnfinished(int number)
{
    auto opened = Cache::open(path(number, false), Cache::Role::New, m_clock, m_key);
    auto state = opened ? (*opened)->state() : Result<CacheState>(Unexpected(opened.error()));
    if (state && !state->cursor.isNull() && state->schema == Cache::currentSchema()) {
        m_new = *opened;
        m_newState = *state;
    }
}

Result<void> Copies::begin(const CacheState &state)
{
    m_new.reset();
    for (const Found &found : findCopies(m_folder)) {
        if (!found.whole) {
            databaseFiles::remove(path(found.number, false));
        }
    }
    ++m_number;
    TRY_ASSIGN(m_new, Cache::open(path(m_number, false), Cache::Role::New, m_clock, m_key));
    m_newState = state;
    return m_new->storePage({}, state);
}

Result<void> Copies::storePage(const SnapshotPage &page, const CacheState &state)
{
    TRY_ASSIGN(QList<RecordRows> rows, Cache::prepare(page));
    TRY(storedPages());
    m_storer->start([this, cache = m_new, rows = std::move(rows), state]() mutable {
        m_stored = cache->storePage(rows, state);
        cache.reset(); // the last owner must be the one that closes it
        // Giving a page's many small pieces back takes half as long as storing them.
        m_tidier.start([pieces = std::exchange(rows, {})] {});
    });
    return {};
}

Result<void> Copies::storedPages()
{
    m_storer->waitForDone();
    return std::exchange(m_stored, {});
}

Result<void> Copies::useNew()
{
    // Closed, so that nothing of it is left in its write-ahead log when it gets its name.
    m_new.reset();
    const QString whole = path(m_number, true);
    TRY(databaseFiles::rename(path(m_number, false), whole));
    TRY_ASSIGN(const std::shared_ptr<Cache> cache,
               Cache::open(whole, Cache::Role::InUse, m_clock, m_key));
    m_inUse = cache;
    m_state = std::exchange(m_newState, {});
    for (const Found &found : findCopies(m_folder)) {
        if (found.number != m_number) {
            databaseFiles::remove(path(found.number, found.whole));
        }
    }
    return {};
}

void Copies::wipe()
{
    m_storer->waitForDone();
    m_stored = {};
    m_inUse.reset();
    m_new.reset();
    m_state = {};
    m_newState = {};
    for (const Found &found : findCopies(m_folder)) {
        databaseFiles::remove(path(found.number, found.whole));
    }
}

} // namespace kontor
