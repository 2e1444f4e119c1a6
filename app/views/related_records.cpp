#include "app/views/related_records.h"

#include "app/views/part_list.h"

#include "app/widgets/date_text.h"

#include "common/base/when_done.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace kontor {

namespace {

constexpr int countWidth = 12 * theme::grid;

bool mayCreate(const Rights &rights, const Relation &relation)
{
    return relation.entity->merge != MergePolicy::Server && !relation.field->has(ReadOnly)
        && rights.may(*relation.entity, "create");
}

} // namespace

RelatedRecords::RelatedRecords(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : SideTab(context, entity, parent)
{
    auto *page = new QWidget(this);
    theme::setPanel(page, "surface");
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(theme::margin, 3 * theme::grid, theme::margin, theme::margin);
    column->setSpacing(0);
    const QList<Relation> relations = shown(source().rights(), entity);
    for (const Relation &relation : relations) {
        if (relation.isPart) {
            auto *part = new PartList(context, relation, page);
            column->addWidget(part);
            column->addSpacing(3 * theme::grid);
            connect(part, &PartList::openRequested, this, &SideTab::openRequested);
            connect(part, &PartList::failed, this, &SideTab::failed);
            m_parts.append(part);
        }
    }
    for (const Relation &relation : relations) {
        if (!relation.isPart) {
            addRow(relation, page);
            column->addWidget(m_rows.constLast().widget);
        }
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    m_counting.setSingleShot(true);
    connect(&m_counting, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            countAll();
        }
    });
    connect(&source(), &DataSource::changed, this, [this](const Entity *changed) {
        if (std::any_of(m_rows.begin(), m_rows.end(),
                        [changed](const Row &row) { return row.relation.entity == changed; })) {
            m_counting.start();
        }
    });
}

QList<Relation> RelatedRecords::shown(const Rights &rights, const Entity &entity)
{
    QList<Relation> relations = relationsTo(entity);
    relations.removeIf(
        [&rights](const Relation &relation) { return !rights.may(*relation.entity, "read"); });
    return relations;
}

bool RelatedRecords::isFor(const Rights &rights, const Entity &entity)
{
    return !shown(rights, entity).isEmpty();
}

void RelatedRecords::addRow(const Relation &relation, QWidget *parent)
{
    Row row{relation, new QWidget(parent)};
    row.link = new QPushButton(relation.title(), row.widget);
    row.count = new QLabel(row.widget);
    theme::setKind(row.link, "link");
    row.link->setCursor(Qt::PointingHandCursor);
    row.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.count->setMinimumWidth(countWidth);
    auto *layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * theme::grid);
    layout->addWidget(row.link);
    layout->addStretch(1);
    layout->addWidget(row.count);
    row.add = new QToolButton(row.widget);
    row.add->setIcon(theme::icon("list-add", ColorRole::TextMuted));
    row.add->setToolTip(tr("New: %1").arg(relation.entity->label.translated()));
    row.add->setAccessibleName(row.add->toolTip());
    row.add->setEnabled(mayCreate(source().rights(), relation));
    if (!row.add->isEnabled()) {
        // The column of figures stays in line.
        row.add->setIcon({});
        row.add->setToolTip({});
    }
    layout->addWidget(row.add);
    row.widget->setFixedHeight(theme::rowHeight);
    connect(row.link, &QPushButton::clicked, this, [this, relation] {
        emit openRequested(
            Place::list(*relation.entity, Filter::equal(relation.field->name, Value(record().id))));
    });
    connect(row.add, &QToolButton::clicked, this, [this, relation] {
        emit openRequested(Place::create(*relation.entity, initialValues(relation, record())));
    });
    m_rows.append(row);
}

QPushButton *RelatedRecords::link(const QString &relation) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&relation](const Row &each) {
        return each.relation.key() == relation;
    });
    return row != m_rows.end() ? row->link : nullptr;
}

QToolButton *RelatedRecords::adder(const QString &relation) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&relation](const Row &each) {
        return each.relation.key() == relation;
    });
    return row != m_rows.end() ? row->add : nullptr;
}

void RelatedRecords::read()
{
    for (PartList *part : std::as_const(m_parts)) {
        part->showRecord(record());
    }
    countAll();
}

void RelatedRecords::countAll()
{
    for (const Row &row : std::as_const(m_rows)) {
        Query query;
        query.entity = row.relation.entity;
        query.filter = Filter::equal(row.relation.field->name, Value(record().id));
        count(row, query);
    }
}

/// What this computer holds is counted at once, then what the office has besides.
void RelatedRecords::count(const Row &row, const Query &query)
{
    // Who is no supplier has no supplier's documents; but those that are there are shown.
    const Field *flag =
        entity().find(QStringLiteral("is_") + QLatin1String(row.relation.field->name));
    const bool likely = flag == nullptr || record().value(flag->name).toBool();
    const QDate since = query.atOffice ? QDate() : source().heldSince(*query.entity);
    const bool more =
        since.isValid() || (!query.atOffice && !source().heldPlace(*query.entity).isNull());
    whenDone(source().totals(query, {}), row.widget,
             [this, row, query, likely, since, more](const Result<Totals> &totals) {
                 if (!totals && query.atOffice) {
                     return; // what was counted here stands
                 }
                 const qint64 count = totals ? totals->count : 0;
                 // What cannot be reached now has no figure, but can still be opened.
                 const QString figure = totals ? QLocale().toString(count) : QStringLiteral("–");
                 row.count->setText(more ? figure + u'+' : figure);
                 row.count->setToolTip(
                     since.isValid()
                         ? tr("Closed ones before %1 are at the office.").arg(dateText(since))
                         : more ? tr("Other warehouses than your own are at the office.")
                                : QString());
                 theme::setTone(row.count, count == 0 ? "muted" : "");
                 const bool offered = likely && (more || row.add->isEnabled());
                 row.widget->setVisible(!totals || count > 0 || offered);
                 if (more) {
                     Query all = query;
                     all.atOffice = true;
                     this->count(row, all);
                 }
             });
}

} // namespace kontor
