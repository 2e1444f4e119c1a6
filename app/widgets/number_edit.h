#pragma once

#include "app/widgets/number_text.h"
#include "app/widgets/typed_edit.h"

class QLabel;

namespace kontor {

/// A number, typed as people type it (see readNumber) and shown right-aligned, negative in red.
class NumberEdit : public TypedEdit
{
    Q_OBJECT

public:
    explicit NumberEdit(const NumberFormat &format, QWidget *parent = nullptr);

    const NumberFormat &format() const { return m_format; }
    void setFormat(const NumberFormat &format);
    /// Currency or unit, shown behind the number.
    void setUnit(const QString &unit);
    /// Whether an empty field means nothing (NULL) instead of zero.
    void setBlankAllowed(bool allowed) { m_blankAllowed = allowed; }

protected:
    Result<Value> read(const QString &text) const override;
    QString shownText(const Value &value) const override;
    QString editableText(const Value &value) const override;
    Value blankValue() const override { return m_blankAllowed ? Value() : Value(qint64{0}); }
    void changeEvent(QEvent *event) override;

private:
    void colourNegative();

    NumberFormat m_format;
    QLabel *m_unit = nullptr;
    bool m_blankAllowed = false;
};

/// An amount of money.
class AmountEdit final : public NumberEdit
{
    Q_OBJECT

public:
    explicit AmountEdit(QWidget *parent = nullptr) : NumberEdit(NumberFormat::amount(), parent) {}
    Amount amount() const { return Amount::fromRaw(value().toInt()); }
    void setAmount(Amount amount) { setValue(Value(amount.raw())); }
};

/// A quantity in some unit.
class QuantityEdit final : public NumberEdit
{
    Q_OBJECT

public:
    explicit QuantityEdit(QWidget *parent = nullptr) : NumberEdit(NumberFormat::quantity(), parent)
    {
    }
    Quantity quantity() const { return Quantity::fromRaw(value().toInt()); }
    void setQuantity(Quantity quantity) { setValue(Value(quantity.raw())); }
};

/// A unit price, an exchange rate or a percentage, as the format says.
class RateEdit final : public NumberEdit
{
    Q_OBJECT

public:
    explicit RateEdit(const NumberFormat &format = NumberFormat::unitPrice(),
                      QWidget *parent = nullptr)
        : NumberEdit(format, parent)
    {
    }
    Rate rate() const { return Rate::fromRaw(value().toInt()); }
    void setRate(Rate rate) { setValue(Value(rate.raw())); }
};

} // namespace kontor
