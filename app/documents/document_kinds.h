#pragma once

#include "app/documents/document_kind.h"

namespace kontor {

/// The kind of an entity's documents; nullptr when they have no screen of this form.
const DocumentKind *findDocumentKind(const Entity &entity);

} // namespace kontor
