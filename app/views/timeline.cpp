#include "app/views/timeline.h"

#include "app/models/format.h"
#include "app/models/reference_titles.h"

#include "app/views/activity_composer.h"
#include "app/views/history_view.h"

#include "app/widgets/date_text.h"
#include "app/widgets/feed_list.h"

#include "common/base/when_done.h"
#include "common/model/catalogue.h"

#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int activitiesMost = 100;
constexpr int documentsMost = 20;
constexpr int changedFieldsMost = 4;

std::optional<Relation> activitiesOf(const Entity &entity)
{
    for (const Relation &relation : relationsTo(entity)) {
        if (relation.entity->key() == "activity"_L1 && !relation.field->has(ReadOnly)) {
            return relation;
        }
    }
    return std::nullopt;
}

const char *iconOf(const QString &kind)
{
    static const QHash<QString, const char *> icons = {
        {u"task"_s, "view-task"},     {u"call"_s, "call-start"},
        {u"visit"_s, "go-home"},      {u"meeting"_s, "meeting-attending"},
        {u"email"_s, "mail-message"}, {u"message"_s, "edit-comment"},
        {u"note"_s, "view-pim-notes"}};
    return icons.value(kind, "view-pim-notes");
}

/// Whether a person changed something: what the program keeps by itself is no news.
bool isNews(const Change &change)
{
    if (change.operation != Change::Operation::Update
        || change.before.archived != change.after.archived
        || change.before.lines != change.after.lines) {
        return true;
    }
    for (qsizetype i = 0; i < change.after.values.size(); ++i) {
        const Field &field = change.after.entity->fields.at(i);
        // A state is moved by commands, and that is news.
        const bool kept = field.has(ReadOnly) && field.type != FieldType::Choice;
        if (!kept && change.before.values.value(i) != change.after.values.at(i)) {
            return true;
        }
    }
    return false;
}

/// When an entry that never had a time was made.
Instant firstOf(std::initializer_list<Instant> instants)
{
    for (const Instant instant : instants) {
        if (instant != 0) {
            return instant;
        }
    }
    return 0;
}

} // namespace

struct Timeline::Entry {
    FeedItem item;
    Instant at = 0;
    bool open = false;
};

Timeline::Timeline(const ScreenContext &context, const Entity &entity, QWidget *parent)
    : SideTab(context, entity, parent),
      m_activities(activitiesOf(entity).value_or(Relation())),
      m_list(new FeedList(this)),
      m_titles(new ReferenceTitles(context.source, this))
{
    const Rights &rights = source().rights();
    for (const Relation &relation : relationsTo(entity)) {
        const bool document = relation.entity->merge == MergePolicy::Document
            && relation.entity->find("date"_L1) != nullptr
            && relation.entity->find("state"_L1) != nullptr;
        if (document && rights.may(*relation.entity, "read")) {
            m_documents.append(relation);
        }
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (rights.may(*m_activities.entity, "create")) {
        m_composer = new ActivityComposer(context, m_activities, this);
        connect(m_composer, &ActivityComposer::failed, this, &SideTab::failed);
        layout->addWidget(m_composer);
        auto *line = new QFrame(this);
        line->setFrameShape(QFrame::HLine);
        layout->addWidget(line);
    }
    layout->addWidget(m_list, 1);
    m_list->setAccessibleName(title());
    m_reading.setSingleShot(true);
    connect(&m_reading, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            read();
        }
    });
    connect(m_list, &FeedList::opened, this, &Timeline::open);
    connect(&source(), &DataSource::changed, this, [this](const Entity *changed) {
        const bool concerns = changed == m_activities.entity
            || std::any_of(m_documents.begin(), m_documents.end(),
                           [changed](const Relation &each) { return each.entity == changed; });
        if (concerns) {
            m_reading.start();
        }
    });
}

Timeline::~Timeline() = default;

bool Timeline::isFor(const Rights &rights, const Entity &entity)
{
    const std::optional<Relation> activities = activitiesOf(entity);
    return activities && rights.may(*activities->entity, "read");
}

void Timeline::read()
{
    if (m_composer != nullptr) {
        m_composer->setRecord(record());
    }
    ++m_round;
    readActivities();
    readDocuments();
    readChanges();
}

void Timeline::readList(const Relation &relation, int limit, const QString &sort,
                        const std::function<Entry(const ListRow &)> &make)
{
    Query query;
    query.entity = relation.entity;
    query.filter = Filter::equal(relation.field->name, Value(record().id));
    query.sort = {{sort, true}};
    query.limit = limit;
    if (relation.entity->find("assigned"_L1) != nullptr) {
        query.joined = {u"assigned.name"_s};
    }
    ask(query, relation.key(), make);
}

void Timeline::ask(const Query &query, const QString &part,
                   const std::function<Entry(const ListRow &)> &make)
{
    whenDone(source().list(query), this,
             [this, round = m_round, query, part, make](const Result<Page> &page) {
                 if (!page || round != m_round) {
                     return; // what cannot be reached now is left out
                 }
                 QList<Entry> entries;
                 for (const ListRow &row : page->rows) {
                     entries.append(make(row));
                 }
                 put(part, entries);
                 const bool olderFit = !query.atOffice && entries.size() < query.limit;
                 if (olderFit && source().heldSince(*query.entity).isValid()) {
                     Query all = query;
                     all.atOffice = true;
                     ask(all, part, make);
                 }
             });
}

