#pragma once

#include "app/widgets/value_edit.h"

class QComboBox;
class QLineEdit;

namespace kontor {

/// One of a few fixed values, shown by its label and held by its code.
class ChoiceEdit final : public ValueEdit
{
    Q_OBJECT

public:
    struct Option {
        QString code;
        QString label;
    };

    explicit ChoiceEdit(const QList<Option> &options, QWidget *parent = nullptr);

    Value value() const override;
    void setValue(const Value &value) override;
    QString typedText() const override { return value().toText(); }
    void setTypedText(const QString &text) override { setValue(Value(text)); }
    void setReadOnly(bool readOnly) override;
    void openPicker() override;
    /// Offers an empty first entry that means nothing (NULL).
    void setBlankAllowed(bool allowed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QComboBox *m_box;
    QLineEdit *m_shown; ///< stands for the box while it is read-only
};

} // namespace kontor
