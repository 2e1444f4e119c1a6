#pragma once

#include "app/documents/document.h"
#include "app/views/screen.h"

#include <QAction>

namespace kontor {

/// The commands of a document as actions: which one is the primary now, and why others cannot run.
class DocumentActions : public QObject
{
    Q_OBJECT

public:
    DocumentActions(Document &document, const ScreenContext &context, QWidget *screen);

    QAction *primary() const;
    /// Those that can run first.
    QList<QAction *> secondary() const;
    QAction *action(const QString &command) const { return m_commands.value(command); }

signals:
    /// Which actions there are, or whether they can run, changed.
    void changed();
    /// A person chose one; nothing has happened yet.
    void triggered();

private:
    void update();
    void trigger(const Command &command);
    void ask(const Command &command);
    QMap<QString, Value> suggested(const Command &command) const;

    Document &m_document;
    ScreenContext m_context;
    QWidget *m_screen;
    QAction *m_save;
    QHash<QString, QAction *> m_commands;
    QUuid m_cashAccount; ///< where money comes and goes unless a person says otherwise
};

} // namespace kontor
