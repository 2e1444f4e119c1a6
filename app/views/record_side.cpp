#include "app/views/record_side.h"

#include "app/models/relations.h"

#include "app/views/history_view.h"
#include "app/views/related_records.h"
#include "app/views/timeline.h"

#include <QSettings>
#include <QTabWidget>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int narrowest = 80 * theme::grid;
} // namespace

RecordSide::RecordSide(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : QWidget(parent),
      m_settingsKey(QStringLiteral("views/%1/side").arg(QLatin1String(entity.name))),
      m_widget(new QTabWidget(this))
{
    setMinimumWidth(narrowest);
    theme::setPanel(this, "surface");
    m_widget->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_widget);
    if (Timeline::isFor(context.source.rights(), entity)) {
        add(new Timeline(context, entity, this));
    }
    if (RelatedRecords::isFor(context.source.rights(), entity)) {
        add(new RelatedRecords(context, entity, this));
    }
    add(new HistoryView(context, entity, this));
    const int tab = QSettings().value(m_settingsKey).toInt();
    m_widget->setCurrentIndex(qBound(0, tab, m_widget->count() - 1));
    connect(m_widget, &QTabWidget::currentChanged, this,
            [this](int index) { QSettings().setValue(m_settingsKey, index); });
}

RecordSide::~RecordSide() = default;

void RecordSide::add(SideTab *tab)
{
    m_tabs.append(tab);
    m_widget->addTab(tab, tab->title());
    connect(tab, &SideTab::openRequested, this, &RecordSide::openRequested);
    connect(tab, &SideTab::noticed, this, &RecordSide::noticed);
    connect(tab, &SideTab::failed, this, &RecordSide::failed);
}

void RecordSide::showRecord(const Record &record)
{
    for (SideTab *tab : std::as_const(m_tabs)) {
        tab->showRecord(record);
    }
}

void RecordSide::setCurrent(SideTab *tab)
{
    m_widget->setCurrentWidget(tab);
    tab->setFocus();
}

} // namespace kontor
