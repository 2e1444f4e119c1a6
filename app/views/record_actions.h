#pragma once

#include "app/views/record_edit.h"
#include "app/views/screen.h"

namespace kontor {

class RecordForm;

/// What can be done with a record: saving, the commands of its entity, archiving or deleting.
/// Which one is the primary now, and why others cannot be done.
class RecordActions final : public QObject
{
    Q_OBJECT

public:
    RecordActions(const ScreenContext &context, RecordEdit &edit, RecordForm &form,
                  QWidget *screen);

    QAction *primary() const;
    QList<QAction *> secondary() const;
    QAction *save() const { return m_save; }
    QAction *find(const QString &command) const { return m_commands.value(command); }

signals:
    void changed();

private:
    void addRemoval();
    void update();
    void updateRemoval();
    void ask(const Command &command);
    void confirmRemoval();
    QString what() const;

    ScreenContext m_context;
    RecordEdit &m_edit;
    RecordForm &m_form;
    QWidget *m_screen;
    QAction *m_save;
    QAction *m_remove = nullptr;
    QAction *m_restore = nullptr;
    QHash<QString, QAction *> m_commands;
};

} // namespace kontor
