#include "app/shell/start/due_activities.h"

#include "app/widgets/date_text.h"
#include "app/widgets/link_row.h"
#include "common/base/when_done.h"
#include "common/entities/crm/activity.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {
constexpr int rowsShown = 10;
} // namespace

DueActivities::DueActivities(const ScreenContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::grid);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
}

Filter DueActivities::filter() const
{
    const Instant tomorrow = m_context.clock.today().addDays(1).startOfDay().toMSecsSinceEpoch();
    return Filter::equal("done", Value(false))
        && Filter::equal("assigned", Value(m_context.source.identity().user))
        && Filter::compare("due", Filter::Op::Greater, Value(0))
        && Filter::compare("due", Filter::Op::Less, Value(tomorrow));
}

void DueActivities::read()
{
    Query query;
    query.entity = &Activity::entity;
    query.filter = filter();
    query.sort = {{u"due"_s, false}};
    query.joined = {u"party.name"_s};
    query.limit = rowsShown;
    whenDone(m_context.source.list(query), this, [this](const Result<Page> &page) {
        if (page) {
            showPage(*page);
        } else if (!m_shown) {
            emit failed(page.error());
        }
    });
}

void DueActivities::showPage(const Page &page)
{
    if (m_shown && m_rows == page.rows && m_more == page.hasMore) {
        return;
    }
    const int focused = focusedRow();
    m_rows = page.rows;
    m_more = page.hasMore;
    m_shown = true;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        addRow(m_rows.at(i), i);
    }
    if (m_rows.isEmpty()) {
        auto *nothing = new QLabel(tr("Nothing is due today."), this);
        nothing->setContentsMargins(2 * theme::grid, 0, 0, 0);
        nothing->setMinimumHeight(theme::rowHeight);
        theme::setTone(nothing, "muted");
        m_grid->addWidget(nothing, 0, 0, 1, 2);
    } else if (m_more) {
        auto *more = new LinkRow(tr("More …"), {}, {}, this);
        connect(more, &LinkRow::clicked, this,
                [this] { emit openRequested(Place::list(Activity::entity, filter())); });
        m_grid->addWidget(more, static_cast<int>(m_rows.size()), 1);
    }
    focusRow(focused);
}

void DueActivities::addRow(const ListRow &row, int at)
{
    const Record &activity = row.record;
    const Instant due = activity.value("due").toInt();
    const bool late = due < m_context.clock.now();
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(due);
    const QString when = time.date() == m_context.clock.today()
        ? QLocale().toString(time.time(), QLocale::ShortFormat)
        : agoText(due, m_context.clock.now());
    auto *line = new LinkRow(activity.title(), row.joined.value(0).toText(), when, this);
    line->setTone(late ? Tone::Negative : Tone::Neutral);
    connect(line, &LinkRow::clicked, this,
            [this, id = activity.id] { emit openRequested(Place::record(Activity::entity, id)); });
    auto *done = new QToolButton(this);
    done->setObjectName(u"complete"_s);
    done->setIcon(theme::icon("dialog-ok-apply", ColorRole::Positive));
    done->setToolTip(tr("Done: %1").arg(activity.title()));
    done->setAccessibleName(done->toolTip());
    done->setFocusPolicy(Qt::StrongFocus);
    done->setEnabled(m_context.source.rights().may(Activity::entity, "complete"));
    connect(done, &QToolButton::clicked, this, [this, activity] { complete(activity); });
    m_grid->addWidget(done, at, 0);
    m_grid->addWidget(line, at, 1);
}

void DueActivities::complete(const Record &activity)
{
    Arguments arguments;
    arguments.record = activity.id;
    arguments.baseVersion = activity.version;
    whenDone(m_context.source.execute(u"activity.complete"_s, arguments), this,
             [this, title = activity.title()](const Result<QList<Record>> &done) {
                 if (!done) {
                     emit failed(done.error());
                     return;
                 }
                 emit noticed(tr("Done: %1").arg(title));
                 read();
             });
}

/// Which line has the focus; -1: none.
int DueActivities::focusedRow() const
{
    const QList<QToolButton *> buttons = findChildren<QToolButton *>(u"complete"_s);
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        if (buttons.at(i)->hasFocus()) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void DueActivities::focusRow(int row)
{
    const QList<QToolButton *> buttons = findChildren<QToolButton *>(u"complete"_s);
    if (row >= 0 && !buttons.isEmpty()) {
        buttons.at(qMin<qsizetype>(row, buttons.size() - 1))->setFocus();
    }
}

} // namespace kontor
