#pragma once

#include "app/models/relations.h"

#include "app/views/screen.h"

class QPushButton;

namespace kontor {

class ChoiceEdit;
class InstantEdit;
class NoteEdit;

/// Writes down what happened or is to be done around a record: a note, a call, a task with its
/// date. Ctrl+Enter adds it.
class ActivityComposer final : public QWidget
{
    Q_OBJECT

public:
    /// `relation`: how activities refer to records of the screen's entity.
    ActivityComposer(const ScreenContext &context, const Relation &relation,
                     QWidget *parent = nullptr);

    void setRecord(const Record &record) { m_record = record; }
    void add();

    ChoiceEdit *kind() const { return m_kind; }
    NoteEdit *text() const { return m_text; }
    InstantEdit *due() const { return m_due; }

signals:
    void added();
    void failed(const kontor::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showKind();

    ScreenContext m_context;
    Relation m_relation;
    Record m_record;
    ChoiceEdit *m_kind;
    NoteEdit *m_text;
    InstantEdit *m_due;
    QWidget *m_dueRow;
    QPushButton *m_add;
};

} // namespace kontor
