#include "tests/bench/pgbench_script.h"

#include "tests/bench/order_company.h"

#include <QHash>
#include <QRegularExpression>
#include <QTemporaryFile>

namespace kontor::bench {

using namespace Qt::StringLiterals;

namespace {

/// A statement with its values as they stand in SQL.
struct Ran {
    QString sql; ///< with $1, $2, ...
    QStringList values;
};

/// A transaction of a connection.
using Transaction = QList<Ran>;

/// Splits "$1 = 'a', $2 = NULL" into the values.
QStringList splitValues(const QString &text)
{
    static const QRegularExpression value(u"\\$\\d+ = ('(?:[^']|'')*'|NULL)"_s);
    QStringList values;
    for (auto matches = value.globalMatch(text); matches.hasNext();) {
        values.append(matches.next().captured(1));
    }
    return values;
}

/// Reads the transactions that ran commands from the log, in the order of their commits.
class LogReader
{
public:
    QList<Transaction> read(const QString &log)
    {
        // 2026-11-25 07:00:00.000 GMT [123] LOG:  execute s4: SELECT ...
        // 2026-11-25 07:00:00.000 GMT [123] DETAIL:  parameters: $1 = 'a', $2 = NULL
        static const QRegularExpression entry(u"^\\S+ \\S+ \\S+ \\[(\\d+)\\] (LOG:  statement|LOG: "
                                              u" execute \\S+|DETAIL:  parameters):"
                                              " (.*)$"_s);
        QString process;
        QString kind;
        QString text;
        for (const QString &line : log.split(u'\n')) {
            if (line.startsWith(u'\t')) {
                text += u'\n' + line.mid(1);
                continue;
            }
            take(process, kind, text);
            const auto match = entry.match(line);
            process = match.captured(1);
            kind = match.captured(2);
            text = match.captured(3);
        }
        take(process, kind, text);
        return m_commands;
    }

private:
    void take(const QString &process, const QString &kind, const QString &text)
    {
        if (text.isEmpty()) {
            return;
        }
        Transaction &transaction = m_open[process];
        if (kind.startsWith("DETAIL"_L1)) {
            if (!transaction.isEmpty()) {
                transaction.last().values = splitValues(text);
            }
            return;
        }
        if (text.startsWith("BEGIN"_L1)) {
            transaction.clear();
        }
        transaction.append({text, {}});
        if (text.startsWith("COMMIT"_L1)) {
            const bool command =
                std::any_of(transaction.begin(), transaction.end(), [](const Ran &ran) {
                    return ran.sql.startsWith("INSERT INTO applied"_L1);
                });
            if (command) {
                m_commands.append(transaction);
            }
            transaction.clear();
        }
    }

    QHash<QString, Transaction> m_open; ///< by the process of the connection
    QList<Transaction> m_commands;
};

/// Puts the script together from two orders' statements.
class Writer
{
public:
    /// What the other order has too does not belong to one order.
    explicit Writer(const Transaction &other)
    {
        for (const Ran &ran : other) {
            for (const QString &value : ran.values) {
                m_shared.insert(value);
            }
        }
    }

    void add(const Ran &ran)
    {
        static const QRegularExpression parameter(u"\\$(\\d+)"_s);
        QStringList values;
        for (const QString &value : ran.values) {
            values.append(written(value));
        }
        const bool lockedUpdate = ran.sql.contains("AND version = $"_L1)
            && m_locked.contains(ran.values.value(ran.values.size() - 2));
        if (lockedUpdate) {
            takeLockedVersion(ran, values);
        }
        QString sql;
        qsizetype end = 0;
        for (auto matches = parameter.globalMatch(ran.sql); matches.hasNext();) {
            const auto match = matches.next();
            sql += ran.sql.mid(end, match.capturedStart() - end)
                + values.value(match.captured(1).toInt() - 1);
            end = match.capturedEnd();
        }
        sql += ran.sql.mid(end);
        m_text += sql.replace(u'\n', u' ').toUtf8();
        const bool locks = ran.sql.endsWith("FOR UPDATE"_L1) && m_shared.contains(ran.values[0]);
        if (locks) {
            const QString name = u"locked%1_"_s.arg(m_locked.size());
            m_locked.insert(ran.values[0], name);
            m_text += " \\gset " + name.toUtf8() + '\n';
        } else {
            m_text += ";\n";
        }
    }

    QByteArray text() const { return m_text; }

private:
    /// The version of a row that all orders write is what it was read with.
    void takeLockedVersion(const Ran &ran, QStringList &values) const
    {
        static const QRegularExpression set(u"\"version\" = \\$(\\d+)"_s);
        const QString version =
            u':' + m_locked.value(ran.values.at(ran.values.size() - 2)) + "version"_L1;
        values.last() = version;
        const auto match = set.match(ran.sql);
        values[match.captured(1).toInt() - 1] = u"CAST(%1 AS bigint) + 1"_s.arg(version);
    }

