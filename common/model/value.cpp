#include "common/model/value.h"

namespace kontor {

namespace {

template <class T>
T valueOr(const Value::Variant &variant)
{
    const T *value = std::get_if<T>(&variant);
    return value != nullptr ? *value : T{};
}

} // namespace

// A null id and a null date mean "nothing", and there is one way to say so.
Value::Value(const QUuid &value)
{
    if (!value.isNull()) {
        m_value = value;
    }
}

Value::Value(const QDate &value)
{
    if (value.isValid()) {
        m_value = value;
    }
}

bool Value::isBlank() const
{
    const auto *text = std::get_if<QString>(&m_value);
    return isEmpty() || (text != nullptr && text->isEmpty());
}

bool Value::toBool() const
{
    return valueOr<bool>(m_value);
}

qint64 Value::toInt() const
{
    return valueOr<qint64>(m_value);
}

QString Value::toText() const
{
    return valueOr<QString>(m_value);
}

QUuid Value::toUuid() const
{
    return valueOr<QUuid>(m_value);
}

QDate Value::toDate() const
{
    return valueOr<QDate>(m_value);
}

QByteArray Value::toBytes() const
{
    return valueOr<QByteArray>(m_value);
}

} // namespace kontor
