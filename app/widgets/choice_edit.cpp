#include "app/widgets/choice_edit.h"

#include "app/widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QLayout>
#include <QLineEdit>

namespace kontor {

ChoiceEdit::ChoiceEdit(const QList<Option> &options, QWidget *parent)
    : ValueEdit(parent), m_box(new QComboBox(this)), m_shown(new QLineEdit(this))
{
    setField(m_box);
    for (const Option &option : options) {
        m_box->addItem(option.label, option.code);
    }
    m_box->setMaxVisibleItems(16);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->installEventFilter(this);
    m_shown->setReadOnly(true);
    m_shown->setProperty("locked", true);
    m_shown->hide();
    layout()->addWidget(m_shown);
    connect(m_box, &QComboBox::activated, this, [this] {
        setProblemShown(false);
        emit edited();
        emit committed();
    });
}

Value ChoiceEdit::value() const
{
    const QString code = m_box->currentData().toString();
    return code.isEmpty() ? Value() : Value(code);
}

void ChoiceEdit::setValue(const Value &value)
{
    m_box->setCurrentIndex(m_box->findData(value.toText()));
    m_shown->setText(value.isWithheld() ? tr("not shown to you") : m_box->currentText());
    setProblemShown(false);
}

void ChoiceEdit::setReadOnly(bool readOnly)
{
    noteReadOnly(readOnly);
    m_box->setVisible(!readOnly);
    m_shown->setVisible(readOnly);
    m_shown->setText(m_box->currentText());
    setFocusProxy(readOnly ? static_cast<QWidget *>(m_shown) : m_box);
}

void ChoiceEdit::openPicker()
{
    m_box->showPopup();
}

void ChoiceEdit::setBlankAllowed(bool allowed)
{
    const bool offered = m_box->count() > 0 && m_box->itemData(0).toString().isEmpty();
    if (allowed && !offered) {
        m_box->insertItem(0, QString(), QString());
    } else if (!allowed && offered) {
        m_box->removeItem(0);
    }
}

bool ChoiceEdit::eventFilter(QObject *watched, QEvent *event)
{
    // A wheel that passes over a form on its way down must not change what it touches.
    if (event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    return ValueEdit::eventFilter(watched, event);
}

} // namespace kontor
