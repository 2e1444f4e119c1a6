#include "app/shell/screen_frame.h"

#include "app/shell/message_strip.h"
#include "app/shell/screen_header.h"
#include "common/model/error_text.h"

#include <QLabel>
#include <QVBoxLayout>

namespace kontor {

ScreenFrame::ScreenFrame(const Place &place, const QString &title, const ScreenFactory &factory,
                         Drafts &drafts, QWidget *parent)
    : QWidget(parent),
      m_place(place),
      m_title(title),
      m_factory(factory),
      m_drafts(drafts),
      m_header(new ScreenHeader(this)),
      m_messages(new MessageStrip(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    m_header->hide();
    layout->addWidget(m_messages);
}

Place ScreenFrame::place() const
{
    return m_screen != nullptr ? m_screen->place() : m_place;
}

QString ScreenFrame::title() const
{
    return m_screen != nullptr ? m_screen->title() : m_title;
}

QIcon ScreenFrame::icon() const
{
    return m_screen != nullptr ? m_screen->icon() : QIcon();
}

void ScreenFrame::ensureScreen()
{
    if (m_screen != nullptr) {
        return;
    }
    m_screen = m_factory(m_place);
    if (m_screen == nullptr) {
        m_messages->showMessage(MessageStrip::Kind::Error,
                                tr("This screen is switched off, or your role does not show it."));
        m_title = m_title.isEmpty() ? tr("Not shown") : m_title;
        emit titleChanged();
        return;
    }
    layout()->addWidget(m_screen);
    m_screen->show();
    static_cast<QVBoxLayout *>(layout())->setStretchFactor(m_screen, 1);
    setFocusProxy(m_screen);
    connect(m_screen, &Screen::headerChanged, this, [this] {
        m_header->showScreen(*m_screen);
        emit titleChanged();
    });
    connect(m_screen, &Screen::openRequested, this, &ScreenFrame::openRequested);
    connect(m_screen, &Screen::draftRequested, this, &ScreenFrame::draftRequested);
    connect(m_screen, &Screen::closeRequested, this, &ScreenFrame::closeRequested);
    connect(m_screen, &Screen::failed, this, &ScreenFrame::showError);
    connect(m_screen, &Screen::noticed, this, &ScreenFrame::showNotice);
    connect(m_screen, &Screen::edited, this, &ScreenFrame::keepDraft);
    m_header->showScreen(*m_screen);
    m_header->show();

    const QVariantMap draft = m_drafts.content(m_place);
    if (!draft.isEmpty()) {
        m_screen->restoreDraft(draft);
    }
    emit titleChanged();
}

void ScreenFrame::takeFocus()
{
    if (m_screen == nullptr) {
        return;
    }
    QWidget *last = m_screen->focusWidget();
    (last != nullptr ? last : m_screen)->setFocus(Qt::OtherFocusReason);
}

void ScreenFrame::focusSearch()
{
    if (m_screen != nullptr && m_screen->searchField() != nullptr) {
        m_screen->searchField()->setFocus(Qt::ShortcutFocusReason);
    }
}

void ScreenFrame::triggerPrimary()
{
    if (m_screen == nullptr || m_screen->primaryAction() == nullptr) {
        return;
    }
    QAction *action = m_screen->primaryAction();
    if (action->isEnabled()) {
        action->trigger();
    } else {
        // The tool tip of a disabled action says why it is.
        m_messages->showMessage(MessageStrip::Kind::Notice, action->toolTip());
    }
}

void ScreenFrame::showError(const Error &error)
{
    m_messages->showMessage(MessageStrip::Kind::Error, errorText(error));
}

void ScreenFrame::showNotice(const QString &text)
{
    m_messages->clear();
    emit noticed(text);
}

void ScreenFrame::keepDraft()
{
    m_drafts.put(m_screen->place(), m_screen->title(), m_screen->draft());
    emit titleChanged();
}

} // namespace kontor
