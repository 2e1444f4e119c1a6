#pragma once

#include "app/widgets/value_edit.h"

class QPlainTextEdit;

namespace kontor {

/// A text of several lines; Tab leaves it, Ctrl+Enter is left to the screen.
class NoteEdit final : public ValueEdit
{
    Q_OBJECT

public:
    explicit NoteEdit(QWidget *parent = nullptr);

    Value value() const override;
    void setValue(const Value &value) override;
    QString typedText() const override;
    void setTypedText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text);
    /// How many lines are visible without scrolling.
    void setVisibleLines(int lines);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_text;
    bool m_dirty = false;
};

} // namespace kontor
