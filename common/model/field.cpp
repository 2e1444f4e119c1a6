#include "common/model/field.h"

#include <QCoreApplication>

namespace kontor {

QString Label::translated() const
{
    return QCoreApplication::translate(context, text);
}

int Field::scale() const
{
    switch (type) {
    case FieldType::Amount:
        return 4;
    case FieldType::Quantity:
    case FieldType::Rate:
        return 6;
    default:
        return 0;
    }
}

bool Field::isNumber() const
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Amount:
    case FieldType::Quantity:
    case FieldType::Rate:
    case FieldType::Instant:
        return true;
    default:
        return false;
    }
}

} // namespace kontor
