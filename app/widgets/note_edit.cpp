#include "app/widgets/note_edit.h"

#include "app/widgets/theme.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

namespace kontor {

NoteEdit::NoteEdit(QWidget *parent) : ValueEdit(parent), m_text(new QPlainTextEdit(this))
{
    setField(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_text->installEventFilter(this);
    setVisibleLines(4);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_dirty = true;
        setProblemShown(false);
        emit edited();
    });
}

Value NoteEdit::value() const
{
    return Value(m_text->toPlainText());
}

void NoteEdit::setValue(const Value &value)
{
    setTypedText(value.isWithheld() ? tr("not shown to you") : value.toText());
}

QString NoteEdit::typedText() const
{
    return m_text->toPlainText();
}

void NoteEdit::setTypedText(const QString &text)
{
    if (text != m_text->toPlainText()) {
        const QSignalBlocker blocker(m_text);
        m_text->setPlainText(text);
    }
    m_dirty = false;
}

void NoteEdit::setReadOnly(bool readOnly)
{
    noteReadOnly(readOnly);
    m_text->setReadOnly(readOnly);
    theme::setStyleProperty(m_text, "locked", readOnly);
}

void NoteEdit::setPlaceholderText(const QString &text)
{
    m_text->setPlaceholderText(text);
}

void NoteEdit::setVisibleLines(int lines)
{
    const int height = lines * m_text->fontMetrics().lineSpacing() + 4 * theme::grid;
    m_text->setFixedHeight(height);
}

bool NoteEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_dirty) {
        m_dirty = false;
        emit committed();
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return true; // goes on to the screen as its primary action
        }
    }
    return ValueEdit::eventFilter(watched, event);
}

} // namespace kontor
