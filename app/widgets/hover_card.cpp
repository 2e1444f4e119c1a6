#include "app/widgets/hover_card.h"

#include "common/base/when_done.h"

#include "app/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace kontor {

namespace {
constexpr int hoverDelayMs = 450;
constexpr int cardWidthMax = 360;
} // namespace

HoverCard::HoverCard(const ReferenceCard &card, QWidget *owner) : QFrame(owner, Qt::ToolTip)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_ShowWithoutActivating);
    theme::setPanel(this, "card");
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(3 * theme::grid, 2 * theme::grid, 3 * theme::grid, 2 * theme::grid);
    grid->setHorizontalSpacing(3 * theme::grid);
    grid->setVerticalSpacing(theme::grid);
    auto *title = new QLabel(card.title, this);
    title->setProperty("heading", true);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const ReferenceCard::Row &line : card.rows) {
        auto *label = new QLabel(line.label, this);
        theme::setTone(label, "muted");
        theme::setTextSize(label, TextSize::Small);
        auto *text = new QLabel(line.text, this);
        text->setWordWrap(line.text.size() > 40);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(text, row++, 1);
    }
    setMaximumWidth(cardWidthMax);
}

HoverCardShower::HoverCardShower(QWidget *owner, ReferenceLookup &lookup, Id id)
    : QObject(owner), m_owner(owner), m_lookup(&lookup), m_id(std::move(id))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(hoverDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &HoverCardShower::show);
    owner->installEventFilter(this);
}

void HoverCardShower::show()
{
    const QUuid id = m_id();
    if (id.isNull() || m_lookup == nullptr) {
        return;
    }
    whenDone(m_lookup->card(id), this, [this, id](const ReferenceCard &card) {
        if (card.title.isEmpty() || m_id() != id || !m_owner->isVisible()) {
            return;
        }
        hide();
        m_card = new HoverCard(card, m_owner);
        m_card->move(m_owner->mapToGlobal(QPoint(0, m_owner->height() + theme::grid)));
        m_card->show();
    });
}

void HoverCardShower::hide()
{
    m_delay.stop();
    if (m_card != nullptr) {
        m_card->close();
    }
}

bool HoverCardShower::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
        m_delay.start();
        break;
    case QEvent::Leave:
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::FocusOut:
    case QEvent::Hide:
        hide();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace kontor
