#include "server/engine/settings.h"

#include "common/entities/system/setting.h"

namespace kontor {

Result<Company> company(Tx &tx)
{
    TRY_ASSIGN(const std::optional<Company> found, tx.first<Company>({}));
    if (!found) {
        return fail("company_missing");
    }
    return *found;
}

Result<QString> setting(Tx &tx, const char *key, const QString &initial)
{
    TRY_ASSIGN(const std::optional<Setting> found,
               tx.first<Setting>(Filter::equal("key", Value(QString::fromLatin1(key)))));
    return found ? found->value : initial;
}

Result<bool> moduleIsOn(Tx &tx, const char *module)
{
    if (QLatin1String(module) == QLatin1String("system")) {
        return true;
    }
    const QByteArray key = QByteArray("module.") + module;
    TRY_ASSIGN(const QString value, setting(tx, key.constData(), QStringLiteral("on")));
    return value != QLatin1String("off");
}

} // namespace kontor
