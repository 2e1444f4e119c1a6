#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

namespace kontor::test {

/// A test's own connection to the database that servers work on.
class DatabaseWatch
{
public:
    explicit DatabaseWatch(const QString &url) : m_url(url) {}

    QSqlDatabase database()
    {
        const QString name = QStringLiteral("watch") + m_url;
        if (QSqlDatabase::contains(name)) {
            return QSqlDatabase::database(name);
        }
        const bool sqlite = m_url.startsWith(QLatin1String("sqlite:"));
        auto database = QSqlDatabase::addDatabase(
            sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), name);
        if (sqlite) {
            database.setDatabaseName(m_url.section(u':', 1));
        } else {
            const QUrl url(m_url);
            database.setHostName(url.host());
            database.setPort(url.port());
            database.setUserName(url.userName());
            database.setDatabaseName(url.path().mid(1));
        }
        if (!database.open()) {
            qFatal("%s", qPrintable(database.lastError().text()));
        }
        return database;
    }
    /// The first column of a query's rows.
    QStringList column(const QString &sql)
    {
        QSqlQuery query(database());
        if (!query.exec(sql)) {
            qFatal("%s", qPrintable(query.lastError().text()));
        }
        QStringList values;
        while (query.isSelect() && query.next()) {
            values.append(query.value(0).toString());
        }
        return values;
    }
    int number(const QString &sql) { return column(sql).value(0).toInt(); }

private:
    QString m_url;
};

} // namespace kontor::test
