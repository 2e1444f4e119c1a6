#include "app/views/attention_inbox.h"

#include "app/views/conflict_view.h"
#include "app/views/refusal_view.h"

#include "app/widgets/date_text.h"
#include "app/widgets/empty_state.h"
#include "app/widgets/feed_list.h"

#include "common/base/when_done.h"
#include "common/model/error_text.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int listWidth = 70 * theme::grid;

QString keyOf(const AttentionItem &item)
{
    return item.command.toString(QUuid::WithoutBraces);
}

QString titleOf(const AttentionItem &item)
{
    return item.title.isEmpty() ? item.entity->label.translated() : item.title;
}

QVariantMap variants(const Record &record)
{
    QVariantMap values;
    for (qsizetype i = 0; i < record.values.size(); ++i) {
        if (!record.values.at(i).isBlank()) {
            values.insert(QString::fromLatin1(record.entity->fields.at(i).name),
                          toVariant(record.values.at(i)));
        }
    }
    return values;
}

QVariantMap variants(const QMap<QString, Value> &values)
{
    QVariantMap map;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        map.insert(it.key(), toVariant(it.value()));
    }
    return map;
}

} // namespace

AttentionInbox::AttentionInbox(const ScreenContext &context, QWidget *parent)
    : Screen(context, parent),
      m_list(new FeedList(this)),
      m_pages(new QStackedWidget(this)),
      m_heading(new QLabel(this)),
      m_conflict(new ConflictView(context, this)),
      m_refusal(new RefusalView(context, this)),
      m_empty(new EmptyState(this))
{
    m_save = makeAction("save", tr("Save decision"), {}, &AttentionInbox::saveDecision);
    m_mine = makeAction("mine", tr("Keep all mine"), QKeySequence(Qt::ALT | Qt::Key_M),
                        &AttentionInbox::keepMine);
    m_theirs = makeAction("theirs", tr("Take all theirs"), QKeySequence(Qt::ALT | Qt::Key_T),
                          &AttentionInbox::takeTheirs);
    m_edit = makeAction("edit", tr("Edit"), QKeySequence(Qt::Key_F2), &AttentionInbox::edit);
    m_retry = makeAction("retry", tr("Try again"), QKeySequence(Qt::ALT | Qt::Key_R),
                         &AttentionInbox::retry);
    m_open = makeAction("open", tr("Open the record"), QKeySequence(Qt::ALT | Qt::Key_O),
                        &AttentionInbox::openRecord);
    m_discard = makeAction("discard", tr("Discard…"), QKeySequence(Qt::Key_Delete),
                           &AttentionInbox::discard);
    buildLayout();
    m_reading.setSingleShot(true);
    connect(&m_reading, &QTimer::timeout, this, &AttentionInbox::read);
    connect(&source(), &DataSource::stateChanged, this, [this] { m_reading.start(); });
    connect(m_list, &FeedList::currentKeyChanged, this, &AttentionInbox::showCurrent);
    connect(m_list, &FeedList::opened, m_conflict,
            [this] { m_conflict->setFocus(Qt::TabFocusReason); });
    connect(m_conflict, &ConflictView::changed, this, &AttentionInbox::updateActions);
    connect(m_conflict, &ConflictView::openRequested, this, &Screen::openRequested);
    read();
}

QAction *AttentionInbox::makeAction(const char *name, const QString &text, const QKeySequence &key,
                                    void (AttentionInbox::*act)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void AttentionInbox::buildLayout()
{
    m_list->setSelecting(true);
    m_list->setMinimumWidth(listWidth);
    m_list->setAccessibleName(title());
    m_heading->setWordWrap(true);
    theme::setTextSize(m_heading, TextSize::Large);
    auto *page = new QWidget(this);
    theme::setPanel(page, "surface");
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(theme::margin, theme::margin, theme::margin, theme::margin);
    column->setSpacing(2 * theme::grid);
    column->addWidget(m_heading);
    // Not stacked: each is as high as it needs to be in the width that there is.
    column->addWidget(m_conflict);
    column->addWidget(m_refusal);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    m_empty->setIcon("dialog-ok");
    m_empty->setTexts(tr("Nothing needs your attention"),
                      tr("Here you will find what you changed at the same time as somebody else, "
                         "and what the server refused, until you decide about it."));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_list);
}

