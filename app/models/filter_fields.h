#pragma once

#include "app/models/data_source.h"

#include "app/widgets/filter_field.h"

namespace kontor {

/// Everything that lists of the entity can be filtered by, as far as the user may see it. Editors
/// and lookups belong to `owner`.
QList<FilterField> filterFields(const Entity &entity, DataSource &source, const Clock &clock,
                                QObject *owner);

} // namespace kontor
