#pragma once

#include "app/views/screen.h"

class QGridLayout;
class QLabel;

namespace kontor {

class ReferenceTitles;
class ValueCard;
class ValueEdit;

/// A conflict: for each field that two people changed, both values side by side with who gave them
/// when, and what will be saved, which may be edited. Nothing is chosen beforehand.
///
/// M and T choose for the field that has the focus, or else for the first that is not decided;
/// Left and Right between the two, Tab to the next.
class ConflictView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictView(const ScreenContext &context, QWidget *parent = nullptr);

    void showItem(const AttentionItem &item);
    void chooseAll(bool mine);
    /// Chooses for one field and goes to the next that is not decided.
    void chooseOne(bool mine);
    bool isDecided() const;
    /// What was decided; Discard when nothing of the person's own remains.
    Resolution resolution() const;

    ValueCard *mine(const QString &field) const { return m_rows.value(indexOf(field)).mine; }
    ValueCard *theirs(const QString &field) const { return m_rows.value(indexOf(field)).theirs; }
    ValueEdit *result(const QString &field) const { return m_rows.value(indexOf(field)).result; }

signals:
    /// Another field is decided, or not any more.
    void changed();
    void openRequested(const kontor::Place &place);

private:
    struct Row {
        FieldConflict conflict;
        const Field *field = nullptr;
        ValueCard *mine = nullptr;
        ValueCard *theirs = nullptr;
        ValueEdit *result = nullptr;
        bool decided = false;
    };

    void clear();
    void addRow(QGridLayout &grid, const FieldConflict &conflict);
    QLabel *addHeading(QGridLayout &grid, int column, const QString &text);
    void choose(int row, bool mine);
    void showTexts();
    void askWho();
    void focusUndecided();
    int focusedRow() const;
    int indexOf(const QString &field) const;

    ScreenContext m_context;
    AttentionItem m_item;
    ReferenceTitles *m_titles;
    QLabel *m_heading;
    QWidget *m_table = nullptr;
    QList<Row> m_rows;
};

} // namespace kontor
