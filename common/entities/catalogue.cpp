#include "common/model/catalogue.h"

#include "common/entities/system/company.h"
#include "common/entities/system/device.h"
#include "common/entities/system/number_series.h"
#include "common/entities/system/role.h"
#include "common/entities/system/setting.h"
#include "common/entities/system/team.h"
#include "common/entities/system/user.h"

#include <QHash>

namespace kontor {

const QList<const Entity *> &catalogue()
{
    // clang-format off
    static const QList<const Entity *> entities = {
        // system
        &Company::entity,
        &Setting::entity,
        &NumberSeries::entity,
        &Role::entity,
        &Team::entity,
        &User::entity,
        &Device::entity,
        // party
        // product
        // finance
        // inventory
        // purchasing
        // sales
        // crm
    };
    // clang-format on
    return entities;
}

const Entity *findEntity(const QString &name)
{
    static const QHash<QString, const Entity *> byName = [] {
        QHash<QString, const Entity *> entities;
        for (const Entity *entity : catalogue()) {
            entities.insert(entity->key(), entity);
        }
        return entities;
    }();
    return byName.value(name);
}

} // namespace kontor
