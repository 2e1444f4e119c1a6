#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;

namespace kontor {

/// A word in the corner of a window about something that went well; it goes by itself and never
/// takes the focus.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget *window);

    void showText(const QString &text);
    QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void place();

    QLabel *m_text;
    QTimer m_timer;
};

} // namespace kontor
