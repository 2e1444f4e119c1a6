#include "app/shell/screen_factory.h"

#include "app/documents/document_kinds.h"
#include "app/documents/document_screen.h"
#include "common/model/catalogue.h"

namespace kontor {

Screen *makeScreen(const Desk &desk, const Place &place)
{
    const ScreenContext context{desk.source, desk.clock};
    const Entity *entity = findEntity(place.target.entity);
    if (entity != nullptr && !place.target.id.isNull()) {
        if (const DocumentKind *kind = findDocumentKind(*entity)) {
            return new DocumentScreen(context, *kind, place);
        }
    }
    return nullptr;
}

} // namespace kontor
