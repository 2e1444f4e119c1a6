#include "app/widgets/choice_set_edit.h"

#include "app/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace kontor {

ChoiceSetEdit::ChoiceSetEdit(const QList<ChoiceEdit::Option> &options, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3 * theme::grid);
    for (const ChoiceEdit::Option &option : options) {
        auto *box = new QCheckBox(option.label, this);
        row->addWidget(box);
        m_boxes.append({option.code, box});
        connect(box, &QCheckBox::clicked, this, &ChoiceSetEdit::edited);
    }
    if (!m_boxes.isEmpty()) {
        setFocusProxy(m_boxes.first().second);
    }
}

QList<Value> ChoiceSetEdit::values() const
{
    QList<Value> values;
    for (const auto &[code, box] : m_boxes) {
        if (box->isChecked()) {
            values.append(Value(code));
        }
    }
    return values;
}

void ChoiceSetEdit::setValues(const QList<Value> &values)
{
    for (const auto &[code, box] : std::as_const(m_boxes)) {
        box->setChecked(values.contains(Value(code)));
    }
}

} // namespace kontor
