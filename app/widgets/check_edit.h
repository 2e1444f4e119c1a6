#pragma once

#include "app/widgets/value_edit.h"

class QCheckBox;

namespace kontor {

/// Yes or no.
class CheckEdit final : public ValueEdit
{
    Q_OBJECT

public:
    explicit CheckEdit(QWidget *parent = nullptr);

    Value value() const override;
    void setValue(const Value &value) override;
    QString typedText() const override;
    void setTypedText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setText(const QString &text);

private:
    QCheckBox *m_box;
};

} // namespace kontor
