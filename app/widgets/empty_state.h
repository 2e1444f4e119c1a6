#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace kontor {

/// What stands where nothing is: what belongs here, and how to make the first one.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setIcon(const char *name);
    void setTexts(const QString &heading, const QString &text);
    /// The verb on the button; an empty one hides it.
    void setAction(const QString &verb, const QString &second = {});
    QString heading() const;

signals:
    void actionTriggered();
    void secondTriggered();

private:
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
};

} // namespace kontor
