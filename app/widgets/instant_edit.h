#pragma once

#include "app/widgets/typed_edit.h"

namespace kontor {

class Clock;

/// A date with a time of the day in this machine's time zone: "today 14:30", "+1 9:00",
/// "2026-03-15 14:30". Without a time it is the end of the working day.
class InstantEdit final : public TypedEdit
{
    Q_OBJECT

public:
    /// `clock` says which day is today; it must outlive the editor.
    explicit InstantEdit(const Clock &clock, QWidget *parent = nullptr);

protected:
    Result<Value> read(const QString &text) const override;
    QString shownText(const Value &value) const override;
    Value blankValue() const override { return Value(qint64{0}); }

private:
    const Clock &m_clock;
};

} // namespace kontor
