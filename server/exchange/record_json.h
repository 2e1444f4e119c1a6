#pragma once

#include "common/model/arguments.h"
#include "common/model/report.h"

#include <QJsonObject>

namespace kontor {

/// A record as people and scripts read it: id, version and its fields by name, each as parseValue
/// would read it again (decimals as text, so that no cent is lost), lines as an array.
QJsonObject toJson(const Record &record);

/// The arguments of a command from JSON: `id` and `version` name the record, `lines` is the array
/// of lines, every other member is a field of the entity or, for a named command, one of its
/// parameters. Values may be text, numbers, booleans or null. Errors name the field: field_unknown,
/// json_malformed and those of parseValue.
Result<Arguments> argumentsFromJson(const Entity &entity, const Command *command,
                                    const QJsonObject &object);

/// A report with its columns and rows; figures as decimal text.
QJsonObject toJson(const ReportTable &table);

/// An error as one JSON object: code, field, args and, when given, the text for people.
QJsonObject toJson(const Error &error);

} // namespace kontor