QIcon AttentionInbox::icon() const
{
    return theme::icon("mail-folder-inbox", ColorRole::TextMuted);
}

void AttentionInbox::read()
{
    whenDone(source().attention(), this, [this](const Result<QList<AttentionItem>> &items) {
        if (items) {
            takeItems(*items);
        } else {
            emit failed(items.error());
        }
    });
}

void AttentionInbox::takeItems(const QList<AttentionItem> &items)
{
    m_items = items;
    m_items.removeIf([](const AttentionItem &item) { return item.entity == nullptr; });
    QList<FeedItem> shown;
    for (const AttentionItem &item : std::as_const(m_items)) {
        const bool conflict = !item.conflicts.isEmpty();
        FeedItem entry{keyOf(item), conflict ? "merge" : "dialog-cancel"};
        entry.iconColor = conflict ? ColorRole::Warning : ColorRole::Negative;
        entry.heading = titleOf(item);
        entry.aside = agoText(item.at, clock().now());
        entry.opens = true;
        QStringList fields;
        for (const FieldConflict &each : item.conflicts) {
            if (const Field *field = item.entity->find(each.field)) {
                fields.append(field->label.translated());
            }
        }
        entry.text = conflict ? tr("%1: also changed by somebody else (%2)")
                                    .arg(item.entity->label.translated(), fields.join(u", "_s))
                              : tr("%1: %2").arg(RefusalView::verb(item), errorText(item.error));
        shown.append(entry);
    }
    m_list->setItems(shown);
    m_pages->setCurrentIndex(m_items.isEmpty() ? 0 : 1);
    if (m_list->currentKey().isEmpty() && !m_items.isEmpty()) {
        m_list->setCurrentKey(keyOf(m_items.first()));
    }
    showCurrent();
    emit headerChanged();
}

const AttentionItem *AttentionInbox::current() const
{
    const QString key = m_list->currentKey();
    const auto item =
        std::find_if(m_items.begin(), m_items.end(),
                     [&key](const AttentionItem &each) { return keyOf(each) == key; });
    return item != m_items.end() ? &*item : nullptr;
}

bool AttentionInbox::isConflict() const
{
    return current() != nullptr && !current()->conflicts.isEmpty();
}

void AttentionInbox::showCurrent()
{
    const AttentionItem *item = current();
    if (item != nullptr && (keyOf(*item) != m_shown || item->conflicts != m_shownConflicts)) {
        m_heading->setText(titleOf(*item));
        if (item->conflicts.isEmpty()) {
            m_refusal->showItem(*item);
        } else {
            m_conflict->showItem(*item);
        }
        m_conflict->setVisible(isConflict());
        m_refusal->setVisible(!isConflict());
    }
    m_shown = item != nullptr ? keyOf(*item) : QString();
    m_shownConflicts = item != nullptr ? item->conflicts : QList<FieldConflict>();
    updateActions();
}

void AttentionInbox::updateActions()
{
    const AttentionItem *item = current();
    const bool refused = item != nullptr && !isConflict();
    for (QAction *action : {m_save, m_mine, m_theirs}) {
        action->setVisible(isConflict());
        action->setEnabled(isConflict());
    }
    m_save->setEnabled(isConflict() && m_conflict->isDecided());
    m_save->setToolTip(m_save->isEnabled() ? tr("Save what was decided")
                                           : tr("Decide about each field first"));
    for (QAction *action : {m_retry, m_edit, m_discard}) {
        action->setVisible(refused);
        action->setEnabled(refused);
    }
    m_open->setEnabled(item != nullptr);
    m_open->setVisible(item != nullptr && item->name.section(u'.', 1) != "create"_L1);
    emit headerChanged();
}

QAction *AttentionInbox::primaryAction() const
{
    return current() == nullptr ? nullptr : isConflict() ? m_save : m_edit;
}

QList<QAction *> AttentionInbox::secondaryActions() const
{
    return current() == nullptr ? QList<QAction *>()
        : isConflict()          ? QList<QAction *>{m_mine, m_theirs, m_open}
                                : QList<QAction *>{m_retry, m_open, m_discard};
}

