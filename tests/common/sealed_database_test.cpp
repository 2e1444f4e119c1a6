#include "common/store/connection.h"
#include "common/store/sealed_vfs.h"
#include "tests/support/office.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kontor::test::codeOf;
using kontor::test::must;

namespace kontor {
namespace {

const QByteArray rightKey(SealedVfs::keyBytes, 'k');
const QByteArray otherKey(SealedVfs::keyBytes, 'x');
constexpr int pageBytes = 4096;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replaceContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// A database whose pages are sealed behaves as any other, and nobody without its key learns
/// anything from its files or changes anything in them.
class SealedDatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_connection.reset(); }

    void nothingIsReadableOnTheDiskAtAnyMoment();
    void anotherKeyOpensNothingAndHarmsNothing();
    void aPlainDatabaseIsNotTakenForASealedOne();
    void aChangedByteIsNoticed();
    void pagesKeepTheirPlaces();
    void whatIsWrittenAgainLooksDifferent();
    void whatWasCommittedSurvivesAPowerCut();
    void aLogThatEndsInTheMiddleGivesWhatWasCommittedBefore();
    void aFrameThatIsWrittenAgainInItsTransactionIsRecovered();
    void itHoldsWhatAPlainOneHolds();
    void aPageCostsLittle();

private:
    QString path(const QString &name = u"sealed.sqlite"_s) const
    {
        return m_folder->filePath(name);
    }
    static Result<std::unique_ptr<Connection>> tryOpen(const QString &path, const QByteArray &key)
    {
        ConnectionOptions options;
        options.database = path;
        options.key = key;
        return Connection::open(options);
    }
    void open(const QByteArray &key = rightKey)
    {
        m_connection.reset();
        m_connection = must(tryOpen(path(), key));
    }
    void run(const QString &sql) { must(m_connection->command(sql)); }
    /// All values of the first column.
    static Result<QStringList> column(Connection &connection, const QString &sql)
    {
        QStringList values;
        TRY(connection.select(sql, {}, [&values](const Row &row) {
            values.append(row.value(0, FieldType::Text).toText());
        }));
        return values;
    }
    QStringList column(const QString &sql) { return must(column(*m_connection, sql)); }
    /// What a database holds, and whether SQLite finds it sound.
    static QStringList dump(Connection &connection)
    {
        QStringList all = must(column(connection, u"PRAGMA integrity_check"_s));
        all += must(column(connection,
                           u"SELECT id || ' ' || hex(payload) || ' ' || coalesce(word, '-')"
                           " FROM note ORDER BY id"_s));
        return all;
    }
    void makeNotes()
    {
        run(u"CREATE TABLE note (id INTEGER PRIMARY KEY, word TEXT, payload BLOB)"_s);
        run(u"CREATE INDEX note_word ON note (word)"_s);
    }
    void addNotes(int count, const QString &word = u"PLANTED"_s)
    {
        run(u"INSERT INTO note (word, payload) WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT"
            " x + 1 FROM c WHERE x < %1) SELECT '%2 ' || x, randomblob(200 + x % 5000) FROM c"_s
                .arg(count)
                .arg(word));
    }
    /// The names of files in which one of the texts stands.
    QStringList filesWith(const QList<QByteArray> &texts) const
    {
        QStringList found;
        const QDir folder(m_folder->path());
        for (const QString &name : folder.entryList(QDir::Files)) {
            const QByteArray content = contentOf(folder.filePath(name));
            for (const QByteArray &text : texts) {
                if (content.contains(text)) {
                    found.append(name + u": "_s + QString::fromLatin1(text));
                }
            }
        }
        return found;
    }
    /// The database as a power cut leaves it: without what was in memory, in another folder.
    std::unique_ptr<Connection> afterPowerCut(qsizetype logBytes = -1,
                                              const QByteArray &behind = {})
    {
        const QString copy = path(u"cut.sqlite"_s);
        const QString log = u"-wal"_s;
        for (const QString &suffix : {QString(), log, u"-shm"_s}) {
            QFile::remove(copy + suffix);
        }
        const QByteArray whole = contentOf(path() + log);
        replaceContent(copy, contentOf(path()));
        replaceContent(copy + log, whole.first(logBytes < 0 ? whole.size() : logBytes) + behind);
        return must(tryOpen(copy, rightKey));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
};

void SealedDatabaseTest::nothingIsReadableOnTheDiskAtAnyMoment()
{
    const QList<QByteArray> texts{"PLANTED", "CREATE TABLE", "note_word", "SQLite format"};
    open();
    makeNotes();
    QCOMPARE(filesWith(texts), QStringList());
    // More than its memory holds goes to the disk before the transaction ends, and what a
    // statement, a savepoint or a sort needs for itself may do so too.
    run(u"PRAGMA cache_size = 10"_s);
    run(u"PRAGMA wal_autocheckpoint = 50"_s);
    run(u"BEGIN"_s);
    addNotes(900);
    QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 40 * pageBytes);
    QCOMPARE(filesWith(texts), QStringList());
    run(u"SAVEPOINT part"_s);
    run(u"UPDATE note SET word = word || ' again', payload = randomblob(3000)"_s);
    QCOMPARE(filesWith(texts), QStringList());
    run(u"ROLLBACK TO part"_s);
    run(u"UPDATE OR FAIL note SET id = id + 1000, word = word || ' more'"_s);
    column(u"SELECT word FROM note ORDER BY payload, word"_s);
    run(u"CREATE TEMP TABLE beside AS SELECT * FROM note"_s);
    QCOMPARE(filesWith(texts), QStringList());
    run(u"COMMIT"_s);
    QCOMPARE(filesWith(texts), QStringList());
    run(u"DELETE FROM note WHERE id % 2 = 0"_s);
    run(u"VACUUM"_s);
    QCOMPARE(filesWith(texts), QStringList());
    run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    QVERIFY(QFileInfo(path()).size() > 40 * pageBytes);
    QCOMPARE(filesWith(texts), QStringList());
    // A journal on the disk would hold pages as they are, so it is not opened.
    QVERIFY(!m_connection->command(u"PRAGMA journal_mode = DELETE"_s));
    QCOMPARE(filesWith(texts), QStringList());
    m_connection.reset();
    QCOMPARE(filesWith(texts), QStringList());
    open();
    QCOMPARE(column(u"SELECT count(*) FROM note WHERE word LIKE 'PLANTED%more'"_s),
             QStringList{u"450"_s});
}

