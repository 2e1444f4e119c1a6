#pragma once

#include <QFutureWatcher>

#include <utility>

namespace kontor {

/// Calls `handler` with the future's result through the event loop of `context`'s thread, unless
/// `context` is gone by then or the future was cancelled.
///
/// Use this instead of QFuture::then(context, ...): Qt 6.4 asserts when the context was destroyed
/// before the future is done, which is what happens when a screen closes while it waits.
template <class T, class Handler>
void whenDone(const QFuture<T> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0) {
                             handler(watcher->result());
                         }
                     });
    watcher->setFuture(future);
}

} // namespace kontor
