#pragma once

#include "app/shell/screen_list.h"

namespace kontor {

/// Finds what waits for this user besides his activities: orders on hold, overdue invoices and
/// bills, vouchers in draft, goods that run out, changes that the server refused.
class StartTasks : public QObject
{
    Q_OBJECT

public:
    /// One kind of work; nothing waits when its count is 0.
    struct Task {
        QString name; ///< of the screen: "sales_orders"
        qint64 count = 0;
        QString text; ///< "3 orders on hold"
        Place place;
        Tone tone = Tone::Warning;
    };

    explicit StartTasks(const ScreenContext &context, QObject *parent = nullptr);

    /// What this user may have to do, in the order in which it is shown.
    QStringList names() const;
    void read();

signals:
    void taskRead(const kontor::StartTasks::Task &task);

private:
    void count(const ScreenEntry &screen);
    void readLowStock();
    void tellLowStock(const QHash<QUuid, qint64> &minima, const QHash<QUuid, qint64> &stock);
    void tellAttention();

    ScreenContext m_context;
    QList<ScreenEntry> m_screens;
};

} // namespace kontor
