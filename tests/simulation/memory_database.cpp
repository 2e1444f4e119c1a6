#include "tests/simulation/memory_database.h"

#include "common/base/random.h"

#include <map>
#include <sqlite3.h>
#include <vector>

namespace kontor::sim {

namespace {

/// Most tables have a few rows, so small pages make small images.
constexpr auto pages = "PRAGMA page_size = 1024; PRAGMA secure_delete = 0";
constexpr std::size_t mostIdle = 16;

std::map<QString, std::vector<std::unique_ptr<SqliteConnection>>> &idle()
{
    static std::map<QString, std::vector<std::unique_ptr<SqliteConnection>>> connections;
    return connections;
}

/// The nonces of the change log come from here on SQLite.
void randomNumber(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int64(context, static_cast<qint64>(chance().bits()));
}

std::unique_ptr<SqliteConnection> newConnection()
{
    ConnectionOptions options;
    options.database = QStringLiteral(":memory:");
    auto opened = Connection::open(options);
    if (!opened) {
        qFatal("a database in memory cannot be opened: %s", qPrintable(opened.error().code));
    }
    std::unique_ptr<SqliteConnection> connection(
        static_cast<SqliteConnection *>(opened->release()));
    sqlite3_exec(connection->handle(), pages, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(connection->handle(), "random", 0, SQLITE_UTF8, nullptr,
                               &randomNumber, nullptr, nullptr, nullptr);
    return connection;
}

void begin(SqliteConnection &connection, const Image &image)
{
    auto *const bytes =
        static_cast<unsigned char *>(sqlite3_malloc64(static_cast<quint64>(image.size())));
    std::copy(image.begin(), image.end(), bytes);
    sqlite3_deserialize(connection.handle(), "main", bytes, image.size(), image.size(),
                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

/// What SQLite keeps the database in; nothing when that is not like a file.
sqlite3_file *fileBehind(const SqliteConnection &connection)
{
    sqlite3_file *file = nullptr;
    sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file != nullptr && file->pMethods != nullptr ? file : nullptr;
}

/// Writes the image over what was there, as another process would: a change counter that was not
/// seen before says that nothing is as it was.
void overwrite(sqlite3_file *file, const Image &image)
{
    static quint32 counter = 0;
    counter += 1 << 16;
    Image changed = image;
    for (const int place : {24, 92}) {
        for (int i = 0; i < 4; ++i) {
            changed[place + i] = static_cast<char>(counter >> (24 - 8 * i));
        }
    }
    file->pMethods->xWrite(file, changed.constData(), static_cast<int>(changed.size()), 0);
    file->pMethods->xTruncate(file, changed.size());
}

} // namespace

Image imageOf(const SqliteConnection &connection)
{
    sqlite3_int64 size = 0;
    const unsigned char *shared =
        sqlite3_serialize(connection.handle(), "main", &size, SQLITE_SERIALIZE_NOCOPY);
    if (shared != nullptr) {
        return Image(reinterpret_cast<const char *>(shared), size);
    }
    unsigned char *bytes = sqlite3_serialize(connection.handle(), "main", &size, 0);
    const Image image(reinterpret_cast<const char *>(bytes), bytes == nullptr ? 0 : size);
    sqlite3_free(bytes);
    return image;
}

std::unique_ptr<SqliteConnection> connectionTo(const Image &image, const QString &purpose,
                                               void (*equip)(SqliteConnection &))
{
    auto &known = idle()[purpose];
    if (!image.isEmpty() && !purpose.isEmpty() && !known.empty()) {
        auto connection = std::move(known.back());
        known.pop_back();
        overwrite(fileBehind(*connection), image);
        return connection;
    }
    auto connection = newConnection();
    if (!image.isEmpty()) {
        begin(*connection, image);
    }
    if (equip != nullptr) {
        equip(*connection);
    }
    return connection;
}

void nameTables(SqliteConnection &connection)
{
    QString tables;
    static_cast<void>(connection.select(
        QStringLiteral("SELECT group_concat(name || rootpage) FROM sqlite_master"), {},
        [&tables](const Row &row) { tables = row.value(0, FieldType::Text).toText(); }));
    const auto version = static_cast<qint32>(qHash(tables, size_t{7}) & 0x3fffffff);
    static_cast<void>(
        connection.command(QStringLiteral("PRAGMA schema_version = %1").arg(version)));
}

void giveBack(std::unique_ptr<SqliteConnection> connection, const QString &purpose)
{
    if (purpose.isEmpty() || !connection || sqlite3_get_autocommit(connection->handle()) == 0
        || fileBehind(*connection) == nullptr) {
        return;
    }
    auto &known = idle()[purpose];
    if (known.size() < mostIdle) {
        known.push_back(std::move(connection));
    }
}

} // namespace kontor::sim
