#include "app/widgets/date_edit.h"

#include "app/widgets/date_text.h"
#include "app/widgets/theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace kontor {

DateEdit::DateEdit(const Clock &clock, QWidget *parent) : TypedEdit(parent), m_clock(clock)
{
    QAction *pick = lineEdit()->addAction(theme::icon("view-calendar", ColorRole::TextMuted),
                                          QLineEdit::TrailingPosition);
    pick->setToolTip(tr("Pick from the calendar (F4)"));
    connect(pick, &QAction::triggered, this, &DateEdit::openPicker);
}

Result<Value> DateEdit::read(const QString &text) const
{
    TRY_ASSIGN(const QDate date, readDate(text, m_clock.today(), locale()));
    return Value(date);
}

QString DateEdit::shownText(const Value &value) const
{
    return dateText(value.toDate(), locale());
}

void DateEdit::openPicker()
{
    if (isReadOnly()) {
        return;
    }
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    theme::setPanel(popup, "card");
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(theme::grid, theme::grid, theme::grid, theme::grid);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::ISOWeekNumbers);
    calendar->setSelectedDate(date().isValid() ? date() : m_clock.today());
    layout->addWidget(calendar);
    // A click picks at once, Enter picks what the arrow keys reached.
    const auto pick = [this, popup](const QDate &date) {
        enterValue(Value(date));
        popup->close();
        lineEdit()->setFocus(Qt::PopupFocusReason);
    };
    connect(calendar, &QCalendarWidget::clicked, this, pick);
    connect(calendar, &QCalendarWidget::activated, this, pick);
    popup->move(mapToGlobal(QPoint(0, height())));
    popup->show();
    calendar->setFocus();
}

bool DateEdit::step(int key)
{
    const QDate start = date().isValid() ? date() : m_clock.today();
    switch (key) {
    case Qt::Key_Up:
        enterValue(Value(start.addDays(1)));
        return true;
    case Qt::Key_Down:
        enterValue(Value(start.addDays(-1)));
        return true;
    case Qt::Key_PageUp:
        enterValue(Value(start.addMonths(1)));
        return true;
    case Qt::Key_PageDown:
        enterValue(Value(start.addMonths(-1)));
        return true;
    default:
        return false;
    }
}

bool DateEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && !isReadOnly()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && step(key->key())) {
            return true;
        }
    }
    return TypedEdit::eventFilter(watched, event);
}

} // namespace kontor
