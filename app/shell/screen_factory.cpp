#include "app/shell/screen_factory.h"

#include "app/documents/document_kinds.h"
#include "app/documents/document_screen.h"
#include "app/shell/screen_list.h"
#include "app/views/list_view.h"
#include "common/model/catalogue.h"

namespace kontor {

namespace {

Screen *makeList(const ScreenContext &context, const Entity &entity, const Place &place)
{
    auto *list = new ListView(context, entity);
    for (const ScreenEntry &entry : screenList()) {
        // "Customers" is a list of its own, though its records are parties like suppliers.
        if (entry.kind == ScreenEntry::Kind::List && entry.place() == place) {
            list->setIdentity(entry.label.translated(), QString::fromLatin1(entry.name));
            list->setBaseFilter(place.target.filter);
            list->setPlace(place);
            return list;
        }
    }
    list->setFilter(place.target.filter);
    return list;
}

} // namespace

Screen *makeScreen(const Desk &desk, const Place &place)
{
    const ScreenContext context{desk.source, desk.clock};
    const Entity *entity = findEntity(place.target.entity);
    if (entity == nullptr || !desk.source.rights().may(*entity, "read")) {
        return nullptr;
    }
    if (place.target.id.isNull()) {
        return makeList(context, *entity, place);
    }
    if (const DocumentKind *kind = findDocumentKind(*entity)) {
        return new DocumentScreen(context, *kind, place);
    }
    return nullptr;
}

} // namespace kontor
