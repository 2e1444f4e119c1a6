#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QUuid>

#include <variant>

namespace kontor {

/// Marks a value that exists on the server but that the reader has no right to see; not the same as
/// an empty value, so a form can say so and a write-back cannot erase it.
struct Withheld {
    bool operator==(const Withheld &) const = default;
};

/// One field's value in generic code: what wire, store, lists, forms, merge and audit carry.
///
/// Fixed-point numbers are their raw scaled integer, instants are UTC milliseconds and choices are
/// their code; the Field says which. A default-made Value is empty (SQL NULL).
class Value
{
public:
    using Variant =
        std::variant<std::monostate, Withheld, bool, qint64, QString, QUuid, QDate, QByteArray>;

    Value() = default;
    Value(Withheld withheld) : m_value(withheld) {}
    Value(bool value) : m_value(value) {}
    Value(qint64 value) : m_value(value) {}
    Value(int value) : m_value(qint64{value}) {}
    Value(const QString &value) : m_value(value) {}
    Value(QLatin1String value) : m_value(QString(value)) {}
    Value(const char *) = delete;
    Value(const QUuid &value);
    Value(const QDate &value);
    Value(const QByteArray &value) : m_value(value) {}
    Value(double) = delete;
    template <class T>
    Value(const Id<T> &id) : Value(id.uuid())
    {
    }

    /// Nothing there: SQL NULL. An empty text counts as empty too, see isBlank().
    bool isEmpty() const { return std::holds_alternative<std::monostate>(m_value); }
    /// Nothing there, or a text without a character.
    bool isBlank() const;
    bool isWithheld() const { return std::holds_alternative<Withheld>(m_value); }

    /// The typed value, or the type's default when the value is empty or of another type.
    bool toBool() const;
    qint64 toInt() const;
    QString toText() const;
    QUuid toUuid() const;
    QDate toDate() const;
    QByteArray toBytes() const;

    const Variant &variant() const { return m_value; }
    bool operator==(const Value &) const = default;

private:
    Variant m_value;
};

} // namespace kontor
