#pragma once

#include "common/model/entity.h"

namespace kontor {

/// A step of the pipeline.
struct Stage {
    enum class Kind { Open, Won, Lost };

    Id<Stage> id;
    qint64 version = 0;
    QString name;
    int sequence = 0; ///< left to right on the board
    Rate probability;
    Kind kind = Kind::Open;
    int maximumDays = 0; ///< 0: never
    static const Entity entity;
};

template <>
struct ChoicesOf<Stage::Kind> {
    static const QList<Choice> &choices();
};

} // namespace kontor
