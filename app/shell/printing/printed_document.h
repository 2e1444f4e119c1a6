#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kontor {

/// A label with what stands behind it.
struct PrintedFact {
    QString label;
    QString text;
    bool strong = false; ///< the one that matters: the total
};

struct PrintedColumn {
    QString title;      ///< may have two lines
    double width = 0;   ///< in mm; 0: shares what is left
    bool right = false; ///< figures stand on the right
};

struct PrintedRow {
    QStringList cells;
    int level = 0;           ///< indentation of the first column
    bool strong = false;     ///< a heading or a total
    bool ruled = false;      ///< a line above it
    QList<bool> strongCells; ///< per cell, where the sides of a row differ
};

/// Everything that stands on a printed document, in its language already; how it looks is the
/// painter's matter.
struct PrintedDocument {
    QString title;
    QString company;
    QStringList companyLines; ///< address, phone, tax number
    QString recipientLabel;
    QStringList recipient;
    QList<PrintedFact> facts; ///< number, date, reference …
    QList<PrintedColumn> columns;
    QList<PrintedRow> rows;
    QList<PrintedFact> totals;
    QString inWords;          ///< the total, in words
    QList<PrintedFact> notes; ///< terms, remarks, bank details
    QStringList signatures;   ///< who signs, each with room for a name
    QString draftMark;        ///< printed across while the document has no legal number
    QString pageText;         ///< "Page %1 of %2"
    bool landscape = false;
    bool boxed = false; ///< every cell framed, as on vouchers and official statements
    /// Of an official statement, below its title in the middle: left, middle and right.
    QStringList banner;
    QString formName; ///< "会小企01表", above the table at the right
};

} // namespace kontor
