#pragma once

#include "common/model/entity.h"

#include <QStringList>

#include <memory>
#include <optional>

class QWidget;

namespace kontor {

class Clock;
class DataSource;
class Document;
class DocumentLines;
struct ScreenContext;

/// Where a document stands on its way, as one part of the bar above it.
struct DocumentStep {
    enum class Measure {
        State,    ///< reached when `field` holds one of `codes`
        Progress, ///< `field` is a Progress: nothing, partly, complete
        Paid      ///< balance against total, or that of the documents it opens
    };
    Label label;
    Measure measure = Measure::State;
    const char *field = "state";
    QStringList codes = {};
    /// What the part opens: the records of this entity whose `reference` is the document.
    const Entity *opens = nullptr;
    const char *reference = "";
};

/// What tells one kind of document from another on the screen; everything else is the same for all
/// of them.
struct DocumentKind {
    enum class Side { None, Sale, Purchase };

    const Entity *entity = nullptr;
    /// Whose prices and taxes the lines take.
    Side side = Side::None;
    /// "customer" or "supplier"; empty: the document has none.
    const char *party = "";
    QStringList head;    ///< fields always shown, in two columns
    QStringList more;    ///< fields behind "More"
    QStringList columns; ///< fields of the lines that the grid shows
    QList<DocumentStep> steps;
    /// The named commands that Ctrl+Enter runs, by state: the first that has something left to do.
    QHash<QString, QStringList> primary;
    /// The Progress field that tells whether a command has anything left to do.
    QHash<QString, QString> progress;
    /// Commands after which the document that they made is shown.
    QStringList opened;
    /// Lines come from another document; the person changes quantities only.
    bool linesFixed = false;
    /// Makes its lines; nullptr: those of the trade.
    std::unique_ptr<DocumentLines> (*lines)(DataSource &source, const Clock &clock,
                                            const DocumentKind &kind) = nullptr;
    /// Commands that ask for what they need in a way of their own; the others have a dialog made
    /// from their description.
    using Ask = void (*)(Document &document, const ScreenContext &context, const Command &command,
                         QWidget *screen);
    QHash<QString, Ask> asked;
    /// Fields that the next new one takes over from one that was just posted: it takes its tab too.
    QStringList repeated;
};

} // namespace kontor