    QString written(const QString &value)
    {
        static const QRegularExpression uuid(u"^'([0-9a-f]{8})-([0-9a-f]{4}-){3}[0-9a-f]{12}'$"_s);
        static const QRegularExpression draft(u"^'(0000000\\d-0000-7000-8000-)[0-9a-f]{12}'$"_s);
        if (const auto match = draft.match(value); match.hasMatch()) {
            return idOf(match.captured(1));
        }
        static const QRegularExpression plain(
            u"^(NULL|'\\\\x.*|'-?[0-9]*'|'[0-9]{4}-[0-9]{2}-[0-9]{2}')$"_s);
        if (m_shared.contains(value) || plain.match(value).hasMatch()) {
            return QString(value).replace(u':', u';');
        }
        if (uuid.match(value).hasMatch()) {
            // Ids that are made while it runs lie behind one another in the index, too.
            const qsizetype known = m_made.value(value, m_made.size());
            m_made.insert(value, known);
            return u"CAST(to_hex(CAST(:order_number AS bigint) + 1000000000) "
                   "|| '-%1-7000-8000-000000000000' AS uuid)"_s.arg(known, 4, 16, QChar(u'0'));
        }
        // A number of a document.
        return u"(%1 || :order_number)"_s.arg(QString(value).replace(u':', u';'));
    }

    static QString idOf(const QString &prefix)
    {
        return u"CAST('%1' || lpad(to_hex(CAST(:order_number AS bigint)), 12, '0') AS uuid)"_s.arg(
            prefix);
    }

    QSet<QString> m_shared;
    QHash<QString, qsizetype> m_made;
    QHash<QString, QString> m_locked; ///< value of an id -> name of its variables
    QByteArray m_text;
};

constexpr int commandsOfOrder = 3;

} // namespace

QList<PgbenchScript> PgbenchScript::fromLog(const QString &log, int clients, int orders)
{
    const QList<Transaction> commands = LogReader().read(log);
    if (commands.size() != clients * orders * commandsOfOrder) {
        qFatal("the log of PostgreSQL holds %lld commands", qlonglong{commands.size()});
    }
    const auto order = [&](int client, int number) {
        Transaction all;
        for (const Transaction &command :
             commands.mid((client * orders + number) * commandsOfOrder, commandsOfOrder)) {
            all += command;
        }
        return all;
    };
    QList<PgbenchScript> scripts;
    for (int client = 0; client < clients; ++client) {
        // The first one does what is done once only: the counters of the numbers are made.
        Writer writer(order(client, orders - 2));
        const Transaction last = order(client, orders - 1);
        for (const Ran &ran : last) {
            writer.add(ran);
        }
        PgbenchScript script;
        script.m_text = "\\set number :number + 1\n"
                        "\\set order_number :client * 100000 + :number\n"
            + writer.text();
        script.m_statements = static_cast<int>(last.size());
        scripts.append(script);
    }
    return scripts;
}

namespace {

/// One client of pgbench, which runs the script of one client.
class Pgbench
{
public:
    Pgbench(const PgbenchScript &script, const test::PostgresDatabase &database, int client,
            int times)
    {
        if (!m_file.open() || m_file.write(script.text()) != script.text().size()
            || !m_file.flush()) {
            qFatal("the script of pgbench cannot be written");
        }
        m_process.start(u"pgbench"_s,
                        {u"--no-vacuum"_s, u"--protocol=prepared"_s,
                         u"--file=%1"_s.arg(m_file.fileName()), u"--client=1"_s,
                         u"--transactions=%1"_s.arg(times), u"--define=number=0"_s,
                         u"--define=client=%1"_s.arg(client), u"--host=%1"_s.arg(database.host),
                         u"--port=%1"_s.arg(database.port), u"--username=%1"_s.arg(database.user),
                         database.name});
        m_all = u"%1/%1"_s.arg(times);
    }

    double transactionsPerSecond()
    {
        m_process.waitForFinished(120'000);
        const QString output = QString::fromUtf8(m_process.readAllStandardOutput());
        static const QRegularExpression tps(u"tps = ([0-9.]+)"_s);
        const auto match = tps.match(output);
        if (m_process.exitCode() != 0 || !match.hasMatch() || !output.contains(m_all)) {
            qFatal("pgbench: %s %s", qPrintable(output),
                   m_process.readAllStandardError().constData());
        }
        return match.captured(1).toDouble();
    }

private:
    QTemporaryFile m_file;
    QProcess m_process;
    QString m_all; ///< what it prints when every transaction went through
};

} // namespace

double runPgbench(const QList<PgbenchScript> &scripts, const test::PostgresDatabase &database,
                  int times)
{
    std::vector<std::unique_ptr<Pgbench>> clients;
    clients.reserve(static_cast<size_t>(scripts.size()));
    for (int i = 0; i < scripts.size(); ++i) {
        clients.push_back(std::make_unique<Pgbench>(scripts.at(i), database, i, times));
    }
    double sum = 0;
    for (const auto &client : clients) {
        sum += client->transactionsPerSecond();
    }
    return sum;
}

} // namespace kontor::bench
