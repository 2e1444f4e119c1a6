#pragma once

#include "app/documents/document_kind.h"
#include "app/models/reference_titles.h"
#include "app/widgets/line_model.h"

namespace kontor {

/// A sum below the lines that no field of the head holds.
struct LineSum {
    QString name;
    QString label;
    Amount amount;
    bool strong = false;
    bool isProblem = false; ///< should be zero and is not
};

/// The lines of a document while they are typed: records on the one side, the grid's model on the
/// other. What follows from what is the matter of the kinds of lines that derive from this.
class DocumentLines : public QObject, protected LineRules
{
    Q_OBJECT

public:
    DocumentLines(DataSource &source, const DocumentKind &kind, QObject *parent = nullptr);

    LineModel &model() { return m_model; }
    const LineModel &model() const { return m_model; }
    /// Shows these; what was typed and the way back by undo are gone. taken() follows as soon as
    /// the titles of what they refer to are known.
    void take(const QList<Record> &lines);
    /// The lines that hold something.
    QList<Record> records() const;
    /// Whether the grid shows what was taken last.
    bool isSettled() const { return m_settled; }
    /// Drafts show what helps to write them, others what became of them.
    void setEditable(bool editable);
    bool isEditable() const { return !m_model.isReadOnly(); }

    /// The document's head changed, and what the lines take from it with it.
    virtual void setHead(const Record &) {}
    /// Writes into the head what follows from the lines.
    virtual void sumUp(Record &) const {}
    /// Sums of the lines shown below them; the names are the same whatever the lines are.
    virtual QList<LineSum> sums() const { return {}; }
    /// What matters about a line, shown while the cursor is on it.
    virtual QString note(const Line &) const { return {}; }
    /// Why the lines cannot be saved as they are; nothing when they can.
    virtual std::optional<Error> problem() const { return std::nullopt; }

signals:
    void taken();
    /// A line changed in any way.
    void changed();
    /// What a field of the head may begin with, as long as it holds nothing.
    void proposed(const QString &field, const kontor::Value &value);

protected:
    /// To be called by the derived constructor: columns are described virtually.
    void setUp();
    /// Completes the column of a field: title, lookup, where Enter stops.
    virtual void refine(LineColumn &, const Field &) const {}
    /// Whether a column is shown while the lines are, or are not, written.
    virtual bool isShown(const QString &, bool) const { return true; }
    /// Columns that no field stands behind; where the kind's columns name them, else at the end.
    virtual QList<LineColumn> extraColumns() const { return {}; }
    /// What stands for a record in a cell.
    virtual QString titleOf(const Record &record) const { return record.title(); }

    Record toRecord(const Line &line) const;
    void write(const Record &record, Line &line) const;
    ReferenceLookup *lookupOf(const Entity &entity) const;
    ReferenceTitles &titles() { return m_titles; }
    const ReferenceTitles &titles() const { return m_titles; }
    DataSource &source() const { return m_source; }
    const DocumentKind &kind() const { return m_kind; }
    const Entity &entity() const { return *m_kind.entity->lines; }

private:
    LineColumn columnOf(const Field &field, bool hidden) const;
    bool isPresent(const QList<Record> &lines) const;
    void show(const QList<Record> &lines);
    void showColumns(bool editable);

    DataSource &m_source;
    const DocumentKind &m_kind;
    ReferenceTitles m_titles;
    LineModel m_model;
    QList<LineColumn> m_columns;  ///< before some are hidden
    QHash<QUuid, Record> m_known; ///< as taken, by id
    QList<Record> m_taken;
    bool m_settled = true;
    int m_round = 0;
    mutable QHash<const Entity *, ReferenceLookup *> m_lookups;
};

} // namespace kontor
