#pragma once

#include "common/model/entity.h"

#include <QUuid>

namespace kontor {

/// A number for a document that is made without the server: "SO-7K3F-12" is the device's twelfth.
/// It stays with the document, beside the number that the server gives, and is printed as a
/// draft's.
QString provisionalNumber(const Entity &entity, const QUuid &device, qint64 count);

} // namespace kontor
