#include "app/views/part_list.h"

#include "app/models/format.h"

#include "app/views/field_form.h"
#include "app/views/part_editor.h"
#include "app/views/record_form.h"

#include "app/widgets/feed_list.h"

#include "common/base/when_done.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int partsMost = 50;

/// What there is to know about a part besides its name: values on one line, what holds as words.
FeedItem itemOf(const ListRow &row, const QStringList &joined, const Relation &relation)
{
    const Record &record = row.record;
    FeedItem item;
    item.key = record.id.toString(QUuid::WithoutBraces);
    item.opens = true;
    QStringList values;
    QStringList holds;
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        const Value &value = record.values.at(i);
        const QString name = QString::fromLatin1(field.name);
        if (&field == relation.field || field.has(Technical) || field.has(Naming)
            || value.isBlank()) {
            continue;
        }
        if (field.type == FieldType::Boolean) {
            holds += value.toBool() ? QStringList{field.label.translated()} : QStringList();
        } else if (field.type == FieldType::Reference) {
            values += row.joined.mid(joined.indexOf(name), 1).value(0).toText();
        } else if (field.type == FieldType::Choice) {
            holds.prepend(displayText(field, value));
        } else if (!field.isNumber() || value.toInt() != 0) {
            values += displayText(field, value);
        }
    }
    values.removeAll(QString());
    item.heading = record.title().isEmpty() ? values.value(0) : record.title();
    if (record.title().isEmpty() && !values.isEmpty()) {
        values.removeFirst();
    }
    item.text = values.join(u" · "_s);
    item.aside = holds.join(u" · "_s);
    return item;
}

} // namespace

PartList::PartList(const ScreenContext &context, const Relation &relation, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_relation(relation),
      m_title(new QLabel(this)),
      m_add(new QToolButton(this)),
      m_list(new FeedList(this)),
      m_all(new QPushButton(tr("Show all"), this))
{
    m_title->setProperty("heading", true);
    m_title->setText(relation.title());
    m_add->setIcon(theme::icon("list-add", ColorRole::TextMuted));
    m_add->setToolTip(tr("New: %1").arg(relation.entity->label.translated()));
    m_add->setAccessibleName(m_add->toolTip());
    m_add->setVisible(context.source.rights().may(*relation.entity, "create"));
    m_list->setFittingHeight(true);
    m_list->setAccessibleName(relation.title());
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::grid);
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    theme::setKind(m_all, "link");
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, [this] {
        emit openRequested(Place::list(*m_relation.entity,
                                       Filter::equal(m_relation.field->name, Value(m_record.id))));
    });
    connect(m_add, &QToolButton::clicked, this, [this] { edit({}); });
    connect(m_list, &FeedList::opened, this,
            [this](const QString &key) { edit(QUuid::fromString(key)); });
    connect(&context.source, &DataSource::changed, this, [this](const Entity *changed) {
        if (changed == m_relation.entity && isVisible()) {
            read();
        }
    });
}

void PartList::showRecord(const Record &record)
{
    m_record = record;
    read();
}

void PartList::read()
{
    Query query;
    query.entity = m_relation.entity;
    query.filter = Filter::equal(m_relation.field->name, Value(m_record.id));
    query.limit = partsMost;
    QStringList names;
    for (const Field &field : m_relation.entity->fields) {
        const Field *naming = field.target != nullptr ? field.target->namingField() : nullptr;
        if (naming != nullptr && &field != m_relation.field) {
            names.append(QString::fromLatin1(field.name));
            query.joined.append(names.constLast() + u'.' + QLatin1String(naming->name));
        }
    }
    if (const Field *naming = m_relation.entity->namingField()) {
        query.sort = {{QString::fromLatin1(naming->name), false}};
    }
    whenDone(m_context.source.list(query), this, [this, names](const Result<Page> &page) {
        if (!page) {
            emit failed(page.error());
            return;
        }
        QList<FeedItem> items;
        for (const ListRow &row : page->rows) {
            items.append(itemOf(row, names, m_relation));
        }
        m_list->setItems(items);
        m_all->setVisible(page->hasMore);
        m_title->setText(items.isEmpty() ? m_relation.title()
                                         : tr("%1 (%2)").arg(m_relation.title()).arg(items.size()));
    });
}

void PartList::edit(const QUuid &id)
{
    closeEditor();
    m_editor = new PartEditor(m_context, *m_relation.entity,
                              QString::fromLatin1(m_relation.field->name), this);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_editor);
    connect(m_editor, &PartEditor::closed, this, [this] {
        closeEditor();
        m_list->setFocus();
    });
    connect(m_editor, &PartEditor::failed, this, &PartList::failed);
    connect(m_editor, &PartEditor::openRequested, this, &PartList::openRequested);
    connect(
        &m_editor->edit(), &RecordEdit::loaded, m_editor,
        [editor = m_editor] { editor->form()->fields()->focusFirst(); }, Qt::SingleShotConnection);
    if (id.isNull()) {
        m_editor->edit().begin(newUuid(), initialValues(m_relation, m_record));
    } else {
        m_editor->edit().open(id);
    }
}

void PartList::closeEditor()
{
    if (m_editor != nullptr) {
        m_editor->hide();
        m_editor->deleteLater();
        m_editor = nullptr;
    }
}

} // namespace kontor
