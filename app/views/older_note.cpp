#include "app/views/older_note.h"

#include "app/widgets/date_text.h"
#include "app/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

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
    const QDate since = m_source.heldSince(m_model.entity());
    const bool named = since.isValid() && speaksOfDaysBefore(filter, since);
    if (named != m_named) {
        m_named = named;
        m_model.setAtOffice(named && isReachable());
    }
}

void OlderNote::update()
{
    const bool reachable = isReachable();
    if (m_model.isAtOffice() && !reachable) {
        m_model.setAtOffice(false); // and comes back here
        return;
    }
    const QDate since = m_source.heldSince(m_model.entity());
    setVisible(since.isValid() || m_model.isAtOffice());
    const QString day = dateText(since);
    m_text->setText(
        m_model.isAtOffice() ? tr("With those that only the office holds.")
            : reachable
            ? tr("Closed ones before %1 are at the office.").arg(day)
            : tr("Closed ones before %1 are at the office, out of reach now.").arg(day));
    m_button->setText(m_model.isAtOffice() ? tr("Only what is here") : tr("Show them too"));
    m_button->setVisible(reachable);
    theme::setTone(m_text, m_model.isAtOffice() || reachable ? "muted" : "warning");
}

} // namespace kontor
