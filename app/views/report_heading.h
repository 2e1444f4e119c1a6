#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace kontor {

/// What stands above the table of an official statement: the title in the middle, the number of the
/// form on its right, company, date and unit in one line. Other reports have one line at most.
class ReportHeading final : public QWidget
{
    Q_OBJECT

public:
    explicit ReportHeading(QWidget *parent = nullptr);

    void showStatement(const QString &title, const QStringList &heading);
    void showList(const QStringList &heading);

private:
    QLabel *m_title;
    QLabel *m_form;
    QLabel *m_left;
    QLabel *m_middle;
    QLabel *m_right;
};

} // namespace kontor
