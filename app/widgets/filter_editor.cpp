#include "app/widgets/filter_editor.h"

#include "app/widgets/choice_set_edit.h"
#include "app/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace kontor {

namespace {
constexpr int valueWidth = 56 * theme::grid;
} // namespace

FilterEditor::FilterEditor(QWidget *parent)
    : QFrame(parent),
      m_field(new QComboBox(this)),
      m_comparison(new QComboBox(this)),
      m_row(new QHBoxLayout(this)),
      m_take(new QPushButton(tr("Apply"), this))
{
    auto *close = new QPushButton(tr("Cancel"), this);
    theme::setKind(close, "quiet");
    theme::setPanel(this, "sunken");
    m_field->setMaxVisibleItems(24);
    m_row->setContentsMargins(theme::margin, theme::grid, theme::margin, theme::grid);
    m_row->setSpacing(2 * theme::grid);
    m_row->addWidget(m_field);
    m_row->addWidget(m_comparison);
    m_row->addWidget(m_take);
    m_row->addWidget(close);
    m_row->addStretch();
    connect(m_field, &QComboBox::activated, this, [this] {
        showField();
        m_comparison->setFocus();
    });
    connect(m_comparison, &QComboBox::activated, this, [this] {
        showValue({});
        if (m_value != nullptr) {
            m_value->setFocus();
        }
    });
    connect(m_take, &QPushButton::clicked, this, &FilterEditor::take);
    connect(close, &QPushButton::clicked, this, &FilterEditor::closed);
}

void FilterEditor::setFields(const QList<FilterField> &fields)
{
    m_fields = fields;
    m_field->clear();
    for (const FilterField &field : fields) {
        m_field->addItem(field.title);
    }
    showField();
}

const FilterField *FilterEditor::field() const
{
    const int index = m_field->currentIndex();
    return index >= 0 && index < m_fields.size() ? &m_fields.at(index) : nullptr;
}

FilterComparison FilterEditor::comparison() const
{
    return comparisons(field()->type).value(std::max(m_comparison->currentIndex(), 0));
}

void FilterEditor::begin()
{
    m_field->setCurrentIndex(0);
    showField();
    show();
    m_field->setFocus();
}

void FilterEditor::edit(const Filter &condition)
{
    const FilterParts parts = takeApart(m_fields, condition);
    if (parts.field < 0) {
        return;
    }
    m_field->setCurrentIndex(static_cast<int>(parts.field));
    showField();
    m_comparison->setCurrentText(parts.comparison.verb);
    showValue(parts.values);
    show();
    (m_value != nullptr ? m_value : static_cast<QWidget *>(m_comparison))->setFocus();
}

void FilterEditor::showField()
{
    m_comparison->clear();
    if (field() == nullptr) {
        return;
    }
    const QList<FilterComparison> known = comparisons(field()->type);
    for (const FilterComparison &one : known) {
        m_comparison->addItem(one.verb);
    }
    m_comparison->setVisible(known.size() > 1);
    showValue({});
}

void FilterEditor::showValue(const QList<Value> &values)
{
    delete m_value;
    m_value = nullptr;
    m_edit = nullptr;
    m_set = nullptr;
    if (!comparison().needsValue) {
        return;
    }
    if (field()->type == FieldType::Choice) {
        m_set = new ChoiceSetEdit(field()->choices, this);
        m_set->setValues(values);
        m_value = m_set;
    } else if (field()->makeEdit != nullptr) {
        m_edit = field()->makeEdit(this);
        m_edit->setReadOnly(false);
        if (!values.isEmpty()) {
            m_edit->setValue(values.first());
        }
        m_edit->setFixedWidth(valueWidth);
        m_value = m_edit;
        connect(m_edit, &ValueEdit::entered, this, &FilterEditor::take);
    }
    if (m_value != nullptr) {
        m_row->insertWidget(2, m_value);
        m_value->show(); // at once: it may be tabbed to before the layout is done
        QWidget *typed = m_value->focusProxy() != nullptr ? m_value->focusProxy() : m_value;
        setTabOrder(m_comparison, typed);
        setTabOrder(typed, m_take);
    }
}

QList<Value> FilterEditor::values() const
{
    return m_set != nullptr ? m_set->values()
        : m_edit != nullptr ? QList<Value>{m_edit->value()}
                            : QList<Value>();
}

void FilterEditor::take()
{
    if (field() == nullptr || (m_edit != nullptr && !m_edit->finish())) {
        return;
    }
    if (m_edit != nullptr && m_edit->problem()) {
        m_edit->setProblemShown(true);
        return;
    }
    const QList<Value> chosen = values();
    if (comparison().needsValue && (chosen.isEmpty() || chosen.first().isBlank())) {
        emit closed();
        return;
    }
    emit taken(makeCondition(*field(), comparison(), chosen));
}

void FilterEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        take();
    } else if (event->key() == Qt::Key_Escape) {
        emit closed();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace kontor
