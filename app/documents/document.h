#pragma once

#include "app/documents/line_pricing.h"

namespace kontor {

/// A document that a person works on: the record as it is on the screen, what it was when it was
/// read, prices and totals kept live, undo, saving, commands. Knows no widget.
class Document : public QObject
{
    Q_OBJECT

public:
    Document(DataSource &source, const Clock &clock, const DocumentKind &kind,
             QObject *parent = nullptr);

    /// A new one with this id; it is there at once.
    void begin(const QUuid &id, const QHash<QString, Value> &initial);
    /// Reads it; loaded() or failed() follows.
    void open(const QUuid &id);
    void reload() { open(m_record.id); }

    const DocumentKind &kind() const { return m_kind; }
    const Record &record() const { return m_record; }
    QString state() const;
    bool isNew() const { return m_record.version == 0 && !m_stored; }
    bool isDirty() const;
    /// Drafts of kinds that this user may change.
    bool isEditable() const;
    bool isBusy() const { return m_busy; }
    /// The product of a line, once it was fetched.
    const ProductFacts *factsOf(const Record &line) const;
    /// Why an amount of the line cannot be computed; nothing when it can.
    std::optional<Error> problemOf(int line) const;

    void setValue(const QString &field, const Value &value);
    /// Values chosen by the program, not by the person: no undo, and no reason to ask for saving.
    void setDefault(const QString &field, const Value &value);
    void setLineValue(int line, const QString &field, const Value &value);
    void insertLine(int at);
    void duplicateLine(int line);
    void removeLine(int line);
    void moveLine(int line, int to);
    bool canUndo() const { return !m_undo.isEmpty(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();

    /// Creates or updates it; saved() or failed() follows.
    void save();
    /// Saves what is not saved, then runs a named command; ran() or failed() follows.
    void run(const QString &command, const QMap<QString, Value> &parameters = {});
    /// Why the command cannot be run now; nothing when it can.
    std::optional<Error> refusal(const Command &command) const;

    QVariantMap draft() const;
    void restoreDraft(const QVariantMap &draft);

signals:
    /// Everything may be different: read, saved, undone.
    void loaded();
    void valueChanged(const QString &field);
    void lineChanged(int line);
    void linesMoved(); ///< lines were added, removed or moved
    void totalsChanged();
    void saved();
    void ran(const QString &command, const QList<kontor::Record> &records);
    void failed(const kontor::Error &error);
    void busyChanged();
    void edited();
    /// Somebody else saved it while it is being edited here.
    void changedElsewhere();

private:
    struct Content {
        QList<Value> values;
        QList<Record> lines;
    };

    void take(const Record &record);
    void keepForUndo();
    void exchange(QList<Content> &from, QList<Content> &to);
    void afterEdit();
    void partyChosen();
    void takePartyDefaults(const Record &party);
    void askForAddress(const QUuid &party);
    void priceLine(Record &line);
    void updateTaxRate(Record &line) const;
    void productFetched(const QUuid &product);
    void updateContext();
    void fetchProducts();
    void recompute();
    LineContext lineContext() const;
    Arguments saveArguments() const;
    QList<Record> filledLines() const;
    bool areLinesChanged() const;
    void execute(const QString &command, const Arguments &arguments,
                 const std::function<void(const QList<Record> &)> &done);
    void setBusy(bool busy);
    void onChanged(const Entity *entity, const QList<QUuid> &ids);

    DataSource &m_source;
    const Clock &m_clock;
    const DocumentKind &m_kind;
    ProductFactsSource m_facts;
    Record m_record;
    Record m_base;         ///< as read or last saved
    bool m_stored = false; ///< saved at least once
    bool m_busy = false;
    QList<Content> m_undo;
    QList<Content> m_redo;
    /// Lines whose product was chosen before its facts were there.
    QSet<QUuid> m_toFill;
    /// The price that the program gave each line; one that differs was given by the person.
    QHash<QUuid, qint64> m_givenPrices;
    QHash<QUuid, Error> m_problems; ///< by line id
};

} // namespace kontor
