#pragma once

#include "app/widgets/choice_edit.h"

#include "common/model/query.h"

#include <functional>

namespace kontor {

class ReferenceLookup;

/// What a list can be filtered by.
struct FilterField {
    QString path; ///< a field's name, or a path over a reference
    QString title;
    FieldType type = FieldType::Text;
    QList<ChoiceEdit::Option> choices = {};
    /// Makes the editor that a value to compare with is typed into.
    std::function<ValueEdit *(QWidget *parent)> makeEdit = nullptr;
    /// A value of the field in words; not for references, whose title `lookup` knows.
    std::function<QString(const Value &)> text = nullptr;
    ReferenceLookup *lookup = nullptr; ///< of a Reference; must outlive the filter bar
};

/// A way to compare, as it reads in a sentence: "Total is at least 1,000".
struct FilterComparison {
    Filter::Op op = Filter::Op::Equal;
    bool negated = false;
    QString words; ///< with %1 for the field and %2 for the value
    QString verb;  ///< alone, for a list to choose from: "is at least"
    bool needsValue = true;
};

/// The ways to compare a field of this type, the usual one first.
QList<FilterComparison> comparisons(FieldType type);

/// The condition that a comparison of the field with the values makes.
Filter makeCondition(const FilterField &field, const FilterComparison &comparison,
                     const QList<Value> &values);

/// One condition taken apart again.
struct FilterParts {
    qsizetype field = -1; ///< among the fields asked for; -1: too special to be edited
    FilterComparison comparison = {};
    QList<Value> values = {};
};
FilterParts takeApart(const QList<FilterField> &fields, const Filter &condition);

/// The condition as a sentence. `titles` names referred records by id.
QString filterSentence(const QList<FilterField> &fields, const Filter &condition,
                       const QHash<QUuid, QString> &titles);

} // namespace kontor
