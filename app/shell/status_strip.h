#pragma once

#include "app/models/data_source.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace kontor {

/// How the desktop stands to its server, in a line; offline it says how much waits to be sent.
QString linkText(const SyncState &state);

/// The bottom edge of the main window: link to the server, what needs attention, period of the
/// books, company and user. Each opens what it speaks of.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    StatusStrip(DataSource &source, const Clock &clock, QWidget *parent = nullptr);

    /// The menu behind the user's name.
    QMenu *userMenu() const { return m_userMenu; }

signals:
    void syncStateRequested();
    void attentionRequested();
    void periodsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showState();
    void showPeriod();

    DataSource &m_source;
    const Clock &m_clock;
    QToolButton *m_link;
    QToolButton *m_attention;
    QToolButton *m_period;
    QLabel *m_company;
    QToolButton *m_user;
    QMenu *m_userMenu;
};

} // namespace kontor
