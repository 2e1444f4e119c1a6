#include "app/shell/preferences.h"

#include <QUrl>

namespace kontor {

namespace {
constexpr QLatin1String accountPrefix("account/");
} // namespace

Preferences::Preferences(const QString &path)
    : m_store(path.isEmpty() ? QSettings().fileName() : path, QSettings::IniFormat)
{
}

void Preferences::setAccount(const QString &server, const QString &login)
{
    const QString name = login + QLatin1Char('@') + server;
    m_account = QString::fromLatin1(QUrl::toPercentEncoding(name));
}

QString Preferences::keyOf(const char *key) const
{
    const QString name = QString::fromLatin1(key);
    if (!name.startsWith(accountPrefix)) {
        return name;
    }
    return QStringLiteral("accounts/%1/%2").arg(m_account, name.mid(accountPrefix.size()));
}

} // namespace kontor
