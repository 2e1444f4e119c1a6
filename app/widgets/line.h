#pragma once

#include "app/widgets/choice_edit.h"
#include "app/widgets/number_text.h"

#include "common/model/field.h"

#include <QHash>

namespace kontor {

class ReferenceLookup;

/// One column of a grid of document lines. Hidden columns hold values that no one sees but that
/// belong to the line.
struct LineColumn {
    QString name;
    QString title; ///< with the unit or currency where there is one: "Amount (CNY)"
    FieldType type = FieldType::Text;
    NumberFormat format = {};
    QList<ChoiceEdit::Option> choices = {};
    ReferenceLookup *lookup = nullptr; ///< of a Reference; must outlive the grid
    bool readOnly = false;             ///< computed, never typed
    bool hidden = false;
    bool stop = false;      ///< Enter stops here on its way to the next cell that matters
    bool stretches = false; ///< takes the width that the others leave
    bool zeroBlank = false; ///< a zero is shown as an empty cell
    int width = 100;        ///< pixels
};

/// One line of a document: a value per column, and what was typed where it was not understood.
struct Line {
    QUuid id;
    QList<Value> values;
    QHash<int, QString> titles; ///< what stands for the records of reference cells, by column
    QHash<int, QString> typed;  ///< text that is no value (yet), by column
    QHash<int, QString> errors; ///< words about what is wrong, by column

    bool operator==(const Line &) const = default;
};

class LineModel;

/// What a screen knows about its lines and the grid does not: the arithmetic and the rules.
class LineRules
{
public:
    virtual ~LineRules() = default;

    /// Fills in what a new line begins with.
    virtual void begin(const LineModel &, Line &) {}
    /// Computes what follows from a change in `column`, at once: amounts, tax, defaults at hand.
    /// What must be asked for comes later through LineModel::amend.
    virtual void complete(const LineModel &model, Line &line, const QString &column) = 0;
    /// Whether the cell may not be typed into, besides those of read-only columns.
    virtual bool isReadOnly(const LineModel &, const Line &, const QString &) const
    {
        return false;
    }
    /// Whether Enter stops at the cell in a row, besides that its column must be a stop; the empty
    /// row behind the last line has the number of lines.
    virtual bool isStop(const LineModel &, int, const QString &) const { return true; }
    /// Words about what is wrong with a cell, by column name; shown at the cell.
    virtual QHash<QString, QString> check(const LineModel &, const Line &) const { return {}; }
};

} // namespace kontor
