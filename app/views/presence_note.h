#pragma once

#include "app/models/data_source.h"

#include <QLabel>
#include <QPointer>

namespace kontor {

/// "Li Na is editing this": who else works on the record of a screen, above it, and the other way
/// round tells them. Nobody is kept from anything.
class PresenceNote final : public QLabel
{
    Q_OBJECT

public:
    explicit PresenceNote(DataSource &source, QWidget *parent = nullptr);
    ~PresenceNote() override;

    /// The screen shows this record; `editing`: something was typed that is not saved.
    void watch(const Entity &entity, const QUuid &id, bool editing);

private:
    void show(const QStringList &names);

    QPointer<DataSource> m_source; ///< may go first
    const Entity *m_entity = nullptr;
    QUuid m_id;
    bool m_editing = false;
};

} // namespace kontor
