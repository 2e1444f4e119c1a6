#pragma once

#include <QStringList>

namespace kontor {

/// The columns that a list begins with until its user chooses others: what people look for first,
/// on a small screen too. `key` is the name of the list ("suppliers") or of its entity; empty when
/// nothing is said about it, and the order of the description will do.
QStringList firstColumns(const QString &key);

} // namespace kontor
