#include "app/shell/workspace.h"

#include "app/shell/detached_window.h"
#include "app/shell/work_tab_bar.h"

#include <QApplication>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kontor {

namespace {

constexpr qsizetype visitedLimit = 100;

bool isSame(const Place &open, const Place &wanted)
{
    return wanted.target.id.isNull()
        ? open == wanted
        : open.target.id == wanted.target.id && open.target.entity == wanted.target.entity;
}

} // namespace

Workspace::Workspace(ScreenFactory factory, Drafts &drafts, QWidget *parent)
    : QWidget(parent),
      m_factory(std::move(factory)),
      m_drafts(drafts),
      m_tabs(new WorkTabBar(this)),
      m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &Workspace::tabChanged);
    connect(m_tabs, &QTabBar::tabCloseRequested, this, &Workspace::closeTab);
    connect(m_tabs, &QTabBar::tabMoved, this, [this](int from, int to) {
        QWidget *page = m_stack->widget(from);
        m_stack->removeWidget(page);
        m_stack->insertWidget(to, page);
        m_stack->setCurrentIndex(m_tabs->currentIndex());
    });
    connect(m_tabs, &WorkTabBar::detachRequested, this, &Workspace::detach);
    connect(m_tabs, &WorkTabBar::closeOthersRequested, this, [this](int kept) {
        for (int i = m_tabs->count() - 1; i >= 0; --i) {
            if (i != kept) {
                closeTab(i);
            }
        }
    });
    connect(m_tabs, &WorkTabBar::closeAllRequested, this, [this] {
        for (int i = m_tabs->count() - 1; i >= 0; --i) {
            closeTab(i);
        }
    });
}

Workspace::~Workspace()
{
    qDeleteAll(m_windows);
}

ScreenFrame *Workspace::open(const Place &place)
{
    ScreenFrame *frame = find(place);
    if (frame == nullptr) {
        frame = makeFrame(place, {});
        goTo(addTab(frame, m_tabs->currentIndex() + 1));
    } else if (const int index = indexOf(frame); index >= 0) {
        goTo(index);
    } else {
        frame->window()->show();
        frame->window()->raise();
        frame->window()->activateWindow();
    }
    frame->takeFocus();
    emit opened(frame->place(), frame->title());
    return frame;
}

ScreenFrame *Workspace::openInWindow(const Place &place)
{
    ScreenFrame *frame = find(place);
    if (frame == nullptr) {
        frame = makeFrame(place, {});
        windowFor(frame)->show();
    } else if (const int index = indexOf(frame); index >= 0) {
        detach(index);
    } else {
        frame->window()->activateWindow();
    }
    emit opened(frame->place(), frame->title());
    return frame;
}

ScreenFrame *Workspace::current() const
{
    if (const auto *window = qobject_cast<DetachedWindow *>(QApplication::activeWindow())) {
        return window->frame();
    }
    return frameAt(m_tabs->currentIndex());
}

QList<ScreenFrame *> Workspace::frames() const
{
    QList<ScreenFrame *> frames;
    for (int i = 0; i < m_stack->count(); ++i) {
        frames.append(frameAt(i));
    }
    for (const QPointer<QWidget> &window : m_windows) {
        if (const auto *detached = qobject_cast<DetachedWindow *>(window.data())) {
            frames.append(detached->frame());
        }
    }
    return frames;
}

ScreenFrame *Workspace::makeFrame(const Place &place, const QString &title)
{
    auto *frame = new ScreenFrame(place, title, m_factory, m_drafts);
    connect(frame, &ScreenFrame::titleChanged, this, [this, frame] { updateTab(frame); });
    connect(frame, &ScreenFrame::openRequested, this, &Workspace::open);
    connect(frame, &ScreenFrame::draftRequested, this,
            [this](const Place &to, const QVariantMap &draft) {
                if (Screen *screen = open(to)->screen()) {
                    screen->restoreDraft(draft);
                }
            });
    connect(frame, &ScreenFrame::closeRequested, this, [this, frame] { closeFrame(frame); });
    connect(frame, &ScreenFrame::noticed, this, &Workspace::noticed);
    return frame;
}

