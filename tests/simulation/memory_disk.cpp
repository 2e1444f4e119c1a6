#include "tests/simulation/memory_disk.h"

#include "tests/simulation/faulty_store.h"
#include "tests/simulation/memory_store.h"

#include <QDir>
#include <QDirIterator>

namespace kontor::sim {

namespace {

const QByteArray markerBegin = QByteArrayLiteral("database in memory ");

/// The number of the database that a file stands for; 0: it is another file.
quint64 numberIn(const QByteArray &bytes)
{
    return bytes.startsWith(markerBegin) ? bytes.mid(markerBegin.size()).toULongLong() : 0;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("%s cannot be written", qPrintable(path));
    }
}

constexpr qsizetype damagedBytes = 4096;

bool isSqlite(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(6) == "SQLite";
}

/// A real file as it is now, to be looked at.
std::shared_ptr<MemoryFile> realFile(const QString &path)
{
    ConnectionOptions options;
    options.database = path;
    auto opened = isSqlite(path) ? Connection::open(options) : fail("database_unreachable");
    if (!opened) {
        return nullptr;
    }
    const auto file = std::make_shared<MemoryFile>();
    file->connection.reset(static_cast<SqliteConnection *>(opened->release()));
    return file;
}

/// New databases of one kind are all alike, and cost the most to make.
QHash<QString, Image> &newImages()
{
    static QHash<QString, Image> images;
    return images;
}

/// Says for what a database is prepared.
QString purposeOf(const StoreOptions &options)
{
    return QStringLiteral("%1 of %2 entities, %3")
        .arg(static_cast<int>(options.role))
        .arg(options.entities.size())
        .arg(options.bookkeeping.size());
}

/// Made once for each purpose.
std::shared_ptr<const Schema> knownSchema(const QString &purpose, const StoreOptions &options)
{
    static QHash<QString, std::shared_ptr<const Schema>> schemas;
    std::shared_ptr<const Schema> &schema = schemas[purpose];
    if (!schema) {
        schema = schemaFor(options);
    }
    return schema;
}

std::map<QString, Mount *> &mounted()
{
    static std::map<QString, Mount *> places;
    return places;
}

std::optional<Result<std::unique_ptr<Store>>> openMounted(const StoreOptions &options,
                                                          const Clock &clock)
{
    const QString path = options.url.section(u':', 1);
    for (const auto &[folder, place] : mounted()) {
        if (path.startsWith(folder + u'/')) {
            return place->open(options, path, clock);
        }
    }
    return std::nullopt;
}

} // namespace

void mount(const QString &folder, Mount *place)
{
    if (place == nullptr) {
        mounted().erase(folder);
    } else {
        mounted()[folder] = place;
    }
    openAsMounted();
}

void openAsMounted()
{
    setStoreOpener(mounted().empty() ? StoreOpener() : &openMounted);
}

Result<std::unique_ptr<Store>> MemoryDisk::open(const StoreOptions &options, const QString &path,
                                                const Clock &clock)
{
    if (m_down) {
        return fail("database_unreachable");
    }
    if (m_keepsFiles) {
        return openFile(options, clock);
    }
    std::shared_ptr<MemoryFile> found = file(path);
    const QString purpose = purposeOf(options);
    if (!found) {
        emptyOutboxOf(path);
        found = std::make_shared<MemoryFile>();
        const Image known = newImages().value(purpose);
        found->connection = connectionTo(known, purpose);
        found->prepared = known.isEmpty() ? QString() : purpose;
        found->durable = options.durable && !m_planted.outboxNotFlushed;
        m_files.emplace(++m_count, found);
        writeFile(path, markerBegin + QByteArray::number(m_count));
    }
    const auto schema = knownSchema(purpose, options);
    found->connection->setSchema(schema);
    found->connection->keepIdsInBytes(hasIdsInBytes(options));
    if (found->prepared != purpose) {
        const bool isNew = found->prepared.isEmpty();
        TRY(prepareTables(*found->connection, options));
        nameTables(*found->connection);
        found->prepared = purpose;
        if (isNew) {
            newImages().insert(purpose, imageOf(*found->connection));
        }
    }
    if (m_keepFlushed && !found->durable && found->flushed.isEmpty()) {
        found->flushed = imageOf(*found->connection);
    }
    limit(*found);
    return std::unique_ptr<Store>(new MemoryStore(found, *this, schema, clock));
}

std::shared_ptr<MemoryFile> MemoryDisk::file(const QString &path) const
{
    if (m_keepsFiles) {
        return realFile(path);
    }
    const auto found = m_files.find(numberIn(readFile(path)));
    return found == m_files.end() ? nullptr : found->second;
}

// --- real files ---------------------------------------------------------------------------------

Result<std::unique_ptr<Store>> MemoryDisk::openFile(const StoreOptions &options, const Clock &clock)
{
    FaultyStore::Faults faults;
    faults.isDown = [this] { return m_down; };
    faults.endsAt = [this](FaultyStore::Moment moment) {
        return endsAt(moment == FaultyStore::Moment::After ? Moment::After : Moment::Before);
    };
    return FaultyStore::open(options, clock, faults);
}

