#include "tests/bench/desk_files.h"

#include "app/session/account_key.h"
#include "tests/bench/served.h"
#include "tests/support/office.h"

#include <QDirIterator>

namespace kontor::bench {

using test::must;

QString findFile(const QString &folder, const QString &pattern)
{
    QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    if (!files.hasNext()) {
        qFatal("there is no %s", qPrintable(pattern));
    }
    return files.next();
}

DesktopAccount accountIn(const QString &folder)
{
    const QString file = findFile(folder, QStringLiteral("account.cbor"));
    DesktopAccount account = must(loadAccount(QFileInfo(file).path()));
    must(unlockAccount(account, password));
    return account;
}

std::shared_ptr<Cache> copyIn(const QString &folder, const DesktopAccount &account,
                              const Clock &clock)
{
    const QString file = findFile(folder, QStringLiteral("copy-*.sqlite"));
    return must(Cache::open(file, Cache::Role::InUse, clock, account.key));
}

} // namespace kontor::bench