void SealedDatabaseTest::anotherKeyOpensNothingAndHarmsNothing()
{
    open();
    makeNotes();
    addNotes(20);
    const QByteArray log = contentOf(path() + u"-wal"_s);
    QVERIFY(!log.isEmpty());
    const auto other = tryOpen(path(), otherKey);
    QCOMPARE(codeOf(other), u"database_unreadable"_s);
    QCOMPARE(other.error().args.value(u"file"_s).toString(), path());
    QCOMPARE(codeOf(tryOpen(path(), {})), u"database_failed"_s);
    // After a power cut, what is in the log alone is still there for who has the key.
    const QString copy = path(u"cut.sqlite"_s);
    replaceContent(copy, contentOf(path()));
    replaceContent(copy + u"-wal"_s, log);
    QCOMPARE(codeOf(tryOpen(copy, otherKey)), u"database_unreadable"_s);
    QCOMPARE(contentOf(copy + u"-wal"_s), log);
    QCOMPARE(must(column(*must(tryOpen(copy, rightKey)), u"SELECT count(*) FROM note"_s)),
             QStringList{u"20"_s});
}

void SealedDatabaseTest::aPlainDatabaseIsNotTakenForASealedOne()
{
    open({});
    makeNotes();
    m_connection.reset();
    QVERIFY(isPlainDatabase(path()));
    QCOMPARE(codeOf(tryOpen(path(), rightKey)), u"database_unreadable"_s);
    QFile::remove(path());
    open();
    makeNotes();
    m_connection.reset();
    QVERIFY(!isPlainDatabase(path()));
    replaceContent(path(), "SQL");
    QCOMPARE(codeOf(tryOpen(path(), rightKey)), u"database_unreadable"_s);
}

void SealedDatabaseTest::aChangedByteIsNoticed()
{
    open();
    makeNotes();
    addNotes(300);
    const QStringList before = dump(*m_connection);
    m_connection.reset();
    const QByteArray sound = contentOf(path());
    QVERIFY(sound.size() > 10 * pageBytes);
    QRandomGenerator random(7);
    for (int i = 0; i < 200; ++i) {
        QByteArray changed = sound;
        // The first page and its end, then anywhere.
        const qsizetype at = i < 20 ? i
            : i < 60                ? pageBytes - (i - 19)
                                    : random.bounded(sound.size());
        changed[at] = static_cast<char>(changed[at] ^ (1 << random.bounded(8)));
        replaceContent(path(), changed);
        const auto opened = tryOpen(path(), rightKey);
        if (at < pageBytes) {
            QCOMPARE(codeOf(opened), u"database_unreadable"_s);
        }
        const auto read = opened ? column(**opened,
                                          u"SELECT hex(payload) FROM note"
                                          " UNION ALL SELECT word FROM note"_s)
                                 : Result<QStringList>(Unexpected(opened.error()));
        QVERIFY2(!read, qPrintable(u"byte %1"_s.arg(at)));
    }
    replaceContent(path(), sound);
    open();
    QCOMPARE(dump(*m_connection), before);
}

