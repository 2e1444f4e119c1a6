#include "common/entities/inventory/stocktake.h"
#include "common/model/catalogue.h"
#include "tests/sync/upgrade/memo.h"

namespace kontor {

/// The catalogue of this version; the build gives common/entities/catalogue.cpp this name.
const QList<const Entity *> &newestCatalogue();

const QList<const Entity *> &catalogue()
{
    static const QList<const Entity *> entities = [] {
        QList<const Entity *> older = newestCatalogue();
        older.removeOne(&Stocktake::entity);
        older.append(&Memo::entity);
        return older;
    }();
    return entities;
}

const Entity Memo::entity{.name = "memo",
                          .label = {"", "Memo"},
                          .plural = {"", "Memos"},
                          .module = "party",
                          .fields = {field<&Memo::text>("text", {"", "Text"}, Required | Naming)},
                          .replication = Replication::Everyone};

} // namespace kontor
