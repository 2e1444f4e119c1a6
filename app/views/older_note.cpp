#include "app/views/older_note.h"

#include "app/widgets/date_text.h"
#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace kontor {

namespace {

/// The conditions that every record fulfils.
QList<Filter> conditionsOf(const Filter &filter)
{
    if (filter.op != Filter::Op::All) {
        return {filter};
    }
    QList<Filter> conditions;
    for (const Filter &part : filter.parts) {
        conditions += conditionsOf(part);
    }
    return conditions;
}

/// Whether the filter says from when to when documents are dated, and begins before the day.
bool speaksOfDaysBefore(const Filter &filter, const QDate &day)
{
    using Op = Filter::Op;
    bool speaks = false;
    for (const Filter &condition : conditionsOf(filter)) {
        if (condition.field != QLatin1String("date")) {
            continue;
        }
        const bool bounds = condition.op == Op::Equal || condition.op == Op::Greater
            || condition.op == Op::GreaterOrEqual;
        if (bounds && condition.values.value(0).toDate() >= day) {
            return false;
        }
        speaks = true;
    }
    return speaks;
}

/// Whether the filter names a place, and not just the one that is held.
bool speaksOfOtherPlaces(const Filter &filter, const Entity &entity, const QUuid &held)
{
    using Op = Filter::Op;
    const QList<Filter> conditions = conditionsOf(filter);
    return std::any_of(conditions.begin(), conditions.end(), [&](const Filter &condition) {
        return condition.field == QLatin1String(entity.placeField)
            && (condition.op != Op::Equal || condition.values.value(0).toUuid() != held);
    });
}

} // namespace

OlderNote::OlderNote(DataSource &source, RecordTableModel &model, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_model(model),
      m_text(new QLabel(this)),
      m_button(new QPushButton(this))
{
    theme::setTextSize(m_text, TextSize::Small);
    theme::setTextSize(m_button, TextSize::Small);
    theme::setKind(m_button, "link");
    m_button->setObjectName(QStringLiteral("olderDocuments"));
    m_button->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
    row->addWidget(m_text);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_model.setAtOffice(!m_model.isAtOffice()); });
    connect(&source, &DataSource::stateChanged, this, &OlderNote::update);
    connect(&model, &RecordTableModel::placeChanged, this, &OlderNote::update);
    update();
}

QString OlderNote::text() const
{
    return m_text->text();
}

bool OlderNote::isReachable() const
{
    const SyncState::Link link = m_source.state().link;
    return link == SyncState::Link::Online || link == SyncState::Link::Syncing;
}

void OlderNote::follow(const Filter &filter)
{
    const Entity &entity = m_model.entity();
    const QDate since = m_source.heldSince(entity);
    const QUuid place = m_source.heldPlace(entity);
    const bool named = (since.isValid() && speaksOfDaysBefore(filter, since))
        || (!place.isNull() && speaksOfOtherPlaces(filter, entity, place));
    if (named != m_named) {
        m_named = named;
        m_model.setAtOffice(named && isReachable());
    }
}

/// What this computer does not have; empty: it has all.
QString OlderNote::lacking() const
{
    const QDate since = m_source.heldSince(m_model.entity());
    if (since.isValid()) {
        const QString day = dateText(since);
        return isReachable()
            ? tr("Closed ones before %1 are at the office.").arg(day)
            : tr("Closed ones before %1 are at the office, out of reach now.").arg(day);
    }
    if (m_source.heldPlace(m_model.entity()).isNull()) {
        return {};
    }
    return isReachable()
        ? tr("Other warehouses than your own are at the office.")
        : tr("Other warehouses than your own are at the office, out of reach now.");
}

void OlderNote::update()
{
    const bool reachable = isReachable();
    if (m_model.isAtOffice() && !reachable) {
        m_model.setAtOffice(false); // and comes back here
        return;
    }
    const QString lacks = lacking();
    setVisible(!lacks.isEmpty() || m_model.isAtOffice());
    m_text->setText(m_model.isAtOffice() ? tr("With those that only the office holds.") : lacks);
    m_button->setText(m_model.isAtOffice() ? tr("Only what is here") : tr("Show them too"));
    m_button->setVisible(reachable);
    theme::setTone(m_text, m_model.isAtOffice() || reachable ? "muted" : "warning");
}

} // namespace kontor
