#pragma once

#include "app/widgets/typed_edit.h"

#include <QDate>

namespace kontor {

class Clock;

/// A date, typed as people type it (see readDate) or picked from a calendar (F4); the arrow keys
/// move it by a day, Page Up and Page Down by a month.
class DateEdit final : public TypedEdit
{
    Q_OBJECT

public:
    /// `clock` says which day is today; it must outlive the editor.
    explicit DateEdit(const Clock &clock, QWidget *parent = nullptr);

    QDate date() const { return value().toDate(); }
    void setDate(const QDate &date) { setValue(Value(date)); }
    void openPicker() override;

protected:
    Result<Value> read(const QString &text) const override;
    QString shownText(const Value &value) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool step(int key);

    const Clock &m_clock;
};

} // namespace kontor
