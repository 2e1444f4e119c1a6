#pragma once

#include "common/model/query.h"

#include <QVariantMap>

namespace kontor {

/// What a figure opens: a record, a list of records, or another report; at most one is set.
struct DrillTarget {
    QString entity; ///< with `id` a record, without it the list that `filter` lets through
    QUuid id;
    Filter filter;
    QString report;
    QVariantMap parameters; ///< of the report, by name: text, or ISO dates and ids as text

    bool isEmpty() const { return entity.isEmpty() && report.isEmpty(); }
    bool operator==(const DrillTarget &) const = default;
};

struct ReportColumn {
    QString name;
    Label label;
    FieldType type = FieldType::Text;
    int digits = 2;       ///< fraction digits shown of a fixed-point number
    bool percent = false; ///< a Rate that is a fraction and shown as so many hundredths: 12.3%

    /// The same as a field, for code that knows how fields are written.
    Field asField() const
    {
        Field field;
        field.type = type;
        field.flags.setFlag(Percent, percent);
        return field;
    }
};

struct ReportRow {
    enum class Kind { Line, Heading, Subtotal, Total };
    Kind kind = Kind::Line;
    int level = 0; ///< indentation of the first column
    QList<Value> values;
    DrillTarget target;
    QList<DrillTarget> cells; ///< per column, where figures of one row open different things
    QList<Kind> kinds = {};   ///< per column, where a row has two sides of different kinds

    Kind kindOf(qsizetype column) const { return column < kinds.size() ? kinds.at(column) : kind; }
    const DrillTarget &targetOf(qsizetype column) const
    {
        return column < cells.size() && !cells.at(column).isEmpty() ? cells.at(column) : target;
    }
};

/// The answer of a report: what a screen shows, exports and prints.
struct ReportTable {
    QString title; ///< as the server gives it; empty: the label of the report's description
    /// What an official form has above the table, as it is printed: number of the form, company,
    /// date, unit of the figures.
    QStringList heading;
    QList<ReportColumn> columns;
    QList<ReportRow> rows;
    Instant asOf = 0; ///< when the figures were computed
};

/// A value that a report asks for before it runs.
struct ReportParameter {
    QString name;
    Label label;
    FieldType type = FieldType::Text;
    const Entity *target = nullptr; ///< of a Reference
    QList<Choice> choices;          ///< of a Choice
    Value initial; ///< what the report uses when nothing is given; blank: no restriction
    bool required = false;
};

struct ReportDescription {
    QString name;
    QString module;
    Label label;
    QList<ReportParameter> parameters;
    bool statement = false; ///< laid out as an official statement, not as a list
    /// The column of figures that is drawn above the table as well; empty: none.
    QString chart = {};
};

} // namespace kontor
