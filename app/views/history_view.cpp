#include "app/views/history_view.h"

#include "app/models/reference_titles.h"

#include "app/widgets/date_text.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/feed_list.h"

#include "common/base/when_done.h"
#include "common/model/error_text.h"

#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int linesMost = 40;

bool isTold(const Field &field)
{
    return !field.has(Technical) && !field.has(Secret) && field.type != FieldType::Bytes;
}

} // namespace

HistoryView::HistoryView(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : SideTab(context, entity, parent),
      m_list(new FeedList(this)),
      m_empty(new EmptyState(this)),
      m_titles(new ReferenceTitles(context.source, this))
{
    m_list->setAccessibleName(title());
    m_empty->setIcon("view-history");
    m_empty->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    setFocusProxy(m_list);
}

QString HistoryView::heading(const HistoryEntry &entry)
{
    const QString user = entry.user.isEmpty() ? tr("The program") : entry.user;
    const QString action = entry.command.section(u'.', 1);
    const Record &record = entry.change.record();
    if (entry.change.operation == Change::Operation::Create) {
        return tr("%1 created this").arg(user);
    }
    if (entry.change.operation == Change::Operation::Delete) {
        return tr("%1 deleted this").arg(user);
    }
    if (record.archived != entry.change.before.archived) {
        return record.archived ? tr("%1 archived this").arg(user)
                               : tr("%1 restored this").arg(user);
    }
    const bool own = entry.command.section(u'.', 0, 0) == QLatin1String(record.entity->name);
    const Command *command = own ? record.entity->findCommand(action) : nullptr;
    return command != nullptr ? tr("%1: %2").arg(user, command->label.translated())
                              : tr("%1 changed this").arg(user);
}

QStringList HistoryView::changes(const Change &change, const ReferenceTitles &titles, int most)
{
    QStringList lines;
    int left = 0;
    const Record &record = change.record();
    const bool update = change.operation == Change::Operation::Update;
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        const Field &field = record.entity->fields.at(i);
        const Value before = update ? change.before.values.value(i) : field.initial;
        const Value &after = record.values.at(i);
        const QString now = titles.text(field, after);
        const QString was = update ? titles.text(field, before) : QString();
        if (!isTold(field) || before == after || (was.isEmpty() && now.isEmpty())) {
            continue;
        }
        if (lines.size() >= most) {
            ++left;
        } else if (!update) {
            lines.append(tr("%1: %2").arg(field.label.translated(), now));
        } else {
            const QString nothing = tr("nothing");
            lines.append(tr("%1: %2 → %3")
                             .arg(field.label.translated(), was.isEmpty() ? nothing : was,
                                  now.isEmpty() ? nothing : now));
        }
    }
    if (update && change.before.lines != change.after.lines) {
        lines.append(
            tr("Lines: %1 → %2").arg(change.before.lines.size()).arg(change.after.lines.size()));
    }
    if (left > 0) {
        lines.append(tr("and %n more field(s)", nullptr, left));
    }
    return lines;
}

void HistoryView::read()
{
    whenDone(source().history(entity(), record().id), this,
             [this](const Result<QList<HistoryEntry>> &entries) {
                 m_list->setVisible(entries && !entries->isEmpty());
                 m_empty->setVisible(!m_list->isVisibleTo(this));
                 if (!entries) {
                     m_empty->setTexts(tr("The history cannot be shown now"),
                                       errorText(entries.error()));
                     return;
                 }
                 m_empty->setTexts(tr("No changes yet"), {});
                 QList<Record> records;
                 for (const HistoryEntry &entry : *entries) {
                     for (const Record *record : {&entry.change.before, &entry.change.after}) {
                         if (record->entity != nullptr) {
                             records.append(*record);
                         }
                     }
                 }
                 m_titles->fetch(records, [this, entries = *entries] { showEntries(entries); });
             });
}

void HistoryView::showEntries(const QList<HistoryEntry> &entries)
{
    QList<FeedItem> items;
    for (const HistoryEntry &entry : entries) {
        FeedItem item;
        item.key = QString::number(entries.size() - items.size());
        item.icon = entry.change.operation == Change::Operation::Create ? "document-new"
            : entry.change.operation == Change::Operation::Delete       ? "edit-delete"
                                                                        : "document-edit";
        item.heading = heading(entry);
        item.text = changes(entry.change, *m_titles, linesMost).join(u'\n');
        item.aside = instantText(entry.at);
        items.append(item);
    }
    m_list->setItems(items);
}

} // namespace kontor
