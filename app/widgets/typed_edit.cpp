#include "app/widgets/typed_edit.h"

#include "app/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

namespace kontor {

TypedEdit::TypedEdit(QWidget *parent) : ValueEdit(parent), m_line(new QLineEdit(this))
{
    setField(m_line);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, &TypedEdit::takeText);
}

void TypedEdit::setValue(const Value &value)
{
    m_value = value;
    m_problem.reset();
    m_dirty = false;
    setProblemShown(false);
    showValue();
}

void TypedEdit::showValue()
{
    const bool typing = m_line->hasFocus() && !isReadOnly();
    const QString text = m_value.isWithheld() ? tr("not shown to you")
        : typing                              ? editableText(m_value)
                                              : shownText(m_value);
    if (m_line->text() != text) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
}

QString TypedEdit::typedText() const
{
    return m_problem ? m_line->text() : editableText(m_value);
}

void TypedEdit::setTypedText(const QString &text)
{
    m_line->setText(text);
    const QSignalBlocker blocker(this);
    takeText(text);
    if (!m_problem) {
        showValue();
    }
}

void TypedEdit::setReadOnly(bool readOnly)
{
    noteReadOnly(readOnly);
    m_line->setReadOnly(readOnly);
    // The style sheet sees the property only when the widget is polished again.
    theme::setStyleProperty(m_line, "locked", readOnly);
    // Nobody needs to know how to type what cannot be typed.
    m_line->setPlaceholderText(readOnly ? QString() : m_placeholder);
    showValue();
}

void TypedEdit::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    m_line->setPlaceholderText(isReadOnly() ? QString() : text);
}

void TypedEdit::selectAll()
{
    m_line->selectAll();
}

void TypedEdit::takeText(const QString &text)
{
    m_dirty = true;
    const QString trimmed = text.trimmed();
    const Result<Value> read = trimmed.isEmpty() ? Result<Value>(blankValue()) : this->read(text);
    if (read) {
        m_value = *read;
        m_problem.reset();
    } else {
        m_problem = read.error();
    }
    setProblemShown(false);
    emit edited();
}

void TypedEdit::enterValue(const Value &value)
{
    m_value = value;
    m_problem.reset();
    m_dirty = true;
    setProblemShown(false);
    showValue();
    m_line->selectAll();
    emit edited();
}

void TypedEdit::commit()
{
    if (m_problem) {
        setProblemShown(true);
    } else {
        showValue();
    }
    if (m_dirty) {
        m_dirty = false;
        emit committed();
    }
}

bool TypedEdit::finish()
{
    commit();
    return true;
}

bool TypedEdit::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        if (!m_problem && !isReadOnly() && m_line->text() != editableText(m_value)) {
            m_line->setText(editableText(m_value));
            m_line->selectAll();
        }
        break;
    case QEvent::FocusOut:
        commit();
        break;
    case QEvent::KeyPress:
        if (const auto *key = static_cast<QKeyEvent *>(event);
            key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            commit();
        }
        break;
    default:
        break;
    }
    return ValueEdit::eventFilter(watched, event);
}

} // namespace kontor
