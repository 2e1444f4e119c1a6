#pragma once

#include "common/model/arguments.h"
#include "server/exchange/import_mapping.h"

#include <functional>

namespace kontor {

/// Finds the record that a cell names: by the field `matchBy` of the target, or by any unique or
/// naming field when that is empty. Errors: reference_not_found, reference_ambiguous (args: entity,
/// text).
using ResolveReference =
    std::function<Result<QUuid>(const Entity &target, const QString &matchBy, const QString &text)>;

/// What one row of a file (or several that belong together) wants to become.
struct ImportItem {
    Result<Arguments> arguments; ///< or why it cannot be, with the field
    QList<qsizetype> rows;       ///< indices into the table's rows
};

/// Turns the table into the arguments of `create` commands, one an item, in the order of the file.
QList<ImportItem> importItems(const ImportMapping &mapping, const TextTable &table,
                              const ResolveReference &resolve);

/// The rows of the items that failed, as they were, with the columns line, field and reason in
/// front: corrected, the file can be imported again.
TextTable rejectedRows(const TextTable &table, const QList<ImportItem> &items,
                       const std::function<QString(const Error &)> &reason);

} // namespace kontor
