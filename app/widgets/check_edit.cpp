#include "app/widgets/check_edit.h"

#include <QCheckBox>

namespace kontor {

CheckEdit::CheckEdit(QWidget *parent) : ValueEdit(parent), m_box(new QCheckBox(this))
{
    setField(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        emit edited();
        emit committed();
    });
}

Value CheckEdit::value() const
{
    return Value(m_box->isChecked());
}

void CheckEdit::setValue(const Value &value)
{
    m_box->setChecked(value.toBool());
}

QString CheckEdit::typedText() const
{
    return m_box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
}

void CheckEdit::setTypedText(const QString &text)
{
    m_box->setChecked(text == QLatin1String("true"));
}

void CheckEdit::setReadOnly(bool readOnly)
{
    noteReadOnly(readOnly);
    m_box->setEnabled(!readOnly);
}

void CheckEdit::setText(const QString &text)
{
    m_box->setText(text);
}

} // namespace kontor
