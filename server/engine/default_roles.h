#pragma once

#include "common/entities/system/role.h"

namespace kontor {

/// A role that Kontor comes with; companies change them as they like.
struct DefaultRole {
    const char *key;         ///< how programs and tests name it
    const char *name;        ///< as it is called in an English company
    const char *chineseName; ///< as it is called in a Chinese one
    RecordScope scope;
    QStringList grants;
};

const QList<DefaultRole> &defaultRoles();

} // namespace kontor
