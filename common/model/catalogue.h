#pragma once

#include "common/model/entity.h"

namespace kontor {

/// Every entity of the product, in an order in which each stands after those it refers to where
/// possible; the list that table, wire, sync, rights and tests are driven by. Defined in
/// common/entities/catalogue.cpp, one line each.
const QList<const Entity *> &catalogue();

/// The entity of this name, or nullptr; the lines of documents are none by themselves.
const Entity *findEntity(const QString &name);

/// The same, or the lines of a document of this name.
const Entity *findEntityOrLine(const QString &name);

} // namespace kontor