void Timeline::readActivities()
{
    readList(m_activities, activitiesMost, u"created_at"_s,
             [this](const ListRow &row) { return activityEntry(row); });
}

void Timeline::readDocuments()
{
    for (const Relation &relation : std::as_const(m_documents)) {
        readList(relation, documentsMost, u"date"_s,
                 [this](const ListRow &row) { return documentEntry(row.record); });
    }
}

void Timeline::readChanges()
{
    whenDone(source().history(entity(), record().id), this,
             [this, round = m_round](const Result<QList<HistoryEntry>> &history) {
                 if (!history || round != m_round) {
                     return;
                 }
                 QList<Record> records;
                 for (const HistoryEntry &entry : *history) {
                     for (const Record *each : {&entry.change.before, &entry.change.after}) {
                         if (each->entity != nullptr) {
                             records.append(*each);
                         }
                     }
                 }
                 m_titles->fetch(records, [this, round, history = *history] {
                     QList<Entry> entries;
                     for (const HistoryEntry &each : history) {
                         if (!isNews(each.change)) {
                             continue;
                         }
                         const QString key = u"change/%1"_s.arg(history.size() - entries.size());
                         const bool created = each.change.operation == Change::Operation::Create;
                         const QStringList fields = created
                             ? QStringList()
                             : HistoryView::changes(each.change, *m_titles, changedFieldsMost);
                         FeedItem item{key, created ? "document-new" : "document-edit"};
                         item.heading = HistoryView::heading(each);
                         item.text = fields.join(u'\n');
                         item.aside = instantText(each.at);
                         entries.append({item, each.at, false});
                     }
                     if (round == m_round) {
                         put(u"changes"_s, entries);
                     }
                 });
             });
}

Timeline::Entry Timeline::activityEntry(const ListRow &row) const
{
    const Record &activity = row.record;
    const QString kind = activity.value("kind").toText();
    const Instant due = activity.value("due").toInt();
    Entry entry;
    entry.open = !activity.value("done").toBool() && kind != "note"_L1;
    entry.at =
        entry.open ? due : firstOf({activity.value("done_at").toInt(), due, activity.createdAt});
    FeedItem &item = entry.item;
    item.key = u"activity/"_s + activity.id.toString(QUuid::WithoutBraces);
    item.icon = iconOf(kind);
    item.opens = true;
    item.heading = activity.title();
    const bool late = entry.open && due != 0 && due < context().clock.now();
    item.iconColor = entry.open ? ColorRole::Accent : ColorRole::TextMuted;
    item.tone = late ? Tone::Negative : entry.open ? Tone::Accent : Tone::Neutral;
    item.aside = !entry.open ? instantText(entry.at)
        : due == 0           ? tr("to do")
        : late               ? tr("overdue since %1").arg(instantText(due))
                             : tr("due %1").arg(instantText(due));
    const Field *kinds = m_activities.entity->find("kind"_L1);
    QStringList words{choiceLabel(kinds->choices(), kind)};
    if (const QString who = row.joined.value(0).toText(); !who.isEmpty()) {
        words.append(who);
    }
    QStringList lines{words.join(u" · "_s)};
    for (const char *field : {"note", "outcome"}) {
        if (const QString text = activity.value(field).toText().trimmed(); !text.isEmpty()) {
            lines.append(text);
        }
    }
    item.text = lines.join(u'\n');
    return entry;
}

Timeline::Entry Timeline::documentEntry(const Record &document) const
{
    Entry entry;
    const QDate date = document.value("date").toDate();
    // The day's documents stand after what happened on it.
    entry.at = date.endOfDay().toMSecsSinceEpoch();
    entry.item.key =
        u"%1/%2"_s.arg(document.entity->key(), document.id.toString(QUuid::WithoutBraces));
    entry.item.icon = "view-list-details";
    entry.item.opens = true;
    entry.item.heading =
        tr("%1 %2").arg(document.entity->label.translated(), document.title()).trimmed();
    entry.item.aside = dateText(date);
    QStringList words;
    for (const char *name : {"state", "total"}) {
        const Field *field = document.entity->find(QLatin1String(name));
        if (field != nullptr && !document.value(name).isEmpty()) {
            words.append(displayText(*field, document.value(name)));
        }
    }
    entry.item.text = words.join(u" · "_s);
    return entry;
}

void Timeline::put(const QString &part, const QList<Entry> &entries)
{
    m_parts[part] = entries;
    showEntries();
}

void Timeline::showEntries()
{
    QList<Entry> all;
    for (const QList<Entry> &entries : std::as_const(m_parts)) {
        all += entries;
    }
    std::stable_sort(all.begin(), all.end(), [](const Entry &a, const Entry &b) {
        if (a.open != b.open) {
            return a.open;
        }
        // The next to be done first, without date last; of what was, the latest first.
        const auto due = [](const Entry &entry) {
            return entry.at == 0 ? std::numeric_limits<Instant>::max() : entry.at;
        };
        return a.open ? due(a) < due(b) : a.at > b.at;
    });
    QList<FeedItem> items;
    for (const Entry &entry : std::as_const(all)) {
        items.append(entry.item);
    }
    m_list->setItems(items);
}

void Timeline::open(const QString &key)
{
    const Entity *kind = findEntity(key.section(u'/', 0, 0));
    if (kind != nullptr) {
        emit openRequested(Place::record(*kind, QUuid::fromString(key.section(u'/', 1))));
    }
}

} // namespace kontor
