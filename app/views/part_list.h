#pragma once

#include "app/models/relations.h"

#include "app/views/screen.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace kontor {

class FeedList;
class PartEditor;

/// The parts of a record (its contacts, its addresses): all of them, each edited in its place.
class PartList final : public QWidget
{
    Q_OBJECT

public:
    PartList(const ScreenContext &context, const Relation &relation, QWidget *parent = nullptr);

    const Relation &relation() const { return m_relation; }
    void showRecord(const Record &record);
    FeedList *list() const { return m_list; }
    QToolButton *adder() const { return m_add; }
    /// What a part is typed into, while one is; else nullptr.
    PartEditor *editor() const { return m_editor; }

signals:
    void openRequested(const kontor::Place &place);
    void failed(const kontor::Error &error);

private:
    void read();
    /// Opens the editor for this part, or for a new one.
    void edit(const QUuid &id);
    void closeEditor();

    ScreenContext m_context;
    Relation m_relation;
    Record m_record;
    QLabel *m_title;
    QToolButton *m_add;
    FeedList *m_list;
    QPushButton *m_all; ///< when there are more than are shown
    PartEditor *m_editor = nullptr;
};

} // namespace kontor
