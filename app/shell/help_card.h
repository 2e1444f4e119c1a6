#pragma once

#include <QFrame>

class QLabel;

namespace kontor {

/// F1: what the field under the cursor is for, and the keys that work on this screen.
class HelpCard : public QFrame
{
    Q_OBJECT

public:
    explicit HelpCard(QWidget *window);

    /// Explains the widget that has the focus.
    void explain(const QWidget *focused, const QString &keys);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_keys;
};

} // namespace kontor
