#pragma once

#include "app/views/field_form.h"

namespace kontor {

/// The sections in which an entity's form is laid out: what belongs together under a heading where
/// there are many fields, else as it follows from the description. Fields that no section names
/// stand at the end.
QList<FormSection> formSections(const Entity &entity);

} // namespace kontor
