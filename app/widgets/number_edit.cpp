#include "app/widgets/number_edit.h"

#include "app/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>

namespace kontor {

NumberEdit::NumberEdit(const NumberFormat &format, QWidget *parent)
    : TypedEdit(parent), m_format(format)
{
    lineEdit()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberEdit::colourNegative);
}

void NumberEdit::setFormat(const NumberFormat &format)
{
    m_format = format;
    showValue();
}

void NumberEdit::setUnit(const QString &unit)
{
    if (m_unit == nullptr) {
        m_unit = new QLabel(this);
        theme::setTone(m_unit, "muted");
        layout()->addWidget(m_unit);
    }
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
}

Result<Value> NumberEdit::read(const QString &text) const
{
    TRY_ASSIGN(const qint64 raw, readNumber(text, m_format, locale()));
    return Value(raw);
}

QString NumberEdit::shownText(const Value &value) const
{
    return value.isEmpty() ? QString() : numberText(value.toInt(), m_format, locale());
}

QString NumberEdit::editableText(const Value &value) const
{
    // A zero in the way of what is about to be typed would have to be deleted first.
    return value.toInt() == 0 ? QString() : plainNumberText(value.toInt(), m_format, locale());
}

void NumberEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LocaleChange) {
        showValue();
        colourNegative();
    }
    TypedEdit::changeEvent(event);
}

void NumberEdit::colourNegative()
{
    theme::setStyleProperty(lineEdit(), "negative", value().toInt() < 0);
}

} // namespace kontor