void SealedDatabaseTest::pagesKeepTheirPlaces()
{
    // Two pages of the same kind, whose rows follow each other: SQLite itself notices nothing.
    const auto readSwapped = [this](const QByteArray &key) {
        const QString file = path(key.isEmpty() ? u"plain.sqlite"_s : u"sealed.sqlite"_s);
        {
            const auto connection = must(tryOpen(file, key));
            must(connection->command(u"CREATE TABLE note (id INTEGER PRIMARY KEY, word TEXT)"_s));
            must(connection->command(
                u"INSERT INTO note (word) WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1"
                " FROM c WHERE x < 100) SELECT hex(zeroblob(200)) FROM c"_s));
        }
        QByteArray content = contentOf(file);
        const QByteArray fifth = content.mid(4 * pageBytes, pageBytes);
        content.replace(4 * pageBytes, pageBytes, content.mid(5 * pageBytes, pageBytes));
        content.replace(5 * pageBytes, pageBytes, fifth);
        replaceContent(file, content);
        return column(*must(tryOpen(file, key)), u"SELECT word FROM note"_s);
    };
    QCOMPARE(must(readSwapped({})).size(), 100);
    QCOMPARE(codeOf(readSwapped(rightKey)), u"database_failed"_s);
}

void SealedDatabaseTest::whatIsWrittenAgainLooksDifferent()
{
    constexpr int reservedAt = pageBytes - 40;
    open();
    makeNotes();
    QSet<QByteArray> nonces;
    int pages = 0;
    for (int round = 0; round < 3; ++round) {
        run(u"DELETE FROM note"_s);
        run(u"INSERT INTO note (payload) VALUES (zeroblob(100000))"_s);
        const QByteArray log = contentOf(path() + u"-wal"_s);
        for (qsizetype at = 32 + 24; at + pageBytes <= log.size(); at += 24 + pageBytes) {
            nonces.insert(log.mid(at + reservedAt, 24));
            ++pages;
        }
        run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        const QByteArray content = contentOf(path());
        QSet<QByteArray> seen;
        for (qsizetype at = pageBytes; at < content.size(); at += pageBytes) {
            seen.insert(content.mid(at, 100));
        }
        QCOMPARE(seen.size(), content.size() / pageBytes - 1);
        for (qsizetype at = 0; round == 2 && at < content.size(); at += pageBytes) {
            nonces.insert(content.mid(at + reservedAt, 24));
            ++pages;
        }
    }
    QVERIFY(pages > 90);
    QCOMPARE(nonces.size(), pages);
}

void SealedDatabaseTest::whatWasCommittedSurvivesAPowerCut()
{
    open();
    makeNotes();
    QCOMPARE(dump(*afterPowerCut()), QStringList{u"ok"_s});
    run(u"PRAGMA wal_autocheckpoint = 30"_s);
    for (int i = 0; i < 20; ++i) {
        addNotes(7);
        run(u"BEGIN"_s);
        addNotes(9, u"unfinished"_s);
        const auto cut = afterPowerCut();
        run(u"ROLLBACK"_s);
        QCOMPARE(dump(*cut), dump(*m_connection));
    }
    QCOMPARE(column(u"SELECT count(*) FROM note"_s), QStringList{u"140"_s});
}

void SealedDatabaseTest::aLogThatEndsInTheMiddleGivesWhatWasCommittedBefore()
{
    open();
    makeNotes();
    run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    constexpr int commits = 12;
    for (int i = 0; i < commits; ++i) {
        run(u"INSERT INTO note (word, payload) VALUES ('%1', zeroblob(6000))"_s.arg(i));
    }
    const qsizetype size = contentOf(path() + u"-wal"_s).size();
    int fewest = commits;
    for (qsizetype bytes = size; bytes > 100; bytes -= 1 + size / 97) {
        // Sometimes the disk has room for more already, with anything in it.
        const auto cut = afterPowerCut(bytes, QByteArray(bytes % 3 * 5000, 'g'));
        QCOMPARE(must(column(*cut, u"PRAGMA integrity_check"_s)), QStringList{u"ok"_s});
        const QStringList words = must(column(*cut, u"SELECT word FROM note ORDER BY id"_s));
        QVERIFY(words.size() <= fewest);
        fewest = static_cast<int>(words.size());
        QCOMPARE(words.isEmpty() ? -1 : words.last().toInt(), fewest - 1);
    }
    QVERIFY(fewest < 2);
}

