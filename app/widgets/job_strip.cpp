#include "app/widgets/job_strip.h"

#include "app/widgets/number_text.h"
#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace kontor {

JobStrip::JobStrip(QWidget *parent)
    : QFrame(parent),
      m_name(new QLabel(this)),
      m_amount(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    theme::setPanel(this, "sunken");
    theme::setTone(m_amount, "muted");
    m_bar->setTextVisible(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::margin, theme::grid, theme::margin, theme::grid);
    row->setSpacing(3 * theme::grid);
    row->addWidget(m_name);
    row->addWidget(m_bar, 1);
    row->addWidget(m_amount);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &JobStrip::cancelled);
    hide();
}

void JobStrip::begin(const QString &name, qint64 total)
{
    m_name->setText(name);
    m_total = total;
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    setDone(0);
    show();
}

void JobStrip::setDone(qint64 done)
{
    const QString count = numberText(done, NumberFormat::integer(), locale());
    if (m_total > 0) {
        m_bar->setValue(static_cast<int>(std::min(done, m_total) * 1000 / m_total));
        m_amount->setText(
            tr("%1 of %2").arg(count, numberText(m_total, NumberFormat::integer(), locale())));
    } else {
        m_amount->setText(count);
    }
}

void JobStrip::end()
{
    hide();
}

} // namespace kontor