void AttentionInbox::save()
{
    if (m_save->isEnabled()) {
        saveDecision();
    }
}

void AttentionInbox::keepMine()
{
    m_conflict->chooseAll(true);
}

void AttentionInbox::takeTheirs()
{
    m_conflict->chooseAll(false);
}

void AttentionInbox::saveDecision()
{
    if (const AttentionItem *item = current(); item != nullptr && m_conflict->isDecided()) {
        resolve(item->command, m_conflict->resolution(), tr("Decided: %1").arg(titleOf(*item)));
    }
}

void AttentionInbox::retry()
{
    if (const AttentionItem *item = current()) {
        resolve(item->command, {Resolution::Kind::Retry, {}},
                tr("Sent again: %1").arg(titleOf(*item)));
    }
}

/// What was typed becomes a draft again, which lasts until it is saved; then it waits no more.
void AttentionInbox::edit()
{
    const AttentionItem *item = current();
    if (item == nullptr) {
        return;
    }
    const QString action = item->name.section(u'.', 1);
    const bool typed = action == "create"_L1 || action == "update"_L1;
    if (!typed || !source().rights().may(*item->entity, "read")) {
        openRecord();
        return;
    }
    if (item->entity->lines != nullptr) {
        editDocument(*item);
        return;
    }
    Place place = Place::record(*item->entity, item->record);
    place.isNew = action == "create"_L1;
    emit draftRequested(place,
                        {{u"values"_s, variants(item->arguments.values)},
                         {u"base"_s, variants(item->arguments.base)}});
    resolve(item->command, {Resolution::Kind::Discard, {}}, {});
}

/// A document's draft is the whole document.
void AttentionInbox::editDocument(const AttentionItem &item)
{
    const bool isNew = item.name.endsWith(u".create"_s);
    const auto open = [this, item, isNew](Record record) {
        for (auto it = item.arguments.values.cbegin(); it != item.arguments.values.cend(); ++it) {
            if (const Field *field = item.entity->find(it.key())) {
                record.set(field->name, it.value());
            }
        }
        QVariantList lines;
        const QList<Record> given = item.arguments.lines.value_or(record.lines);
        for (const Record &line : given) {
            lines.append(QVariantMap{{u"id"_s, line.id}, {u"values"_s, variants(line)}});
        }
        Place place = Place::record(*item.entity, item.record);
        place.isNew = isNew;
        emit draftRequested(place, {{u"values"_s, variants(record)}, {u"lines"_s, lines}});
        resolve(item.command, {Resolution::Kind::Discard, {}}, {});
    };
    if (isNew) {
        open(Record(*item.entity));
        return;
    }
    whenDone(source().read(*item.entity, item.record), this,
             [this, open](const Result<Record> &record) {
                 if (record) {
                     open(*record);
                 } else {
                     emit failed(record.error());
                 }
             });
}

void AttentionInbox::openRecord()
{
    if (const AttentionItem *item = current()) {
        emit openRequested(Place::record(*item->entity, item->record));
    }
}

void AttentionInbox::discard()
{
    const AttentionItem *item = current();
    if (item == nullptr) {
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Question, tr("Discard"),
                                     tr("Discard: %1?").arg(titleOf(*item)), {}, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("What you typed is given up for good. What the server has stays as it is."));
    QPushButton *agree = question->addButton(tr("Discard"), QMessageBox::AcceptRole);
    theme::setKind(agree, "danger");
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(agree, &QPushButton::clicked, this,
            [this, command = item->command, title = titleOf(*item)] {
                resolve(command, {Resolution::Kind::Discard, {}}, tr("Discarded: %1").arg(title));
            });
    question->open();
}

void AttentionInbox::resolve(const QUuid &command, const Resolution &resolution,
                             const QString &notice)
{
    whenDone(source().resolve(command, resolution), this,
             [this, notice](const Result<void> &resolved) {
                 if (!resolved) {
                     emit failed(resolved.error());
                     return;
                 }
                 if (!notice.isEmpty()) {
                     emit noticed(notice);
                 }
                 read();
             });
}

} // namespace kontor
