#pragma once

#include "common/model/field.h"

#include <QStringList>

namespace kontor {

struct Arguments;
struct Filter;
struct Record;

/// What an administrator grants and a screen shows as a button: `sales_order.confirm`.
struct Command {
    const char *name = ""; ///< within its entity: "confirm"
    Label label;           ///< the verb on the button
    /// Whether it may wait in the outbox; others need the server and say so when there is none.
    bool offline = false;
    /// What a laptop shows until the server has answered: the change to the record that the
    /// command makes if it is accepted. nullptr: nothing to show, the command only waits.
    void (*localEffect)(Record &record, const Arguments &arguments) = nullptr;
    /// What the command asks for besides the record (the amount of a payment, the reason of a
    /// return), as the fields of a described struct; nullptr: nothing.
    const Entity *parameters = nullptr;
    /// Version of the argument format; the server keeps handlers of older ones for a year.
    int version = 1;
};

/// Who holds a copy of an entity's records.
enum class Replication {
    ServerOnly, ///< read from the server when needed
    Everyone,   ///< all desktops whose user may read the entity
    Root,       ///< those that may see the root record (a customer) that `rootField` leads to
    Own         ///< only the user named by `rootField`
};

/// How two people's changes of one record come together.
enum class MergePolicy {
    ByField,  ///< different fields both win, the same field is a conflict for a person
    Document, ///< changes as a whole, against the version that was read
    Append,   ///< records are only added; nothing to merge
    Server    ///< no client writes it: stock, ledger, totals
};

/// Every struct that is the line of a document starts with this.
struct LineBase {
    QUuid lineId;
};

/// The one description of an entity. Table, wire form, cache, sync, rights, audit, lists, forms,
/// import and export derive from it.
struct Entity {
    const char *name = ""; ///< snake_case, singular: table, wire, rights key
    Label label;           ///< singular, as users call it
    Label plural;
    const char *module = ""; ///< the module that can be switched off: "sales"
    QList<Field> fields;
    QList<Command> commands = {};
    Replication replication = Replication::ServerOnly;
    MergePolicy merge = MergePolicy::ByField;
    /// The Reference that leads to the root whose owner decides who may see this record; empty for
    /// records that everyone with the right to the entity may see. "id" names the record itself.
    const char *rootField = "";
    /// Which records of a document are closed: nothing is expected to happen to them any more.
    /// Devices hold only those that their field "date" places in the last months (see
    /// Rights::documentsSince); nullptr: all are held, whatever their age.
    Filter (*closed)() = nullptr;
    const Entity *lines = nullptr; ///< the lines that belong to each record, saved with it
    bool isLine = false;           ///< a line: lives and dies with its parent
    /// The Reference to the place (a warehouse) that the record tells of; it never changes. Devices
    /// hold only the records of their user's own place, when he has one (see Rights::place).
    const char *placeField = "";

    /// Access to the struct's list of lines, set by withLines().
    qsizetype (*lineCount)(const void *object) = nullptr;
    const void *(*lineAt)(const void *object, qsizetype index) = nullptr;
    void *(*appendLine)(void *object) = nullptr;
    void (*clearLines)(void *object) = nullptr;

    qsizetype indexOf(QLatin1String fieldName, qsizetype from = 0) const;
    const Field *find(QLatin1String fieldName) const;
    const Field *find(const QString &fieldName) const;
    const Command *findCommand(const QString &commandName) const;
    /// The field that stands for the record in lists and references; nullptr when none does.
    const Field *namingField() const;
    QLatin1String key() const { return QLatin1String(name); }
    /// Whether records have a search text (name, pinyin, initials, numbers).
    bool isSearchable() const;
};

/// Completes the description of an entity that has lines: `withLines<&SalesOrder::lines>({...})`.
template <auto Pointer>
Entity withLines(Entity entity)
{
    using Owner = typename detail::MemberOf<decltype(Pointer)>::Owner;
    using List = typename detail::MemberOf<decltype(Pointer)>::Type;
    using Line = typename List::value_type;
    static_assert(std::is_base_of_v<LineBase, Line>);
    entity.lines = &Line::entity;
    entity.lineCount = [](const void *object) {
        return (static_cast<const Owner *>(object)->*Pointer).size();
    };
    entity.lineAt = [](const void *object, qsizetype index) -> const void * {
        return &(static_cast<const Owner *>(object)->*Pointer).at(index);
    };
    entity.appendLine = [](void *object) -> void * {
        return &(static_cast<Owner *>(object)->*Pointer).emplaceBack();
    };
    entity.clearLines = [](void *object) { (static_cast<Owner *>(object)->*Pointer).clear(); };
    return entity;
}

} // namespace kontor
