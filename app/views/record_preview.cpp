#include "app/views/record_preview.h"

#include "app/models/format.h"
#include "app/models/list_column.h"

#include "app/widgets/theme.h"

#include "common/base/when_done.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace kontor {

namespace {
constexpr int previewWidth = 76 * theme::grid;
constexpr int labelWidth = 26 * theme::grid;
} // namespace

RecordPreview::RecordPreview(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_entity(entity),
      m_heading(new QLabel(this)),
      m_open(new QPushButton(tr("Open"), this)),
      m_body(new QWidget(this))
{
    setMinimumWidth(previewWidth);
    theme::setPanel(this, "surface");
    theme::setPanel(m_body, "surface");
    theme::setTextSize(m_heading, TextSize::Large);
    m_heading->setWordWrap(true);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_body);
    (new QVBoxLayout(m_body))->setContentsMargins(0, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::margin, 3 * theme::grid, theme::margin, theme::grid);
    column->setSpacing(3 * theme::grid);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    connect(m_open, &QPushButton::clicked, this,
            [this] { emit openRequested(Place::record(m_entity, m_id)); });
    connect(&context.source, &DataSource::changed, this,
            [this](const Entity *changed, const QList<QUuid> &ids) {
                if (changed == &m_entity && (ids.isEmpty() || ids.contains(m_id))) {
                    read();
                }
            });
    showRecord({});
}

QString RecordPreview::heading() const
{
    return m_heading->text();
}

void RecordPreview::showRecord(const QUuid &id)
{
    if (id == m_id && !id.isNull()) {
        return;
    }
    m_id = id;
    m_open->setEnabled(!id.isNull());
    if (id.isNull()) {
        m_heading->clear();
        delete m_rows;
        m_rows = nullptr;
        return;
    }
    read();
}

void RecordPreview::read()
{
    if (m_id.isNull() || !isVisible()) {
        return;
    }
    Query query;
    query.entity = &m_entity;
    query.filter = Filter::equal("id", Value(m_id));
    query.withArchived = true;
    query.limit = 1;
    const QList<ListColumn> columns = allColumns(m_entity);
    for (const ListColumn &column : columns) {
        if (column.isJoined()) {
            query.joined.append(column.path);
        }
    }
    whenDone(m_context.source.list(query), this,
             [this, id = m_id, joined = query.joined](const Result<Page> &page) {
                 if (page && !page->rows.isEmpty() && id == m_id) {
                     showRow(page->rows.first(), joined);
                 }
             });
}

void RecordPreview::showRow(const ListRow &row, const QStringList &joined)
{
    delete m_rows;
    m_rows = new QWidget(m_body);
    auto *grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * theme::grid);
    grid->setVerticalSpacing(2 * theme::grid);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    const QString title = row.record.title();
    m_heading->setText(title.isEmpty() ? m_entity.label.translated() : title);
    const QList<ListColumn> columns = allColumns(m_entity);
    for (const ListColumn &column : columns) {
        const Value value = columnValue(column, row, joined);
        const QString text = displayText(column.field, value);
        const bool nothing = text.isEmpty() || (value == Value(qint64{0}))
            || (column.field.type == FieldType::Boolean && !value.toBool());
        if (nothing || (column.own >= 0 && column.field.has(Naming) && text == title)) {
            continue;
        }
        const Place place = column.target != nullptr && column.own >= 0
            ? Place::record(*column.target, row.record.values.at(column.own).toUuid())
            : Place();
        addLine(column.title, text, place);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    m_body->layout()->addWidget(m_rows);
}

void RecordPreview::addLine(const QString &label, const QString &text, const Place &place)
{
    auto *grid = static_cast<QGridLayout *>(m_rows->layout());
    const int row = grid->rowCount();
    auto *name = new QLabel(label, m_rows);
    theme::setTone(name, "muted");
    name->setWordWrap(true);
    grid->addWidget(name, row, 0, Qt::AlignTop);
    if (place.isEmpty()) {
        auto *shown = new QLabel(text, m_rows);
        shown->setWordWrap(true);
        shown->setTextFormat(Qt::PlainText);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(shown, row, 1, Qt::AlignTop);
        return;
    }
    auto *link = new QPushButton(text, m_rows);
    theme::setKind(link, "link");
    link->setCursor(Qt::PointingHandCursor);
    grid->addWidget(link, row, 1, Qt::AlignTop | Qt::AlignLeft);
    connect(link, &QPushButton::clicked, this, [this, place] { emit openRequested(place); });
}

} // namespace kontor