void SealedDatabaseTest::aFrameThatIsWrittenAgainInItsTransactionIsRecovered()
{
    open();
    makeNotes();
    addNotes(100);
    run(u"PRAGMA cache_size = 5"_s);
    run(u"BEGIN"_s);
    for (int i = 0; i < 10; ++i) {
        run(u"UPDATE note SET word = 'round %1', payload = randomblob(900)"_s.arg(i));
    }
    run(u"COMMIT"_s);
    QCOMPARE(dump(*afterPowerCut()), dump(*m_connection));
}

void SealedDatabaseTest::itHoldsWhatAPlainOneHolds()
{
    open();
    const auto plain = must(tryOpen(path(u"plain.sqlite"_s), {}));
    const auto both = [&](const QString &sql) {
        const auto there = plain->command(sql);
        const auto here = m_connection->command(sql);
        QCOMPARE(here.has_value(), there.has_value());
    };
    both(u"CREATE TABLE note (id INTEGER PRIMARY KEY, word TEXT, payload BLOB)"_s);
    both(u"CREATE INDEX note_word ON note (word)"_s);
    both(u"PRAGMA cache_size = 20"_s);
    both(u"PRAGMA wal_autocheckpoint = 40"_s);
    QRandomGenerator random(11);
    for (int i = 0; i < 400; ++i) {
        const int id = random.bounded(300);
        const QString payload = QString::fromLatin1(
            QByteArray(random.bounded(random.bounded(10) == 0 ? 40'000 : 900), char('a' + i % 26))
                .toHex());
        switch (random.bounded(9)) {
        case 0:
            both(u"DELETE FROM note WHERE id BETWEEN %1 AND %2"_s.arg(id).arg(id + 20));
            break;
        case 1:
            both(u"BEGIN"_s);
            break;
        case 2:
            both(u"COMMIT"_s);
            break;
        case 3:
            both(u"ROLLBACK"_s);
            break;
        case 4:
            both(random.bounded(5) == 0 ? u"VACUUM"_s : u"PRAGMA wal_checkpoint(PASSIVE)"_s);
            break;
        default:
            both(u"INSERT OR REPLACE INTO note VALUES (%1, 'w%2', x'%3')"_s.arg(id).arg(i).arg(
                payload));
        }
    }
    both(u"COMMIT"_s);
    QCOMPARE(dump(*m_connection), dump(*plain));
    QVERIFY(dump(*plain).size() > 20);
    QCOMPARE(dump(*afterPowerCut()), dump(*plain));
}

/// Not a limit to keep to, only that nothing is much slower than it should be.
void SealedDatabaseTest::aPageCostsLittle()
{
    const auto millisecondsOf = [this](const QString &name, const QByteArray &key) {
        const auto connection = must(tryOpen(path(name), key));
        must(connection->command(
            u"CREATE TABLE note (id INTEGER PRIMARY KEY, word TEXT, payload BLOB)"_s));
        must(connection->command(u"PRAGMA cache_size = 10"_s));
        must(connection->command(u"PRAGMA synchronous = OFF"_s));
        must(connection->command(
            u"INSERT INTO note (payload) WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL"
            " SELECT x + 1 FROM c WHERE x < 2000) SELECT zeroblob(4000) FROM c"_s));
        must(connection->command(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i) {
            must(column(*connection,
                        u"SELECT sum(length(hex(substr(payload, 1, 10)))) FROM note"_s));
        }
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    };
    const double plain = millisecondsOf(u"plain.sqlite"_s, {});
    const double sealed = millisecondsOf(u"sealed.sqlite"_s, rightKey);
    qInfo("reading 20000 pages: %.1f ms plain, %.1f ms sealed, %.2f us a page", plain, sealed,
          (sealed - plain) / 20.0);
    QVERIFY(sealed < plain + 1'000);
}

} // namespace kontor

QTEST_GUILESS_MAIN(kontor::SealedDatabaseTest)
#include "sealed_database_test.moc"