int Workspace::addTab(ScreenFrame *frame, int index)
{
    // Without signals, since the tab exists before its page does.
    const QSignalBlocker blocker(m_tabs);
    const int at = m_tabs->insertTab(index, frame->title());
    m_stack->insertWidget(at, frame);
    return at;
}

/// Shows a tab, even when the bar takes it for the current one already, as it does with its first.
void Workspace::goTo(int index)
{
    if (m_tabs->currentIndex() == index) {
        tabChanged(index);
    } else {
        m_tabs->setCurrentIndex(index);
    }
}

int Workspace::indexOf(const ScreenFrame *frame) const
{
    return m_stack->indexOf(const_cast<ScreenFrame *>(frame));
}

ScreenFrame *Workspace::frameAt(int index) const
{
    return qobject_cast<ScreenFrame *>(m_stack->widget(index));
}

ScreenFrame *Workspace::find(const Place &place) const
{
    for (ScreenFrame *frame : frames()) {
        if (isSame(frame->place(), place) || isSame(frame->origin(), place)) {
            return frame;
        }
    }
    return nullptr;
}

void Workspace::tabChanged(int index)
{
    ScreenFrame *frame = frameAt(index);
    m_stack->setCurrentIndex(index);
    if (frame == nullptr) {
        emit currentChanged();
        return;
    }
    frame->ensureScreen();
    frame->takeFocus();
    if (!m_travelling) {
        m_ahead.clear();
        m_visited.removeAll(frame);
        m_visited.append(frame);
        if (m_visited.size() > visitedLimit) {
            m_visited.removeFirst();
        }
    }
    emit currentChanged();
}

void Workspace::closeCurrent()
{
    if (ScreenFrame *frame = current()) {
        closeFrame(frame);
    }
}

void Workspace::closeFrame(ScreenFrame *frame)
{
    const int index = indexOf(frame);
    if (index >= 0) {
        closeTab(index);
    } else {
        frame->window()->close();
    }
}

void Workspace::closeTab(int index)
{
    ScreenFrame *frame = frameAt(index);
    m_visited.removeAll(frame);
    m_ahead.removeAll(frame);
    m_visited.removeAll(nullptr);
    // Back to where the person came from, not to the neighbour.
    if (index == m_tabs->currentIndex() && !m_visited.isEmpty()) {
        m_tabs->setCurrentIndex(indexOf(m_visited.constLast()));
        index = indexOf(frame);
    }
    {
        const QSignalBlocker blocker(m_tabs);
        m_tabs->removeTab(index);
        m_stack->removeWidget(frame);
    }
    frame->deleteLater();
    tabChanged(m_tabs->currentIndex());
}

void Workspace::goBack()
{
    m_visited.removeAll(nullptr);
    if (m_visited.size() < 2) {
        return;
    }
    m_ahead.append(m_visited.takeLast());
    const QScopedValueRollback<bool> travelling(m_travelling, true);
    m_tabs->setCurrentIndex(indexOf(m_visited.constLast()));
}

void Workspace::goForward()
{
    m_ahead.removeAll(nullptr);
    if (m_ahead.isEmpty()) {
        return;
    }
    m_visited.append(m_ahead.takeLast());
    const QScopedValueRollback<bool> travelling(m_travelling, true);
    m_tabs->setCurrentIndex(indexOf(m_visited.constLast()));
}

void Workspace::nextTab(int step)
{
    const int count = m_tabs->count();
    if (count > 0) {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + step + count) % count);
    }
}

void Workspace::detachCurrent()
{
    if (m_tabs->currentIndex() >= 0) {
        detach(m_tabs->currentIndex());
    }
}

