#pragma once

#include "app/models/data_source.h"

namespace kontor {

/// A record that a person works on: as it is on the screen and as it was read, what was typed
/// meeting what others change meanwhile, saving, commands. Knows no widget.
///
/// Fields that the person left alone follow the record; what was typed stays, and saving it is the
/// person's decision against the other value, which contested() tells.
class RecordEdit final : public QObject
{
    Q_OBJECT

public:
    /// Whether the user can run a command on the record as it is; tells what the server will say.
    using Check = std::function<Result<void>(const Record &record, const QString &command,
                                             const QUuid &user)>;

    RecordEdit(DataSource &source, const Entity &entity, QObject *parent = nullptr);

    /// A new one with this id; it is there at once.
    void begin(const QUuid &id, const QHash<QString, Value> &initial);
    /// Reads it; loaded() or failed() follows.
    void open(const QUuid &id);
    /// Reads it again; what was typed stays.
    void reload();

    const Entity &entity() const { return m_entity; }
    /// As it is on the screen.
    const Record &record() const { return m_record; }
    bool isNew() const { return m_loaded && !m_stored; }
    bool isLoaded() const { return m_loaded; }
    /// Deleted, or not to be seen any more.
    bool isGone() const { return m_gone; }
    bool isBusy() const { return m_busy; }
    bool isDirty() const;
    bool isTouched(const QString &field) const;
    /// Whether this user may change it in its present state.
    bool isEditable() const;
    /// The record's state, a code of its field "state"; empty for kinds without.
    QString state() const;
    /// What others gave to fields that were also typed here, and by whom.
    const QHash<QString, Value> &contested() const { return m_contested; }
    QUuid contestedBy() const { return m_contestedBy; }

    void setValue(const QString &field, const Value &value);
    void setLines(const QList<Record> &lines);

    void setCheck(const Check &check) { m_check = check; }
    /// Creates or updates it; saved() or failed() follows.
    void save();
    /// Saves what is not saved, then runs a named command; ran() or failed() follows.
    void run(const QString &command, const QMap<QString, Value> &parameters = {});
    /// Archives it, or deletes a draft for good: removed() or failed() follows.
    void remove();
    void restore();
    /// Why the command cannot be run now; nothing when it can.
    std::optional<Error> refusal(const Command &command) const;

    QVariantMap draft() const;
    /// May come before the record was read.
    void restoreDraft(const QVariantMap &draft);

signals:
    /// Everything may be different: read, saved, changed elsewhere, a draft brought back.
    void loaded();
    void saved();
    void ran(const QString &command, const QList<kontor::Record> &records);
    void removed();
    void failed(const kontor::Error &error);
    void busyChanged();
    /// Something was typed, or what was typed is saved.
    void edited();

private:
    void take(const Record &now);
    void applyDraft(const QVariantMap &draft);
    void applyLines(const QVariantList &lines);
    void runNow(const QString &action, const QMap<QString, Value> &parameters,
                const std::function<void(const QList<Record> &)> &done);
    void execute(const QString &action, const Arguments &arguments,
                 const std::function<void(const QList<Record> &)> &done);
    Arguments saveArguments() const;
    void setBusy(bool busy);
    void onChanged(const Entity *entity, const QList<QUuid> &ids);

    DataSource &m_source;
    const Entity &m_entity;
    Check m_check;
    Record m_record;
    Record m_base; ///< as read or last saved
    QHash<QString, Value> m_contested;
    QUuid m_contestedBy;
    QVariantMap m_pendingDraft; ///< came before the record did
    bool m_loaded = false;
    bool m_stored = false; ///< saved at least once
    bool m_gone = false;
    bool m_busy = false;
    bool m_missed = false; ///< it changed while a command ran
};

} // namespace kontor
