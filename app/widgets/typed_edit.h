#pragma once

#include "app/widgets/value_edit.h"

class QLineEdit;

namespace kontor {

/// A value typed on one line and read when it is complete: the base of number, date and text.
class TypedEdit : public ValueEdit
{
    Q_OBJECT

public:
    explicit TypedEdit(QWidget *parent = nullptr);

    Value value() const override { return m_value; }
    void setValue(const Value &value) override;
    QString typedText() const override;
    void setTypedText(const QString &text) override;
    std::optional<Error> problem() const override { return m_problem; }
    void setReadOnly(bool readOnly) override;
    bool finish() override;

    QLineEdit *lineEdit() const { return m_line; }
    void setPlaceholderText(const QString &text);
    void selectAll();

protected:
    /// What the text means; an empty text never gets here.
    virtual Result<Value> read(const QString &text) const = 0;
    /// The value as it is shown while nobody types.
    virtual QString shownText(const Value &value) const = 0;
    /// The value as it is put into the field for typing.
    virtual QString editableText(const Value &value) const { return shownText(value); }
    /// The value of an empty field.
    virtual Value blankValue() const { return {}; }

    /// Takes a value as if it had been typed.
    void enterValue(const Value &value);
    void showValue();
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeText(const QString &text);
    void commit();

    QLineEdit *m_line;
    QString m_placeholder; ///< shown while the field is empty and can be typed into
    Value m_value;
    std::optional<Error> m_problem;
    bool m_dirty = false; ///< typed since the last commit
};

/// A text on one line.
class TextEdit final : public TypedEdit
{
    Q_OBJECT

public:
    using TypedEdit::TypedEdit;

protected:
    Result<Value> read(const QString &text) const override { return Value(text); }
    QString shownText(const Value &value) const override { return value.toText(); }
    Value blankValue() const override { return Value(QString()); }
};

} // namespace kontor
