#include "app/shell/detached_window.h"

#include "app/shell/screen_frame.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace kontor {

DetachedWindow::DetachedWindow(ScreenFrame *frame) : m_frame(frame)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(frame);
    frame->show();
    connect(frame, &ScreenFrame::titleChanged, this, &DetachedWindow::showTitle);
    showTitle();

    auto *attach = new QShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+D")), this);
    connect(attach, &QShortcut::activated, this, &DetachedWindow::attachRequested);
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
}

ScreenFrame *DetachedWindow::takeFrame()
{
    ScreenFrame *frame = m_frame;
    disconnect(frame, nullptr, this, nullptr);
    layout()->removeWidget(frame);
    frame->setParent(nullptr);
    m_frame = nullptr;
    return frame;
}

void DetachedWindow::showTitle()
{
    setWindowTitle(tr("%1 – Kontor").arg(m_frame->title()));
    setWindowIcon(m_frame->icon());
}

} // namespace kontor