ScreenFrame *Workspace::detach(int index)
{
    ScreenFrame *frame = frameAt(index);
    {
        const QSignalBlocker blocker(m_tabs);
        m_tabs->removeTab(index);
        m_stack->removeWidget(frame);
    }
    m_visited.removeAll(frame);
    m_ahead.removeAll(frame);
    tabChanged(m_tabs->currentIndex());
    windowFor(frame)->show();
    return frame;
}

QWidget *Workspace::windowFor(ScreenFrame *frame)
{
    frame->ensureScreen();
    auto *detached = new DetachedWindow(frame);
    connect(detached, &DetachedWindow::attachRequested, this, [this, detached] {
        ScreenFrame *held = detached->takeFrame();
        detached->close();
        attach(held);
    });
    detached->resize(size() * 0.8);
    m_windows.removeAll(nullptr);
    m_windows.append(detached);
    return detached;
}

void Workspace::attach(ScreenFrame *frame)
{
    goTo(addTab(frame, m_tabs->count()));
    updateTab(frame);
    window()->activateWindow();
}

void Workspace::updateTab(const ScreenFrame *frame)
{
    const int index = indexOf(frame);
    if (index < 0) {
        return;
    }
    // A dot before the title marks what is not saved yet.
    const QString title = QString(frame->title()).replace(QLatin1Char('&'), QLatin1String("&&"));
    m_tabs->setTabText(index, frame->hasDraft() ? tr("• %1").arg(title) : title);
    m_tabs->setTabToolTip(index, frame->title());
    m_tabs->setTabIcon(index, frame->icon());
}

QVariantMap Workspace::saved() const
{
    const auto entryOf = [](const ScreenFrame *frame) {
        return QVariantMap{{QStringLiteral("place"), toVariant(frame->place())},
                           {QStringLiteral("title"), frame->title()}};
    };
    QVariantList tabs;
    for (int i = 0; i < m_stack->count(); ++i) {
        tabs.append(entryOf(frameAt(i)));
    }
    QVariantList windows;
    for (const QPointer<QWidget> &window : m_windows) {
        if (const auto *detached = qobject_cast<DetachedWindow *>(window.data())) {
            QVariantMap entry = entryOf(detached->frame());
            entry.insert(QStringLiteral("geometry"), detached->saveGeometry());
            windows.append(entry);
        }
    }
    return {{QStringLiteral("tabs"), tabs},
            {QStringLiteral("current"), m_tabs->currentIndex()},
            // That of the titles: a new one may hold already.
            {QStringLiteral("language"), locale().name()},
            {QStringLiteral("windows"), windows}};
}

void Workspace::restore(const QVariantMap &saved)
{
    const auto frameOf = [this](const QVariantMap &entry) {
        return makeFrame(placeFromVariant(entry.value(QStringLiteral("place")).toMap()),
                         entry.value(QStringLiteral("title")).toString());
    };
    for (const QVariant &entry : saved.value(QStringLiteral("tabs")).toList()) {
        ScreenFrame *frame = frameOf(entry.toMap());
        addTab(frame, m_tabs->count());
        updateTab(frame);
    }
    for (const QVariant &entry : saved.value(QStringLiteral("windows")).toList()) {
        QWidget *detached = windowFor(frameOf(entry.toMap()));
        detached->restoreGeometry(entry.toMap().value(QStringLiteral("geometry")).toByteArray());
        detached->show();
    }
    if (m_tabs->count() > 0) {
        const int current = saved.value(QStringLiteral("current")).toInt();
        goTo(qBound(0, current, m_tabs->count() - 1));
    }
    if (saved.value(QStringLiteral("language")).toString() != QLocale().name()) {
        // The titles of tabs that were not shown yet speak another language: ask their screens.
        const QList<ScreenFrame *> open = frames();
        for (ScreenFrame *frame : open) {
            frame->ensureScreen();
        }
    }
}

} // namespace kontor
