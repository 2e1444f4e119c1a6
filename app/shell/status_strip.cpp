#include "app/shell/status_strip.h"

#include "app/widgets/date_text.h"
#include "app/widgets/theme.h"
#include "common/base/when_done.h"
#include "common/model/catalogue.h"
#include "common/model/error_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace kontor {

namespace {

QToolButton *makeButton(const char *name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({16, 16});
    theme::setTextSize(button, TextSize::Small);
    return button;
}

QIcon linkIcon(const SyncState &state)
{
    switch (state.link) {
    case SyncState::Link::Online:
        return theme::icon("network-connect", ColorRole::Positive);
    case SyncState::Link::Syncing:
    case SyncState::Link::Connecting:
        return theme::icon("view-refresh", ColorRole::Accent);
    case SyncState::Link::Offline:
        break;
    }
    return theme::icon("network-disconnect", ColorRole::Warning);
}

} // namespace

QString linkText(const SyncState &state)
{
    switch (state.link) {
    case SyncState::Link::Online:
        return state.waiting == 0 ? StatusStrip::tr("Online, all sent")
                                  : StatusStrip::tr("Online, sending %n", nullptr, state.waiting);
    case SyncState::Link::Syncing:
        return StatusStrip::tr("Getting the latest …");
    case SyncState::Link::Connecting:
        return StatusStrip::tr("Connecting …");
    case SyncState::Link::Offline:
        break;
    }
    return state.waiting == 0
        ? StatusStrip::tr("Offline, nothing waits to be sent")
        : StatusStrip::tr("Offline, %n waiting to be sent", nullptr, state.waiting);
}

StatusStrip::StatusStrip(DataSource &source, const Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_clock(clock),
      m_link(makeButton("syncState", this)),
      m_attention(makeButton("attention", this)),
      m_period(makeButton("period", this)),
      m_company(new QLabel(this)),
      m_user(makeButton("user", this)),
      m_userMenu(new QMenu(m_user))
{
    setObjectName(QStringLiteral("statusStrip"));
    m_company->setObjectName(QStringLiteral("company"));
    theme::setTextSize(m_company, TextSize::Small);
    theme::setTone(m_company, "muted");
    m_attention->setIcon(theme::icon("messagebox_warning", ColorRole::Warning));
    m_period->setIcon(theme::icon("view-calendar", ColorRole::TextMuted));
    m_period->setToolTip(tr("The period of the books that today falls into"));
    m_user->setIcon(theme::icon("user", ColorRole::TextMuted));
    m_user->setMenu(m_userMenu);
    m_user->setPopupMode(QToolButton::InstantPopup);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * theme::grid, 1, 2 * theme::grid, 1);
    layout->setSpacing(2 * theme::grid);
    layout->addWidget(m_link);
    layout->addWidget(m_attention);
    layout->addStretch(1);
    layout->addWidget(m_period);
    layout->addWidget(m_company);
    layout->addWidget(m_user);

    connect(m_link, &QToolButton::clicked, this, &StatusStrip::syncStateRequested);
    connect(m_attention, &QToolButton::clicked, this, &StatusStrip::attentionRequested);
    connect(m_period, &QToolButton::clicked, this, &StatusStrip::periodsRequested);
    connect(&source, &DataSource::stateChanged, this, &StatusStrip::showState);
    connect(&source, &DataSource::changed, this, [this](const Entity *entity) {
        if (entity == nullptr || entity->key() == QLatin1String("fiscal_period")) {
            showPeriod();
        }
    });
    showState();
    showPeriod();
}

void StatusStrip::showState()
{
    const SyncState state = m_source.state();
    const Identity identity = m_source.identity();
    m_link->setIcon(linkIcon(state));
    m_link->setText(linkText(state));
    QString tip = state.lastSync == 0
        ? tr("Server %1. Never level with it yet.").arg(identity.server)
        : tr("Server %1. Level with it %2.")
              .arg(identity.server, agoText(state.lastSync, m_clock.now()));
    if (!state.error.code.isEmpty()) {
        tip += QLatin1Char('\n') + errorText(state.error);
    }
    m_link->setToolTip(tip);
    m_attention->setVisible(state.attention > 0);
    m_attention->setText(tr("%n needs you", nullptr, state.attention));
    m_attention->setToolTip(tr("Changes that the server refused or that somebody else made too"));
    m_company->setText(identity.company);
    m_user->setText(identity.userName);
}

void StatusStrip::showPeriod()
{
    const Entity *entity = findEntity(QStringLiteral("fiscal_period"));
    m_period->hide();
    if (entity == nullptr || !m_source.rights().may(*entity, "read")) {
        return;
    }
    Query query;
    query.entity = entity;
    query.filter = Filter::compare("starts", Filter::Op::LessOrEqual, Value(m_clock.today()))
        && Filter::compare("ends", Filter::Op::GreaterOrEqual, Value(m_clock.today()));
    query.limit = 1;
    whenDone(m_source.list(query), this, [this](const Result<Page> &page) {
        if (page && !page->rows.isEmpty()) {
            const Record &period = page->rows.constFirst().record;
            const bool closed = period.value("state").toText() == QLatin1String("closed");
            m_period->setText(closed ? tr("Period %1, closed").arg(period.title())
                                     : tr("Period %1").arg(period.title()));
            m_period->show();
        }
    });
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(ColorRole::Sunken));
    painter.setPen(theme::color(ColorRole::Border));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace kontor
