#pragma once

#include "common/model/arguments.h"
#include "common/model/history.h"
#include "common/model/report.h"
#include "common/model/rights.h"
#include "common/wire/codec.h"

/// The wire forms of the model's types; docs/protocol.md shows each.
namespace kontor::wire {

/// Whether the field may hold the value: what a decoder asks before it believes a peer. Empty and
/// withheld values fit every field.
bool fits(const Field &field, const Value &value);

/// Records: per run of the same entity its name and field names once, then one array a record.
/// Fields marked Secret are never written. What the peer sends of entities and fields that this
/// program does not know is passed over; fields that the peer did not send have their initial
/// value.
void write(Writer &writer, const QList<Record> &records);
void read(Reader &reader, QList<Record> &records);
/// One record, in the form of one run; null for a record without entity, which one of an unknown
/// entity is read as.
void write(Writer &writer, const Record &record);
void read(Reader &reader, Record &record);
/// Rows of a page: their records as a list, then the joined values.
void write(Writer &writer, const QList<ListRow> &rows);
void read(Reader &reader, QList<ListRow> &rows);

/// An entity by its name. Errors: entity_unknown (args: entity).
void write(Writer &writer, const Entity *const &entity);
void read(Reader &reader, const Entity *&entity);
/// The same; nullptr for one that this program does not know.
void readIfKnown(Reader &reader, const Entity *&entity);

/// A label's texts are kept for the life of the process, each once; see limits::labels.
void write(Writer &writer, const Label &label);
void read(Reader &reader, Label &label);
void write(Writer &writer, const Choice &choice);
void read(Reader &reader, Choice &choice);

/// What a program of another version says about lines is told from what it does not say: fields
/// that it did not send are Withheld, and the names of those that it filled in and this program
/// does not know are in Arguments::unknownFields.
void read(Reader &reader, Arguments &arguments);
void readLines(Reader &reader, std::optional<QList<Record>> &lines);

template <>
struct Names<Filter::Op> {
    static constexpr std::array names{"all",
                                      "any",
                                      "not",
                                      "equal",
                                      "not_equal",
                                      "less",
                                      "less_or_equal",
                                      "greater",
                                      "greater_or_equal",
                                      "in",
                                      "contains",
                                      "starts_with",
                                      "empty",
                                      "search"};
};

template <>
struct Names<FieldType> {
    static constexpr std::array names{"text", "integer", "boolean",   "amount", "quantity", "rate",
                                      "date", "instant", "reference", "choice", "bytes"};
};

template <>
struct Names<ReportRow::Kind> {
    static constexpr std::array names{"line", "heading", "subtotal", "total"};
};

template <>
struct Names<RecordScope> {
    static constexpr std::array names{"own", "team", "all"};
};

template <>
struct Names<Change::Operation> {
    static constexpr std::array names{"create", "update", "delete"};
};

template <>
struct Shape<Rights> {
    static constexpr auto members()
    {
        return std::tuple(required("user", &Rights::user), required("scope", &Rights::scope),
                          optional("owners", &Rights::owners), optional("grants", &Rights::grants),
                          optional("documents_since", &Rights::documentsSince),
                          optional("place", &Rights::place), optional("unknown", &Rights::unknown));
    }
};

template <>
struct Shape<Change> {
    static constexpr auto members()
    {
        return std::tuple(required("operation", &Change::operation),
                          optional("before", &Change::before), optional("after", &Change::after));
    }
};

template <>
struct Shape<HistoryEntry> {
    static constexpr auto members()
    {
        return std::tuple(required("at", &HistoryEntry::at), required("user", &HistoryEntry::user),
                          required("command", &HistoryEntry::command),
                          required("change", &HistoryEntry::change));
    }
};

template <>
struct Shape<Error> {
    static constexpr auto members()
    {
        return std::tuple(required("code", &Error::code), optional("args", &Error::args),
                          optional("field", &Error::field));
    }
};

template <>
struct Shape<Filter> {
    static constexpr auto members()
    {
        return std::tuple(required("op", &Filter::op), optional("field", &Filter::field),
                          optional("values", &Filter::values), optional("parts", &Filter::parts));
    }
};

template <>
struct Shape<Sort> {
    static constexpr auto members()
    {
        return std::tuple(required("field", &Sort::field),
                          optional("descending", &Sort::descending));
    }
};

template <>
struct Shape<Query> {
    static constexpr auto members()
    {
        return std::tuple(required("entity", &Query::entity), optional("filter", &Query::filter),
                          optional("sort", &Query::sort), optional("after", &Query::after),
                          required("limit", &Query::limit), optional("joined", &Query::joined),
                          optional("with_lines", &Query::withLines),
                          optional("with_archived", &Query::withArchived));
    }
};

template <>
struct Shape<Totals> {
    static constexpr auto members()
    {
        return std::tuple(required("count", &Totals::count), optional("sums", &Totals::sums));
    }
};

template <>
struct Shape<Arguments> {
    static constexpr auto members()
    {
        return std::tuple(optional("record", &Arguments::record),
                          optional("base_version", &Arguments::baseVersion),
                          optional("values", &Arguments::values),
                          optional("base", &Arguments::base),
                          optional("lines", &Arguments::lines, &readLines),
                          optional("unknown_fields", &Arguments::unknownFields));
    }
};

template <>
struct Shape<DrillTarget> {
    static constexpr auto members()
    {
        return std::tuple(
            optional("entity", &DrillTarget::entity), optional("id", &DrillTarget::id),
            optional("filter", &DrillTarget::filter), optional("report", &DrillTarget::report),
            optional("parameters", &DrillTarget::parameters));
    }
};

template <>
struct Shape<ReportColumn> {
    static constexpr auto members()
    {
        return std::tuple(
            required("name", &ReportColumn::name), required("label", &ReportColumn::label),
            required("type", &ReportColumn::type), required("digits", &ReportColumn::digits),
            optional("percent", &ReportColumn::percent));
    }
};

template <>
struct Shape<ReportRow> {
    static constexpr auto members()
    {
        return std::tuple(
            optional("kind", &ReportRow::kind), optional("level", &ReportRow::level),
            required("values", &ReportRow::values), optional("target", &ReportRow::target),
            optional("cells", &ReportRow::cells), optional("kinds", &ReportRow::kinds));
    }
};

template <>
struct Shape<ReportTable> {
    static constexpr auto members()
    {
        return std::tuple(
            optional("title", &ReportTable::title), optional("heading", &ReportTable::heading),
            required("columns", &ReportTable::columns), required("rows", &ReportTable::rows),
            required("as_of", &ReportTable::asOf));
    }
};

template <>
struct Shape<ReportParameter> {
    static constexpr auto members()
    {
        return std::tuple(
            required("name", &ReportParameter::name), required("label", &ReportParameter::label),
            required("type", &ReportParameter::type), optional("target", &ReportParameter::target),
            optional("choices", &ReportParameter::choices),
            optional("initial", &ReportParameter::initial),
            optional("required", &ReportParameter::required));
    }
};

template <>
struct Shape<ReportDescription> {
    static constexpr auto members()
    {
        return std::tuple(required("name", &ReportDescription::name),
                          required("module", &ReportDescription::module),
                          required("label", &ReportDescription::label),
                          optional("parameters", &ReportDescription::parameters),
                          optional("statement", &ReportDescription::statement),
                          optional("chart", &ReportDescription::chart));
    }
};

} // namespace kontor::wire
