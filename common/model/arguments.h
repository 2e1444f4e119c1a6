#pragma once

#include "common/model/record.h"

#include <QMap>

#include <optional>

namespace kontor {

/// What a command is called with. `party.create`, `party.update` and `party.delete` exist for every
/// entity that clients may write; the other commands are those of its description.
struct Arguments {
    /// The record the command is about; the id of the new one when it is created.
    QUuid record;
    /// The version that the user saw; 0 when the command does not depend on it.
    qint64 baseVersion = 0;
    /// New values by field name (create, update), or the command's parameters by name.
    QMap<QString, Value> values;
    /// What the fields in `values` held when the user began: the base of a merge by field.
    QMap<QString, Value> base;
    /// All lines of the document, when they are created or changed; nothing leaves them as they
    /// are.
    std::optional<QList<Record>> lines;
    /// Fields that lines came with and that this program does not know, so that it cannot do what
    /// was asked.
    QStringList unknownFields = {};

    bool operator==(const Arguments &) const = default;
};

/// What `create` is called with for a new record: the values that a client may write and that were
/// filled in, and the lines.
Arguments creationOf(const Record &record);

} // namespace kontor
