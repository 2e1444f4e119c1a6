#pragma once

#include "app/widgets/filter_field.h"

#include <QFrame>

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace kontor {

class ChoiceSetEdit;

/// One condition being put together: field, comparison, value. Enter takes it, Esc gives it up.
class FilterEditor final : public QFrame
{
    Q_OBJECT

public:
    explicit FilterEditor(QWidget *parent = nullptr);

    void setFields(const QList<FilterField> &fields);
    /// Starts with a condition of this kind of list, or from nothing.
    void edit(const Filter &condition);
    void begin();

signals:
    void taken(const kontor::Filter &condition);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showField();
    void showValue(const QList<Value> &values);
    void take();
    const FilterField *field() const;
    FilterComparison comparison() const;
    QList<Value> values() const;

    QList<FilterField> m_fields;
    QComboBox *m_field;
    QComboBox *m_comparison;
    QHBoxLayout *m_row;
    QWidget *m_value = nullptr;
    ValueEdit *m_edit = nullptr;    ///< the value, when it is one
    ChoiceSetEdit *m_set = nullptr; ///< the value, when it is some of a few
    QPushButton *m_take;
};

} // namespace kontor
