#include "app/widgets/value_edit.h"

#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace kontor {

ValueEdit::ValueEdit(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
}

void ValueEdit::setField(QWidget *field)
{
    Q_ASSERT(m_field == nullptr);
    m_field = field;
    layout()->addWidget(field);
    setFocusProxy(field);
    setSizePolicy(field->sizePolicy());
}

void ValueEdit::setProblemShown(bool shown)
{
    theme::setStyleProperty(m_field, "problem", shown);
}

void ValueEdit::setInGrid(bool inGrid)
{
    theme::setStyleProperty(m_field, "inGrid", inGrid);
}

void ValueEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F4 && !m_readOnly) {
        openPicker();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace kontor