/// Writes a database, not in the mode of a write-ahead log, which the image has none of.
void MemoryDisk::putFile(const QString &path, const Image &image) const
{
    for (const QString &beside : {QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile::remove(path + beside);
    }
    Image plain = image;
    plain[18] = plain[19] = 1;
    writeFile(path, plain);
}

// --- faults -------------------------------------------------------------------------------------

void MemoryDisk::crashAtCommit(int count, bool after)
{
    m_commitsLeft = count;
    m_crashAfter = after;
}

bool MemoryDisk::endsAt(Moment moment)
{
    if (m_spared || m_commitsLeft == 0 || m_crashAfter != (moment == Moment::After)) {
        return false;
    }
    if (--m_commitsLeft == 0) {
        m_down = true;
        m_wentDown();
    }
    return m_down;
}

void MemoryDisk::committed(MemoryFile &file)
{
    // Now and then the system writes out what it has held back.
    if (m_keepFlushed && !file.durable && ++m_commits % 5 == 0) {
        file.flushed = imageOf(*file.connection);
    }
}

void MemoryDisk::closed(MemoryFile &file)
{
    if (m_keepFlushed && !m_down && !file.durable) {
        file.flushed = imageOf(*file.connection);
    }
}

void MemoryDisk::fill(bool full)
{
    if (m_keepsFiles) {
        return;
    }
    if (std::exchange(m_full, full) != full) {
        for (const auto &[number, file] : m_files) {
            limit(*file);
        }
    }
}

/// Lets the database grow no more, or as it likes.
void MemoryDisk::limit(MemoryFile &file) const
{
    if (std::exchange(file.isFull, m_full) == m_full) {
        return;
    }
    // A damaged one takes nothing anyway.
    static_cast<void>(
        file.connection->command(QStringLiteral("PRAGMA max_page_count = ")
                                 + (m_full ? QStringLiteral("1") : QStringLiteral("1073741823"))));
}

void MemoryDisk::cutPower()
{
    for (const auto &[number, file] : m_files) {
        if (!file->durable && !file->flushed.isEmpty()) {
            file->connection = connectionTo(file->flushed, file->prepared);
            file->isFull = false;
        }
    }
}

void MemoryDisk::damage(const QString &path)
{
    if (m_keepsFiles) {
        QFile file(path);
        if (isSqlite(path) && file.open(QIODevice::ReadWrite)) {
            file.write(QByteArray(damagedBytes, 'x'));
        }
        return;
    }
    if (const auto damaged = file(path)) {
        Image image = imageOf(*damaged->connection);
        std::fill(image.begin(), image.begin() + std::min(damagedBytes, image.size()), 'x');
        damaged->connection = connectionTo(image);
        damaged->isFull = false;
        damaged->prepared.clear();
        damaged->flushed.clear();
    }
}

void MemoryDisk::emptyOutboxOf(const QString &copy)
{
    if (m_planted.outboxGoesWithCopy && copy.endsWith(QLatin1String(".new.sqlite"))) {
        const QString path = copy.section(u'/', 0, -2) + QStringLiteral("/outbox.sqlite");
        if (const auto outbox = file(path)) {
            static_cast<void>(
                outbox->connection->command(QStringLiteral("DELETE FROM command WHERE state = 0")));
        }
    }
}

// --- copies -------------------------------------------------------------------------------------

void MemoryDisk::duplicate(const QString &path, const QString &to)
{
    if (m_keepsFiles) {
        putFile(to, imageOf(*file(path)->connection));
        return;
    }
    if (const auto original = file(path)) {
        const auto copy = std::make_shared<MemoryFile>();
        copy->connection = connectionTo(imageOf(*original->connection), original->prepared);
        copy->prepared = original->prepared;
        m_files.erase(numberIn(readFile(to)));
        m_files.emplace(++m_count, copy);
        writeFile(to, markerBegin + QByteArray::number(m_count));
    }
}

MemoryDisk::Contents MemoryDisk::contents() const
{
    Contents all;
    QDirIterator walk(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        const QString name = path.mid(m_folder.size() + 1);
        if (name.endsWith(QLatin1String("/lock")) || name.endsWith(QLatin1String("-wal"))
            || name.endsWith(QLatin1String("-shm"))) {
            continue;
        }
        Contents::Item item;
        item.bytes = readFile(path);
        if (const auto known = file(path)) {
            item.isDatabase = true;
            item.image = imageOf(*known->connection);
            item.prepared = known->prepared;
            item.durable = known->durable;
        }
        all.items.emplace(name, item);
    }
    return all;
}

void MemoryDisk::restore(const Contents &contents)
{
    QDir(m_folder).removeRecursively();
    QDir().mkpath(m_folder);
    m_files.clear();
    for (const auto &[name, item] : contents.items) {
        const QString path = m_folder + u'/' + name;
        if (!item.isDatabase) {
            writeFile(path, item.bytes);
            continue;
        }
        if (m_keepsFiles) {
            putFile(path, item.image);
            continue;
        }
        const auto file = std::make_shared<MemoryFile>();
        file->connection = connectionTo(item.image, item.prepared);
        file->prepared = item.prepared;
        file->durable = item.durable && !m_planted.outboxNotFlushed;
        m_files.emplace(++m_count, file);
        writeFile(path, markerBegin + QByteArray::number(m_count));
    }
}

} // namespace kontor::sim
