#pragma once

#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <type_traits>
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

/// As whenDone(), and gives what the handler makes of the result as a future of its own; that one
/// is cancelled when `context` is gone first, or when the future was.
template <class T, class Handler>
auto followUp(const QFuture<T> &future, QObject *context, Handler handler)
    -> QFuture<std::invoke_result_t<Handler, const T &>>
{
    const auto promise = std::make_shared<QPromise<std::invoke_result_t<Handler, const T &>>>();
    promise->start();
    whenDone(future, context, [promise, handler = std::move(handler)](const T &result) mutable {
        promise->addResult(handler(result));
        promise->finish();
    });
    return promise->future();
}

} // namespace kontor
