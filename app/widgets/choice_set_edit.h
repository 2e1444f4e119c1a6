#pragma once

#include "app/widgets/choice_edit.h"

class QCheckBox;

namespace kontor {

/// Some of a few fixed values, as boxes to tick.
class ChoiceSetEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit ChoiceSetEdit(const QList<ChoiceEdit::Option> &options, QWidget *parent = nullptr);

    QList<Value> values() const;
    void setValues(const QList<Value> &values);

signals:
    void edited();

private:
    QList<QPair<QString, QCheckBox *>> m_boxes;
};

} // namespace kontor
