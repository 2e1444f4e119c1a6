#pragma once

#include "app/views/screen.h"

class QCheckBox;
class QGridLayout;

namespace kontor {

class RecordEdit;

/// The lines of a record that only name other records (the roles of a user), as boxes to tick.
class LinePicks final : public QWidget
{
    Q_OBJECT

public:
    LinePicks(const ScreenContext &context, RecordEdit &edit, QWidget *parent = nullptr);

    /// The only field that lines of the entity have, when it is a reference; else nullptr.
    static const Field *pickedField(const Entity &entity);

    QCheckBox *box(const QUuid &id) const { return m_boxes.value(id); }

private:
    void readChoices();
    void makeBoxes(const QList<ListRow> &rows);
    void showLines();
    void pick(const QUuid &id, bool picked);

    ScreenContext m_context;
    RecordEdit &m_edit;
    const Field &m_field;
    QGridLayout *m_grid;
    QHash<QUuid, QCheckBox *> m_boxes;
};

} // namespace kontor
