#include "app/views/report_heading.h"

#include "app/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace kontor {

ReportHeading::ReportHeading(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_form(new QLabel(this)),
      m_left(new QLabel(this)),
      m_middle(new QLabel(this)),
      m_right(new QLabel(this))
{
    m_title->setObjectName(QStringLiteral("reportTitle"));
    theme::setTextSize(m_title, TextSize::Large);
    m_title->setAlignment(Qt::AlignCenter);
    m_middle->setAlignment(Qt::AlignCenter);
    for (QLabel *label : {m_form, m_right}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    for (QLabel *label : {m_form, m_left, m_middle, m_right}) {
        theme::setTone(label, "muted");
        label->setTextFormat(Qt::PlainText);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(theme::grid, 0, theme::grid, 0);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addWidget(m_form, 1, 2);
    grid->addWidget(m_left, 2, 0);
    grid->addWidget(m_middle, 2, 1);
    grid->addWidget(m_right, 2, 2);
    for (int column = 0; column < 3; ++column) {
        grid->setColumnStretch(column, 1);
    }
}

void ReportHeading::showStatement(const QString &title, const QStringList &heading)
{
    // The number of the form comes first where there is one; company, date and unit follow.
    const bool hasForm = heading.size() > 3;
    const qsizetype first = hasForm ? 1 : 0;
    m_title->setText(title);
    m_form->setText(hasForm ? heading.first() : QString());
    m_left->setText(heading.value(first));
    m_middle->setText(heading.value(first + 1));
    m_right->setText(heading.value(first + 2));
    m_title->show();
    m_form->setVisible(hasForm);
    setVisible(true);
}

void ReportHeading::showList(const QStringList &heading)
{
    m_title->hide();
    m_form->hide();
    m_left->setText(heading.value(0));
    m_middle->setText(heading.value(1));
    m_right->setText(heading.value(2));
    setVisible(!heading.isEmpty());
}

} // namespace kontor
