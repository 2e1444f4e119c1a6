#pragma once

#include "app/widgets/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace kontor {

/// A strip below the header that says what went wrong, until it is read and closed or the next
/// thing works.
class MessageStrip : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Notice, Error };

    explicit MessageStrip(QWidget *parent = nullptr);

    bool isShown(Kind kind) const { return isVisible() && m_kind == kind; }
    QString text() const;
    void showMessage(Kind kind, const QString &text, const QString &action = {});
    void clear();

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Notice;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_action;
};

} // namespace kontor
