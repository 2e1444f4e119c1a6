#pragma once

#include "app/views/place.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace kontor {

/// A word in the corner of a window: about something that went well, which goes by itself, or about
/// something that is due, which stays until it is clicked. Never takes the focus.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget *window);

    void showText(const QString &text);
    /// Stays; a click opens the place.
    void remind(const QString &text, const Place &place);
    QString text() const;

signals:
    void placeChosen(const kontor::Place &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void appear(const QString &text);
    void moveToCorner();

    QLabel *m_icon;
    QLabel *m_text;
    Place m_place; ///< of a reminder
    QTimer m_timer;
};

} // namespace kontor
