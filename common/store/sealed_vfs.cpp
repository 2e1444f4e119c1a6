#include "common/store/sealed_vfs.h"

#include "common/store/sealed_page.h"

#include <QAtomicInt>
#include <QFile>

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace kontor {

namespace {

using namespace sealedPage;

/// Of the write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log).
constexpr int logHeaderBytes = 32;
constexpr int frameHeaderBytes = 24;
constexpr int saltsAt = 8; ///< in a frame's header
constexpr int frameBytes = frameHeaderBytes + pageBytes;

static_assert(SealedVfs::keyBytes == sizeof(Key::bytes));

/// One file that SQLite has open; that of the system follows it in memory.
struct SealedFile {
    sqlite3_file base;
    const Key *key;
    Nonces nonces;
    /// Of the frame whose header was written last, and where it lies.
    qint64 headerOffset;
    std::array<Byte, boundHeaderBytes> header;
    std::array<Byte, frameBytes> buffer;

    sqlite3_file *below() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    int readBelow(void *to, int count, qint64 offset)
    {
        return below()->pMethods->xRead(below(), to, count, offset);
    }
    int writeBelow(const void *from, int count, qint64 offset)
    {
        return below()->pMethods->xWrite(below(), from, count, offset);
    }
};
static_assert(sizeof(SealedFile) % 8 == 0); // what follows it is aligned

SealedFile *sealed(sqlite3_file *file)
{
    return reinterpret_cast<SealedFile *>(file);
}

// --- the database --------------------------------------------------------------------------------

/// Opens a whole page into `to`.
int readPage(SealedFile *file, Byte *to, qint64 offset)
{
    const int code = file->readBelow(to, pageBytes, offset);
    if (code != SQLITE_OK) {
        std::memset(to, 0, pageBytes);
        return code;
    }
    if (isZero(to + usedBytes, reservedBytes) && isZero(to, usedBytes)) {
        return SQLITE_OK; // the file was extended, and the page never written
    }
    const bool first = offset == 0;
    if (!open(*file->key, Place::ofPage(offset), first ? markBytes : 0, to, to)) {
        std::memset(to, 0, pageBytes);
        return SQLITE_CORRUPT;
    }
    if (first) {
        std::memcpy(to, plainMark, markBytes);
    }
    return SQLITE_OK;
}

/// What SQLite reads when it opens a database, before it locks it, is the same in all of them: the
/// size of a page and of what is reserved in it. So a new database gets the same, and one whose
/// first page is just being written is no error.
int readHeader(Byte *to, int count)
{
    std::memset(to, 0, static_cast<size_t>(count));
    std::memcpy(to, plainMark, markBytes);
    to[16] = pageBytes >> 8;
    to[17] = pageBytes & 0xff;
    to[20] = reservedBytes;
    return SQLITE_OK;
}

int readDatabase(sqlite3_file *base, void *to, int count, sqlite3_int64 offset)
{
    constexpr int headerBytes = 100;
    SealedFile *file = sealed(base);
    if (count == pageBytes && offset % pageBytes == 0) {
        return readPage(file, static_cast<Byte *>(to), offset);
    }
    if (count == headerBytes && offset == 0) {
        return readHeader(static_cast<Byte *>(to), count);
    }
    if (offset + count > pageBytes) {
        return SQLITE_IOERR_READ;
    }
    // The counter of changes; when it cannot be told, what is in memory is read anew.
    if (readPage(file, file->buffer.data(), 0) != SQLITE_OK) {
        std::memset(to, 0, static_cast<size_t>(count));
        return SQLITE_IOERR_SHORT_READ;
    }
    std::memcpy(to, file->buffer.data() + offset, static_cast<size_t>(count));
    return SQLITE_OK;
}

int writeDatabase(sqlite3_file *base, const void *from, int count, sqlite3_int64 offset)
{
    SealedFile *file = sealed(base);
    if (count != pageBytes || offset % pageBytes != 0) {
        return SQLITE_IOERR_WRITE;
    }
    const bool first = offset == 0;
    if (first) {
        std::memcpy(file->buffer.data(), file->key->mark.data(), markBytes);
    }
    seal(*file->key, file->nonces, Place::ofPage(offset), first ? markBytes : 0,
         static_cast<const Byte *>(from), file->buffer.data());
    return file->writeBelow(file->buffer.data(), pageBytes, offset);
}

// --- the write-ahead log -------------------------------------------------------------------------

int readLog(sqlite3_file *base, void *to, int count, sqlite3_int64 offset)
{
    SealedFile *file = sealed(base);
    const qint64 inFrame = offset < logHeaderBytes ? 0 : (offset - logHeaderBytes) % frameBytes;
    const bool wholeFrame = inFrame == 0 && count == frameBytes;
    const bool page = inFrame == frameHeaderBytes && count == pageBytes;
    if (!wholeFrame && !page) {
        const bool ofHeader = offset + count <= logHeaderBytes
            || (offset >= logHeaderBytes && inFrame + count <= frameHeaderBytes);
        return ofHeader ? file->readBelow(to, count, offset) : SQLITE_IOERR_READ;
    }
    const qint64 begin = offset - inFrame;
    Byte *frame = wholeFrame ? static_cast<Byte *>(to) : file->buffer.data();
    const int code = file->readBelow(frame, frameBytes, begin);
    if (code != SQLITE_OK) {
        std::memset(to, 0, static_cast<size_t>(count));
        return code;
    }
    Byte *opened = wholeFrame ? frame + frameHeaderBytes : static_cast<Byte *>(to);
    if (open(*file->key, Place::ofFrame(frame, begin), 0, frame + frameHeaderBytes, opened)) {
        return SQLITE_OK;
    }
    std::memset(opened, 0, pageBytes);
    if (!wholeFrame) {
        return SQLITE_CORRUPT;
    }
    // Whole frames are read after a crash, to find the last one that was written. One that is of
    // another log ends this one; the checksum alone would not tell, if the page was empty.
    std::for_each(frame + saltsAt, frame + frameHeaderBytes, [](Byte &byte) { byte ^= 0xff; });
    return SQLITE_OK;
}

int writeFrameHeader(SealedFile *file, const void *from, qint64 offset)
{
    const int code = file->writeBelow(from, frameHeaderBytes, offset);
    file->headerOffset = code == SQLITE_OK ? offset : -1;
    std::memcpy(file->header.data(), from, boundHeaderBytes);
    return code;
}

int writeFramePage(SealedFile *file, const Byte *page, qint64 frame)
{
    // What is reserved counts in SQLite's checksum, and is not kept.
    if (!isZero(page + usedBytes, reservedBytes)) {
        return SQLITE_IOERR_WRITE;
    }
    if (file->headerOffset != frame) {
        // A page that is written again in its transaction keeps its frame.
        const int code = file->readBelow(file->header.data(), boundHeaderBytes, frame);
        file->headerOffset = code == SQLITE_OK ? frame : -1;
        if (code != SQLITE_OK) {
            return code;
        }
    }
    seal(*file->key, file->nonces, Place::ofFrame(file->header.data(), frame), 0, page,
         file->buffer.data());
    return file->writeBelow(file->buffer.data(), pageBytes, frame + frameHeaderBytes);
}

int writeLog(sqlite3_file *base, const void *from, int count, sqlite3_int64 offset)
{
    SealedFile *file = sealed(base);
    if (offset == 0 && count == logHeaderBytes) {
        file->headerOffset = -1;
        return file->writeBelow(from, count, offset);
    }
    const qint64 inFrame = offset < logHeaderBytes ? -1 : (offset - logHeaderBytes) % frameBytes;
    if (inFrame == 0 && count == frameHeaderBytes) {
        return writeFrameHeader(file, from, offset);
    }
    if (inFrame == frameHeaderBytes && count == pageBytes) {
        return writeFramePage(file, static_cast<const Byte *>(from), offset - inFrame);
    }
    return SQLITE_IOERR_WRITE;
}

// --- what is left to the system ------------------------------------------------------------------

int closeFile(sqlite3_file *base)
{
    SealedFile *file = sealed(base);
    sodium_memzero(file->buffer.data(), file->buffer.size());
    return file->below()->pMethods->xClose(file->below());
}

/// A page is written whole or not at all as far as SQLite is concerned: it never writes parts.
int characteristics(sqlite3_file *base)
{
    constexpr int atomic = SQLITE_IOCAP_BATCH_ATOMIC | SQLITE_IOCAP_ATOMIC | 0x1ff;
    sqlite3_file *below = sealed(base)->below();
    return (below->pMethods->xDeviceCharacteristics(below) & ~atomic)
        | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

/// Calls the system's method with the system's file.
template <auto Method>
struct Below;
template <class... Arguments, int (*sqlite3_io_methods::*Method)(sqlite3_file *, Arguments...)>
struct Below<Method> {
    static int call(sqlite3_file *base, Arguments... arguments)
    {
        sqlite3_file *below = sealed(base)->below();
        return (below->pMethods->*Method)(below, arguments...);
    }
};

void shmBarrier(sqlite3_file *base)
{
    sqlite3_file *below = sealed(base)->below();
    below->pMethods->xShmBarrier(below);
}

using Methods = sqlite3_io_methods;

constexpr Methods methodsOf(decltype(Methods::xRead) read, decltype(Methods::xWrite) write)
{
    Methods methods{};
    methods.iVersion = 2; // the third would let SQLite read pages past this
    methods.xClose = &closeFile;
    methods.xRead = read;
    methods.xWrite = write;
    methods.xTruncate = &Below<&Methods::xTruncate>::call;
    methods.xSync = &Below<&Methods::xSync>::call;
    methods.xFileSize = &Below<&Methods::xFileSize>::call;
    methods.xLock = &Below<&Methods::xLock>::call;
    methods.xUnlock = &Below<&Methods::xUnlock>::call;
    methods.xCheckReservedLock = &Below<&Methods::xCheckReservedLock>::call;
    methods.xFileControl = &Below<&Methods::xFileControl>::call;
    methods.xSectorSize = &Below<&Methods::xSectorSize>::call;
    methods.xDeviceCharacteristics = &characteristics;
    methods.xShmMap = &Below<&Methods::xShmMap>::call;
    methods.xShmLock = &Below<&Methods::xShmLock>::call;
    methods.xShmBarrier = &shmBarrier;
    methods.xShmUnmap = &Below<&Methods::xShmUnmap>::call;
    return methods;
}

constexpr Methods databaseMethods = methodsOf(&readDatabase, &writeDatabase);
constexpr Methods logMethods = methodsOf(&readLog, &writeLog);

} // namespace

// --- opening -------------------------------------------------------------------------------------

struct SealedVfs::Files {
    Key key;
    sqlite3_vfs *below = sqlite3_vfs_find(nullptr);

    static Files &of(sqlite3_vfs *vfs) { return *static_cast<Files *>(vfs->pAppData); }

    /// Whether the file is new, or sealed with this key.
    int check(SealedFile *file) const
    {
        sqlite3_int64 size = 0;
        int code = file->below()->pMethods->xFileSize(file->below(), &size);
        Mark mark{};
        if (code == SQLITE_OK && size > 0) {
            code = file->readBelow(mark.data(), markBytes, 0);
            if (code == SQLITE_IOERR_SHORT_READ || mark != key.mark) {
                code = SQLITE_NOTADB;
            }
        }
        return code;
    }

    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags,
                    int *outFlags)
    {
        const Files &files = of(vfs);
        const bool database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
        base->pMethods = nullptr;
        if (!database && (flags & SQLITE_OPEN_WAL) == 0) {
            return SQLITE_CANTOPEN;
        }
        SealedFile *file = sealed(base);
        file->key = &files.key;
        file->nonces = Nonces();
        file->headerOffset = -1;
        file->below()->pMethods = nullptr;
        int code = files.below->xOpen(files.below, name, file->below(), flags, outFlags);
        if (code == SQLITE_OK && database) {
            code = files.check(file);
        }
        if (code == SQLITE_OK) {
            base->pMethods = database ? &databaseMethods : &logMethods;
        } else if (file->below()->pMethods != nullptr) {
            file->below()->pMethods->xClose(file->below());
        }
        return code;
    }
    static int remove(sqlite3_vfs *vfs, const char *name, int sync)
    {
        return of(vfs).below->xDelete(of(vfs).below, name, sync);
    }
    static int access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
    {
        return of(vfs).below->xAccess(of(vfs).below, name, flags, result);
    }
    static int fullPathname(sqlite3_vfs *vfs, const char *name, int size, char *path)
    {
        return of(vfs).below->xFullPathname(of(vfs).below, name, size, path);
    }
    static int randomness(sqlite3_vfs *vfs, int size, char *bytes)
    {
        return of(vfs).below->xRandomness(of(vfs).below, size, bytes);
    }
    static int sleep(sqlite3_vfs *vfs, int microseconds)
    {
        return of(vfs).below->xSleep(of(vfs).below, microseconds);
    }
    static int currentTime(sqlite3_vfs *vfs, double *time)
    {
        return of(vfs).below->xCurrentTime(of(vfs).below, time);
    }
    static int currentTimeInt64(sqlite3_vfs *vfs, sqlite3_int64 *time)
    {
        return of(vfs).below->xCurrentTimeInt64(of(vfs).below, time);
    }
    static int lastError(sqlite3_vfs *vfs, int size, char *text)
    {
        return of(vfs).below->xGetLastError(of(vfs).below, size, text);
    }
};

SealedVfs::SealedVfs(const QByteArray &key)
    : m_files(std::make_unique<Files>()), m_vfs(std::make_unique<sqlite3_vfs>())
{
    if (sodium_init() < 0) {
        qFatal("libsodium finds no source of random numbers");
    }
    m_files->key = keyOf(key);
    static QAtomicInt count;
    m_name = "kontor-sealed-" + QByteArray::number(count.fetchAndAddRelaxed(1));
    const sqlite3_vfs *below = m_files->below;
    m_vfs->iVersion = 2;
    m_vfs->szOsFile = static_cast<int>(sizeof(SealedFile)) + below->szOsFile;
    m_vfs->mxPathname = below->mxPathname;
    m_vfs->zName = m_name.constData();
    m_vfs->pAppData = m_files.get();
    m_vfs->xOpen = &Files::open;
    m_vfs->xDelete = &Files::remove;
    m_vfs->xAccess = &Files::access;
    m_vfs->xFullPathname = &Files::fullPathname;
    m_vfs->xRandomness = &Files::randomness;
    m_vfs->xSleep = &Files::sleep;
    m_vfs->xCurrentTime = &Files::currentTime;
    m_vfs->xGetLastError = &Files::lastError;
    m_vfs->xCurrentTimeInt64 = &Files::currentTimeInt64;
    sqlite3_vfs_register(m_vfs.get(), 0);
}

SealedVfs::~SealedVfs()
{
    sqlite3_vfs_unregister(m_vfs.get());
    sodium_memzero(&m_files->key, sizeof m_files->key);
}

bool isPlainDatabase(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
        && file.read(markBytes) == QByteArray(plainMark, markBytes);
}

} // namespace kontor
