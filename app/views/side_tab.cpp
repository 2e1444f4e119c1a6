#include "app/views/side_tab.h"

namespace kontor {

SideTab::SideTab(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : QWidget(parent), m_context(context), m_entity(entity), m_record(entity)
{
    theme::setPanel(this, "surface");
}

void SideTab::showRecord(const Record &record)
{
    m_record = record;
    m_stale = true;
    if (isVisible()) {
        m_stale = false;
        read();
    }
}

void SideTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        m_stale = false;
        read();
    }
}

} // namespace kontor
