#include "app/views/line_picks.h"

#include "app/views/record_edit.h"

#include "common/base/when_done.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>

namespace kontor {

namespace {
constexpr int choicesMost = 200;
constexpr int columns = 3;
} // namespace

const Field *LinePicks::pickedField(const Entity &entity)
{
    const Field *only = nullptr;
    if (entity.lines != nullptr && entity.lines->fields.size() == 1) {
        only = &entity.lines->fields.first();
    }
    return only != nullptr && only->target != nullptr ? only : nullptr;
}

LinePicks::LinePicks(const ScreenContext &context, RecordEdit &edit, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_edit(edit),
      m_field(*pickedField(edit.entity())),
      m_grid(new QGridLayout)
{
    auto *heading = new QLabel(m_field.target->plural.translated(), this);
    heading->setProperty("heading", true);
    m_grid->setHorizontalSpacing(6 * theme::grid);
    m_grid->setVerticalSpacing(2 * theme::grid);
    m_grid->setColumnStretch(columns, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2 * theme::grid, 0, 0);
    column->setSpacing(2 * theme::grid);
    column->addWidget(heading);
    column->addLayout(m_grid);
    connect(&edit, &RecordEdit::loaded, this, &LinePicks::showLines);
    connect(&context.source, &DataSource::changed, this, [this](const Entity *changed) {
        if (changed == m_field.target) {
            readChoices();
        }
    });
    readChoices();
}

void LinePicks::readChoices()
{
    Query query;
    query.entity = m_field.target;
    query.limit = choicesMost;
    if (const Field *naming = m_field.target->namingField()) {
        query.sort = {{QString::fromLatin1(naming->name), false}};
    }
    whenDone(m_context.source.list(query), this, [this](const Result<Page> &page) {
        if (page) {
            makeBoxes(page->rows);
        }
    });
}

void LinePicks::makeBoxes(const QList<ListRow> &rows)
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    for (const ListRow &row : rows) {
        const QUuid id = row.record.id;
        auto *box = new QCheckBox(row.record.title(), this);
        const int index = static_cast<int>(m_boxes.size());
        m_grid->addWidget(box, index / columns, index % columns);
        m_boxes.insert(id, box);
        connect(box, &QCheckBox::clicked, this, [this, id](bool picked) { pick(id, picked); });
    }
    showLines();
}

void LinePicks::showLines()
{
    for (auto it = m_boxes.cbegin(); it != m_boxes.cend(); ++it) {
        const QList<Record> &lines = m_edit.record().lines;
        it.value()->setChecked(std::any_of(lines.begin(), lines.end(), [&](const Record &line) {
            return line.value(m_field.name).toUuid() == it.key();
        }));
        it.value()->setEnabled(m_edit.isEditable());
    }
}

void LinePicks::pick(const QUuid &id, bool picked)
{
    QList<Record> lines = m_edit.record().lines;
    lines.removeIf([&](const Record &line) { return line.value(m_field.name).toUuid() == id; });
    if (picked) {
        Record line(*m_edit.entity().lines);
        line.set(m_field.name, Value(id));
        lines.append(line);
    }
    m_edit.setLines(lines);
}

} // namespace kontor
