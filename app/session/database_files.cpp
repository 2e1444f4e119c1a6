#include "app/session/database_files.h"

#include <QFile>

namespace kontor::databaseFiles {

QString logOf(const QString &path)
{
    return path + QStringLiteral("-wal");
}

void remove(const QString &path)
{
    for (const QString &file : {path, logOf(path), path + QStringLiteral("-shm")}) {
        QFile::remove(file);
    }
}

Result<void> rename(const QString &from, const QString &to)
{
    return require(QFile::rename(from, to), "database_failed", "",
                   {{QStringLiteral("detail"), QStringLiteral("%1 cannot be named").arg(to)}});
}

} // namespace kontor::databaseFiles
