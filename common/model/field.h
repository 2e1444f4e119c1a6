#pragma once

#include "common/base/fixed.h"
#include "common/model/value.h"

#include <QFlags>
#include <QList>

#include <type_traits>

namespace kontor {

struct Entity;

/// A source text and its translation context; what QT_TRANSLATE_NOOP marks.
struct Label {
    const char *context = "";
    const char *text = "";

    QString translated() const;
};

enum class FieldType {
    Text,
    Integer,
    Boolean,
    Amount,
    Quantity,
    Rate,
    Date,
    Instant,
    Reference,
    Choice,
    Bytes
};

enum FieldFlag {
    Plain = 0,
    Required = 1 << 0,   ///< must not be blank when saved
    Searchable = 1 << 1, ///< part of the record's search text
    ReadOnly = 1 << 2,   ///< written by commands only, never by create or update
    Unique = 1 << 3,     ///< no two records share a non-blank value
    Indexed = 1 << 4,    ///< has a database index; lists sort and filter by it quickly
    Multiline = 1 << 5,  ///< long text, shown in a larger editor
    Secret = 1 << 6,     ///< never leaves the server (password hashes, keys)
    Sensitive = 1 << 7,  ///< a role sees it only with the right `<entity>.<field>.read`
    Naming = 1 << 8,     ///< stands for the record: a name or number
    Percent = 1 << 9,    ///< a Rate shown and typed as a percentage
    UnitPrice = 1 << 10, ///< a Rate that is money per unit
    Technical = 1 << 11, ///< left out of derived lists and forms
    Phonetic = 1 << 12   ///< a Text that sorts by pinyin and is found by its initials
};
Q_DECLARE_FLAGS(FieldFlags, FieldFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(FieldFlags)

/// One of the values a Choice field may have.
struct Choice {
    const char *code;
    Label label;
};

/// Specialise for an enum to use it in an entity: `static const QList<Choice> &choices();` lists a
/// Choice for each enumerator, in the order of the enumerators from 0.
template <class E>
struct ChoicesOf;

template <class E>
QString choiceCode(E value)
{
    return QString::fromLatin1(ChoicesOf<E>::choices().at(static_cast<qsizetype>(value)).code);
}

/// The enumerator with this code; the first one when the code is unknown.
template <class E>
E choiceFromCode(const QString &code)
{
    const QList<Choice> &choices = ChoicesOf<E>::choices();
    for (qsizetype i = 0; i < choices.size(); ++i) {
        if (code == QLatin1String(choices.at(i).code)) {
            return static_cast<E>(i);
        }
    }
    return E{};
}

/// One field of an entity: its name everywhere (table, wire, import, rights), its type, and how
/// generic code reaches it in the plain struct.
struct Field {
    const char *name = "";
    Label label;
    FieldType type = FieldType::Text;
    FieldFlags flags;
    /// What a Reference refers to; nullptr for one that may lead anywhere (a plain QUuid member),
    /// where a field beside it names the entity: source_entity for source_id.
    const Entity *target = nullptr;
    const QList<Choice> &(*choices)() = nullptr; ///< what a Choice allows
    Value initial;                               ///< what the member of a new object holds
    Value (*get)(const void *object) = nullptr;  ///< reads the struct's member
    void (*set)(void *object, const Value &value) = nullptr;

    bool has(FieldFlag flag) const { return flags.testFlag(flag); }
    /// Digits after the decimal point of a fixed-point field, 0 for others.
    int scale() const;
    /// Whether the value lives as an integer (numbers, instants).
    bool isNumber() const;
};

namespace detail {

template <class T>
struct IsId : std::false_type {
};
template <class T>
struct IsId<Id<T>> : std::true_type {
    using Target = T;
};

template <class Member>
constexpr FieldType fieldType()
{
    if constexpr (std::is_same_v<Member, QString>) {
        return FieldType::Text;
    } else if constexpr (std::is_same_v<Member, bool>) {
        return FieldType::Boolean;
    } else if constexpr (std::is_same_v<Member, Amount>) {
        return FieldType::Amount;
    } else if constexpr (std::is_same_v<Member, Quantity>) {
        return FieldType::Quantity;
    } else if constexpr (std::is_same_v<Member, Rate>) {
        return FieldType::Rate;
    } else if constexpr (std::is_same_v<Member, QDate>) {
        return FieldType::Date;
    } else if constexpr (std::is_same_v<Member, QByteArray>) {
        return FieldType::Bytes;
    } else if constexpr (IsId<Member>::value || std::is_same_v<Member, QUuid>) {
        return FieldType::Reference;
    } else if constexpr (std::is_enum_v<Member>) {
        return FieldType::Choice;
    } else {
        static_assert(std::is_same_v<Member, int> || std::is_same_v<Member, qint64>);
        return FieldType::Integer;
    }
}

template <class Member>
Value toValue(const Member &member)
{
    constexpr FieldType type = fieldType<Member>();
    if constexpr (type == FieldType::Amount || type == FieldType::Quantity
                  || type == FieldType::Rate) {
        return Value(qint64{member.raw()});
    } else if constexpr (type == FieldType::Choice) {
        return Value(choiceCode(member));
    } else if constexpr (type == FieldType::Integer) {
        return Value(qint64{member});
    } else {
        return Value(member);
    }
}

template <class Member>
Member fromValue(const Value &value)
{
    constexpr FieldType type = fieldType<Member>();
    if constexpr (type == FieldType::Text) {
        return value.toText();
    } else if constexpr (type == FieldType::Boolean) {
        return value.toBool();
    } else if constexpr (type == FieldType::Amount || type == FieldType::Quantity
                         || type == FieldType::Rate) {
        return Member::fromRaw(value.toInt());
    } else if constexpr (type == FieldType::Date) {
        return value.toDate();
    } else if constexpr (type == FieldType::Bytes) {
        return value.toBytes();
    } else if constexpr (type == FieldType::Reference) {
        return Member(value.toUuid());
    } else if constexpr (type == FieldType::Choice) {
        return choiceFromCode<Member>(value.toText());
    } else {
        return static_cast<Member>(value.toInt());
    }
}

template <class Pointer>
struct MemberOf;
template <class Class, class Member>
struct MemberOf<Member Class::*> {
    using Owner = Class;
    using Type = Member;
};

} // namespace detail

/// Describes a member: `field<&Opportunity::title>("title", {"Opportunity", "Title"}, Required)`,
/// with the label marked by QT_TRANSLATE_NOOP.
template <auto Pointer>
Field field(const char *name, Label label, FieldFlags flags = Plain)
{
    using Owner = typename detail::MemberOf<decltype(Pointer)>::Owner;
    using Member = typename detail::MemberOf<decltype(Pointer)>::Type;
    Field result;
    result.name = name;
    result.label = label;
    result.type = detail::fieldType<Member>();
    result.flags = flags;
    static const Owner newObject{};
    result.initial = detail::toValue(newObject.*Pointer);
    if constexpr (detail::IsId<Member>::value) {
        result.target = &detail::IsId<Member>::Target::entity;
    }
    if constexpr (std::is_enum_v<Member>) {
        result.choices = &ChoicesOf<Member>::choices;
    }
    result.get = [](const void *object) {
        return detail::toValue(static_cast<const Owner *>(object)->*Pointer);
    };
    result.set = [](void *object, const Value &value) {
        static_cast<Owner *>(object)->*Pointer = detail::fromValue<Member>(value);
    };
    return result;
}

/// Describes a qint64 member that holds an instant (UTC milliseconds).
template <auto Pointer>
Field instantField(const char *name, Label label, FieldFlags flags = Plain)
{
    Field result = field<Pointer>(name, label, flags);
    result.type = FieldType::Instant;
    return result;
}

} // namespace kontor
