#pragma once

#include "app/documents/document_lines.h"

namespace kontor {

/// A document that a person works on: the record as it is on the screen, what it was when it was
/// read, its lines with live totals, saving, commands. Knows no widget.
class Document : public QObject
{
    Q_OBJECT

public:
    /// Takes the lines, which must be of the same kind.
    Document(DataSource &source, const Clock &clock, const DocumentKind &kind,
             std::unique_ptr<DocumentLines> lines, QObject *parent = nullptr);

    /// A new one with this id; it is there at once.
    void begin(const QUuid &id, const QHash<QString, Value> &initial);
    /// Reads it; loaded() or failed() follows.
    void open(const QUuid &id);
    void reload() { open(m_record.id); }

    const DocumentKind &kind() const { return m_kind; }
    /// The head as it is on the screen; for its lines ask lines().
    const Record &record() const { return m_record; }
    DocumentLines &lines() const { return *m_lines; }
    QString state() const;
    /// The label of the state; empty for kinds without states.
    QString stateText() const;
    bool isNew() const { return m_record.version == 0 && !m_stored; }
    bool isDirty() const;
    /// Drafts of kinds that this user may change.
    bool isEditable() const;
    bool isBusy() const { return m_busy; }

    void setValue(const QString &field, const Value &value);

    /// Creates or updates it; saved() or failed() follows.
    void save();
    /// Saves what is not saved, then runs a named command; ran() or failed() follows. `lines` are
    /// those that the command works with, if it asks for any.
    void run(const QString &command, const QMap<QString, Value> &parameters = {},
             const std::optional<QList<Record>> &lines = std::nullopt);
    /// Why the command cannot be run now; nothing when it can.
    std::optional<Error> refusal(const Command &command) const;

    QVariantMap draft() const;
    /// May come before the document was read.
    void restoreDraft(const QVariantMap &draft);

signals:
    /// Everything in the head may be different: read, saved, a draft brought back.
    void loaded();
    void valueChanged(const QString &field);
    void totalsChanged();
    void saved();
    void ran(const QString &command, const QList<kontor::Record> &records);
    void failed(const kontor::Error &error);
    void busyChanged();
    /// Something was typed, or what was typed is saved.
    void edited();
    /// Somebody else saved it while it is being edited here.
    void changedElsewhere();

private:
    void take(const Record &record);
    void partyChosen();
    void takePartyDefaults(const Record &party);
    void askForAddress(const QUuid &party);
    void fill(const char *field, const Value &value);
    void sumUp();
    bool areLinesChanged() const;
    Arguments saveArguments() const;
    QString saveCommand() const;
    void execute(const QString &command, const Arguments &arguments,
                 const std::function<void(const QList<Record> &)> &done);
    void setBusy(bool busy);
    void onChanged(const Entity *entity, const QList<QUuid> &ids);

    DataSource &m_source;
    const Clock &m_clock;
    const DocumentKind &m_kind;
    std::unique_ptr<DocumentLines> m_lines;
    Record m_record;
    Record m_base;              ///< as read or last saved
    QVariantMap m_pendingDraft; ///< came before the record did
    bool m_stored = false;      ///< saved at least once
    bool m_busy = false;
};

} // namespace kontor
