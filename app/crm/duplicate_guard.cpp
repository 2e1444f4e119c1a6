#include "app/crm/duplicate_guard.h"

#include "app/views/record_form.h"

#include "common/base/when_done.h"
#include "common/entities/party/party.h"
#include "common/rules/match_name.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace kontor {

using namespace Qt::StringLiterals;

namespace {

constexpr int typingPauseMs = 250;
constexpr int shownMost = 4;
/// Shorter beginnings of a name are like half of all customers.
constexpr int nameLeast = 4;
constexpr int nameLeastInChinese = 2;
constexpr int digitsLeast = 6;

bool isTelling(const QString &name)
{
    const bool chinese = std::any_of(name.begin(), name.end(),
                                     [](QChar c) { return c.script() == QChar::Script_Han; });
    return name.size() >= (chinese ? nameLeastInChinese : nameLeast);
}

} // namespace

DuplicateGuard::DuplicateGuard(const ScreenContext &context, RecordView &view)
    : QFrame(&view), m_context(context), m_view(view), m_links(new QHBoxLayout)
{
    theme::setPanel(this, "card");
    auto *label = new QLabel(tr("Looks like one that is there already:"), this);
    theme::setTone(label, "warning");
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * theme::grid, theme::grid, 3 * theme::grid, theme::grid);
    layout->setSpacing(3 * theme::grid);
    layout->addWidget(label);
    layout->addLayout(m_links);
    layout->addStretch(1);
    m_links->setSpacing(4 * theme::grid);
    hide();
    view.addNotice(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPauseMs);
    connect(&m_delay, &QTimer::timeout, this, &DuplicateGuard::search);
    connect(view.form(), &RecordForm::edited, this, [this] { m_delay.start(); });
    connect(this, &DuplicateGuard::openRequested, &view, &Screen::openRequested);
}

Filter DuplicateGuard::alike(const Record &party)
{
    QList<Filter> parts;
    const QString name = rules::matchName(party.value("name").toText());
    if (isTelling(name)) {
        parts.append(Filter::compare("match_name", Filter::Op::StartsWith, Value(name)));
    }
    const QString phone = party.value("phone").toText().trimmed();
    const auto digits =
        std::count_if(phone.begin(), phone.end(), [](QChar c) { return c.isDigit(); });
    if (digits >= digitsLeast) {
        parts.append(Filter::equal("phone", Value(phone)));
    }
    if (const QString number = party.value("tax_number").toText().trimmed(); !number.isEmpty()) {
        parts.append(Filter::equal("tax_number", Value(number)));
    }
    return Filter::any(parts);
}

void DuplicateGuard::search()
{
    const int round = ++m_round;
    const Filter filter = alike(m_view.edit().record());
    if (!m_view.edit().isNew() || filter.parts.isEmpty()) {
        showFound({});
        return;
    }
    Query query;
    query.entity = &Party::entity;
    query.filter =
        filter && Filter::compare("id", Filter::Op::NotEqual, Value(m_view.edit().record().id));
    query.sort = {{u"name"_s, false}};
    query.limit = shownMost;
    query.withArchived = true;
    whenDone(m_context.source.list(query), this, [this, round](const Result<Page> &page) {
        if (page && round == m_round) {
            showFound(page->rows);
        }
    });
}

void DuplicateGuard::showFound(const QList<ListRow> &rows)
{
    while (QLayoutItem *item = m_links->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_found.clear();
    for (const ListRow &row : rows) {
        const Record &party = row.record;
        const QString phone = party.value("phone").toText();
        const QString text =
            phone.isEmpty() ? party.title() : tr("%1, %2").arg(party.title(), phone);
        m_found.append(party.title());
        auto *link = new QPushButton(text, this);
        theme::setKind(link, "link");
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this,
                [this, id = party.id] { emit openRequested(Place::record(Party::entity, id)); });
        m_links->addWidget(link);
    }
    setVisible(!rows.isEmpty());
}

} // namespace kontor
