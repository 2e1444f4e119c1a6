#pragma once

#include "common/model/record.h"

/// Records as bytes in the change log: by field names, so that an entry reads back after fields
/// came and went. Fields marked Secret are left out, so the audit trail holds no password hashes.
namespace kontor::feed {

/// All of the record.
QByteArray image(const Record &record);

/// Of a changed record as it was before, only what differs from `after`.
QByteArray imageOfDifference(const Record &before, const Record &after);

/// The record of an image; what the image of a difference does not tell is taken from `rest`.
/// Errors: image_malformed.
Result<Record> recordFromImage(const QByteArray &image, const Entity &entity, const QUuid &id,
                               const Record *rest = nullptr);

} // namespace kontor::feed
